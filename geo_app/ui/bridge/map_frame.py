"""The map on a page: one iframe on the map document, moved by messages, never reloaded."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_app.data.contents import Catalog
from geo_app.reading.map_state import message_of, scenes_of
from geo_app.reading.reader import Reader
from geo_app.server.routes import map_address
from geo_app.ui.bridge import session
from geo_app.ui.bridge.page_maps import PAGE_MAPS
from geo_app.ui.scripts import scripted
from geo_app.views.codec import ALWAYS, encoded, frame_to_query, to_query
from geo_app.views.view import FrameOptions, View

_frame = scripted("map_frame", '<div class="map-frame"></div>')
_messenger = scripted("map_messenger")


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
        _show_map(reader, place.frame)
    with panel_column, st.container(key="panel-column"):
        yield under_map


def _show_map(reader: Reader, frame: FrameOptions) -> None:
    """Place the map; what the reader does in it becomes the state of the page."""
    shown = session.current()
    _frame(
        key="map",
        data={
            "source": framed_address(reader.catalog, shown, frame),
            "title": reader.say("map.label"),
            "state": message_of(reader.catalog, shown),
            "command": session.pending_command(),
            "scenes": scenes_of(reader.catalog),
        },
    )


def framed_address(catalog: Catalog, view: View, frame: FrameOptions) -> str:
    """Return the address of the map document that shows a view first; the page adds its theme."""
    query = to_query(catalog, view, always=ALWAYS) | frame_to_query(frame)
    return f"{map_address(catalog, view.lang)}#{encoded(query)}"


def move_map() -> None:
    """Hand the latest command to the map, from a part of the page that runs without it."""
    _messenger(key="messenger", data={"command": session.pending_command()})
