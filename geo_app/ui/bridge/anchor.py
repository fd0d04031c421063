"""Bring the reader to the part of a page that the address names after its ``#``."""

import streamlit as st

from geo_app.reading.style import SHEETS
from geo_app.ui.scripts import scripted

_anchor = scripted("anchor")


def style_reading() -> None:
    """Load the style of the pages to read."""
    st.html(SHEETS[1])


def arrive() -> None:
    """Scroll to the place that the address names, once it is there; to be called last."""
    with st.container(key="hidden-anchor"):
        _anchor(key="anchor")
