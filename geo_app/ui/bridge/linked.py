"""A map beside a panel, each in its column."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_app.reading.reader import Reader
from geo_app.ui.bridge import session
from geo_app.ui.bridge.map_frame import show_map
from geo_app.ui.bridge.page_maps import PAGE_MAPS


@contextmanager
def map_beside(reader: Reader) -> Iterator[DeltaGenerator]:
    """Show the map of the page; what is drawn inside the context stands in the panel beside it.

    Yields
    ------
    DeltaGenerator
        The column of the map, for what stands under it.
    """
    place = PAGE_MAPS[session.page()]
    map_column, panel_column = st.columns((place.width, place.panel), gap="medium")
    under_map = map_column.container(key=place.column)
    with under_map:
        show_map(reader, place.frame)
    with panel_column, st.container(key="panel-column"):
        yield under_map
