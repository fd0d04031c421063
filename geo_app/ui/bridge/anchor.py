"""Bring the reader to the part of a page that the address names after its ``#``."""

import streamlit as st
from streamlit.components.v2 import component

from geo_app.reading.style import SHEETS
from geo_app.ui.scripts import script

_anchor = component(
    "dispute_explorer.anchor",
    js=script("anchor"),
    isolate_styles=False,
)


def style_reading() -> None:
    """Load the style of the pages to read."""
    st.html(SHEETS[1])


def arrive() -> None:
    """Scroll to the place that the address names, once it is there; to be called last."""
    with st.container(key="hidden-anchor"):
        _anchor(key="anchor")
