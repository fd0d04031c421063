"""Bring the reader to the part of a page that the address names after its ``#``."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component

STYLE = Path(__file__).with_name("reading.css")

# Streamlit fills the page after the browser has looked for the place, so it is looked for again.
_anchor = component(
    "dispute_explorer.anchor",
    js="""const arrive = () => {
  const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  document.querySelectorAll(".arrived").forEach((one) => one.classList.remove("arrived"));
  if (!place) return Boolean(location.hash.length <= 1);
  place.closest("details")?.setAttribute("open", "");
  place.classList.add("arrived");
  place.scrollIntoView({ block: "start" });
  return true;
};
export default () => {
  let left = 50;
  const again = () => { if (!arrive() && left--) setTimeout(again, 100); };
  again();
  window.addEventListener("hashchange", arrive);
  return () => window.removeEventListener("hashchange", arrive);
};""",
    isolate_styles=False,
)


def style_reading() -> None:
    """Load the style of the pages to read."""
    st.html(STYLE)


def arrive() -> None:
    """Scroll to the place that the address names, once it is there; to be called last."""
    with st.container(key="hidden-anchor"):
        _anchor(key="anchor")
