"""The page Scenarios."""

import streamlit as st

from geo_app.reading.kept import kept
from geo_app.reading.pages.scenarios import scenarios_page
from geo_app.ui.bridge import anchor
from geo_app.ui.page import open_page


def page() -> None:
    """Show the page."""
    reader = open_page("scenarios")
    anchor.style_reading()
    st.html(kept(scenarios_page, reader))
    anchor.arrive()
