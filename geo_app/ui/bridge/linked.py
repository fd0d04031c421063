"""A map beside a panel, each in its column."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import streamlit as st

from geo_app.ui.bridge.map_frame import show_map
from geo_app.ui.reader import Reader

MAP_TO_PANEL = (68, 32)
"""Shares of the width of the map and of the panel."""


@contextmanager
def map_beside(
    reader: Reader,
    shares: tuple[int, int] = MAP_TO_PANEL,
    *,
    mode: Literal["", "lab"] = "",
    panel: bool = False,
) -> Iterator[None]:
    """Show the map; what is drawn inside the context stands in the panel beside it.

    Parameters
    ----------
    reader : Reader
        Data and language.
    shares : tuple of two int
        Shares of the width, map first.
    mode, panel
        See :func:`geo_app.ui.bridge.map_frame.show_map`.
    """
    map_column, panel_column = st.columns(shares, gap="medium")
    with map_column, st.container(key="map-column"):
        show_map(reader, mode=mode, panel=panel)
    with panel_column, st.container(key="panel-column"):
        yield
