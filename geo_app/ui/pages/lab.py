"""The page Scenario lab."""

import streamlit as st

from geo_app.reading.pages.lab import figures_part, islands_part, lab_head, straits_part
from geo_app.reading.panels.give_table import holders
from geo_app.reading.panels.perspectives import perspective_links
from geo_app.reading.reader import Reader
from geo_app.ui.bridge.follow import follow
from geo_app.ui.bridge.map_frame import map_beside
from geo_app.ui.page import open_page
from geo_app.ui.scripts import scripted
from geo_app.views.view import allocation

ALLOCATION = ("scenario", "set", "cut", "rocks", "name")
"""Fields of the state that decide who holds what, and how it is called."""

# The table stays as it is; only the marks move, so that a change costs a list of parties.
_marks = scripted("give_marks")


def page() -> None:
    """Show the page."""
    reader = open_page("lab")
    with map_beside(reader):
        st.html(lab_head(reader))
        follow(reader, "figures", _figures, ALLOCATION)
        follow(reader, "islands", lambda shown: st.html(islands_part(shown)), ("perspective",))
        if reader.catalog.straits:
            follow(reader, "straits", lambda shown: st.html(straits_part(shown)), ALLOCATION)
        follow(reader, "names", lambda shown: st.html(perspective_links(shown)), ("perspective",))


def _figures(reader: Reader) -> None:
    st.html(figures_part(reader))
    shared = allocation(reader.catalog, reader.shown)
    _marks(key="give-marks", data={"parties": holders(reader, shared)})
