"""The page About."""

import streamlit as st

from geo_app.reading.pages.about import about_page
from geo_app.ui.page import open_page


def page() -> None:
    """Show the page."""
    st.html(about_page(open_page("about")))
