"""The page Method."""

import streamlit as st

from geo_app.reading.pages.method import method_page
from geo_app.ui.page import open_page


def page() -> None:
    """Show the page."""
    st.html(method_page(open_page("method")))
