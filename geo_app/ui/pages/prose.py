"""Pages that are one text, the same in the app and on the static site."""

from collections.abc import Callable, Mapping

import streamlit as st

from geo_app.html.elements import Html
from geo_app.reading.kept import kept
from geo_app.reading.pages.about import about_page
from geo_app.reading.pages.glossary import glossary_page
from geo_app.reading.pages.method import method_page
from geo_app.reading.pages.positions import positions_page
from geo_app.reading.pages.scenarios import scenarios_page
from geo_app.reading.reader import Reader
from geo_app.ui.page import arrive, open_page, style_reading

_TEXTS: Mapping[str, Callable[[Reader], Html]] = {
    "scenarios": scenarios_page,
    "positions": positions_page,
    "method": method_page,
    "glossary": glossary_page,
    "about": about_page,
}


def page(name: str) -> None:
    """Show a page, from the place on that its address names."""
    reader = open_page(name)
    style_reading()
    st.html(kept(_TEXTS[name], reader))
    arrive()
