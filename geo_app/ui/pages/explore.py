"""The page Explore."""

import streamlit as st

from geo_app.reading.kept import kept
from geo_app.reading.pages.explore import explore_head, selection_part, shown_part
from geo_app.reading.panels.perspectives import perspective_links
from geo_app.reading.reader import Reader
from geo_app.ui.bridge.follow import follow
from geo_app.ui.bridge.map_frame import map_beside
from geo_app.ui.page import open_page, style_reading


def page() -> None:
    """Show the page."""
    reader = open_page("explore")
    style_reading()
    with map_beside(reader):
        st.html(explore_head(reader))
        follow(reader, _panels)
        st.html(perspective_links(reader))


def _panels(reader: Reader) -> None:
    # A place of its own, filled or not: what stands below keeps what the reader has opened in it.
    with st.container():
        if panel := selection_part(reader):
            st.html(panel)
    st.html(kept(shown_part, reader))
