"""The page Explore."""

import streamlit as st

from geo_app.reading.pages.explore import explore_head, selection_part, shown_part
from geo_app.reading.panels.perspectives import perspective_links
from geo_app.reading.reader import Reader
from geo_app.ui.bridge.follow import follow
from geo_app.ui.bridge.map_frame import map_beside
from geo_app.ui.page import open_page, style_reading

SHOWN = ("look", "scenario", "date", "select", "set", "cut", "rocks", "name")
"""Fields that the panel of what is shown depends on."""


def page() -> None:
    """Show the page."""
    reader = open_page("explore")
    style_reading()
    with map_beside(reader):
        st.html(explore_head(reader))
        follow(reader, "selection", _selection, ("date", "select"))
        follow(reader, "shown", lambda shown: st.html(shown_part(shown)), SHOWN)
        follow(reader, "names", lambda shown: st.html(perspective_links(shown)), ("perspective",))


def _selection(reader: Reader) -> None:
    if panel := selection_part(reader):
        st.html(panel)
