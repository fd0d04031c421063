"""The pages, and what is common to all before any of them runs."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from geo_app.data import catalog as load_cached
from geo_app.data.language import Language
from geo_app.folders import project_folder
from geo_app.reading.addresses import MAIN, MORE, PAGES, shown_pages
from geo_app.server.faults import logged
from geo_app.ui.bridge import session


def configure() -> None:
    """Set the layout; titles follow from the pages."""
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")


def chosen_language() -> Language:
    """Return the language of the query string; a link of Streamlit's menu has none and keeps it."""
    catalog = load_cached()
    return catalog.language(session.language(catalog))


def pages() -> dict[str, list[StreamlitPage]]:
    """Return the pages under titles in the reader's language; those without a section first."""
    language, shown = chosen_language(), shown_pages(load_cached())
    sections = {"": MAIN, language.interface("page.more"): MORE}
    return {
        section: [
            st.Page(
                _script(name),
                title=language.interface(f"page.{name}"),
                url_path=name,
                default=name == PAGES[0],
            )
            for name in names
            if name in shown
        ]
        for section, names in sections.items()
    }


def switch(page: str, query: Mapping[str, str]) -> None:
    """Go to another page of the explorer, if there is such a page."""
    if page in shown_pages(load_cached()):
        st.switch_page(_script(page), query_params=dict(query))


def _script(page: str) -> Path:
    return project_folder("pages") / f"{page}.py"


def explain_failure(error: Exception) -> bool:
    """Tell the reader, in their language and without a traceback, that a page failed."""
    fault = logged("A page failed.", error)
    st.error(chosen_language().interface("page.failed", id=fault))
    return True
