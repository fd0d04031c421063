"""The page Scenarios."""

from __future__ import annotations

import streamlit as st

from geo_app.reading.pages.scenarios import scenarios_page
from geo_app.ui.page import open_page


def page() -> None:
    """Show the page."""
    st.html(scenarios_page(open_page("scenarios")))
