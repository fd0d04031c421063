"""The page Scenario lab."""

import streamlit as st

from geo_app.reading.kept import kept
from geo_app.reading.pages.lab import figures_part, islands_part, lab_head, straits_part
from geo_app.reading.panels.give_table import holders
from geo_app.reading.panels.perspectives import perspective_links
from geo_app.reading.reader import Reader
from geo_app.ui.bridge.follow import follow
from geo_app.ui.bridge.map_frame import map_beside
from geo_app.ui.page import open_page
from geo_app.ui.scripts import scripted
from geo_app.views.view import allocation

# The table stays as it is; only the marks move, so that a change costs a list of parties.
_marks = scripted("give_marks")


def page() -> None:
    """Show the page."""
    reader = open_page("lab")
    with map_beside(reader):
        st.html(lab_head(reader))
        follow(reader, _figures)
        st.html(kept(islands_part, reader))
        st.html(perspective_links(reader))


def _figures(reader: Reader) -> None:
    st.html(figures_part(reader))
    shared = allocation(reader.catalog, reader.shown)
    _marks(key="give-marks", data={"parties": holders(reader, shared)})
    if reader.catalog.straits:
        st.html(straits_part(reader))
