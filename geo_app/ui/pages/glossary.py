"""The page Glossary."""

import streamlit as st

from geo_app.reading.kept import kept
from geo_app.reading.pages.glossary import glossary_page
from geo_app.ui.bridge import anchor
from geo_app.ui.page import open_page


def page() -> None:
    """Show the page."""
    reader = open_page("glossary")
    anchor.style_reading()
    st.html(kept(glossary_page, reader))
    anchor.arrive()
