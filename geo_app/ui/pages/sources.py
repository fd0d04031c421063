"""The page Sources, of which the reader lists those of a kind or with some words."""

import streamlit as st

from geo_app.html.elements import Html
from geo_app.model.sources import Source
from geo_app.reading.kept import kept
from geo_app.reading.pages.sources import sorted_sources, source_list, sources_head
from geo_app.reading.reader import Reader
from geo_app.ui.page import arrive, open_page, style_reading

_ALL = "all"


def page() -> None:
    """Show the page."""
    reader = open_page("sources")
    style_reading()
    st.html(sources_head(reader))
    _list(reader)
    arrive()


@st.fragment
def _list(reader: Reader) -> None:
    with st.container(key="sources-filter"):
        left, right = st.columns(2, gap="small")
    kinds = {source.kind for source in reader.catalog.sources.values()}
    kind = left.selectbox(
        reader.say("sources.kind"),
        [_ALL, *sorted(kinds)],
        format_func=lambda key: reader.say("sources.kind.all" if key == _ALL else f"source.{key}"),
        key="sources.kind",
    )
    words = right.text_input(reader.say("sources.words"), key="sources.words")
    st.html(kept(_listed, reader, kind or _ALL, (words or "").casefold()))


def _listed(reader: Reader, kind: str, words: str) -> Html:
    found = [source for source in sorted_sources(reader) if _wanted(source, kind, words)]
    return source_list(reader, found)


def _wanted(source: Source, kind: str, words: str) -> bool:
    text = f"{source.producer} {source.title} {source.citation} {source.address or ''}".casefold()
    return kind in (_ALL, source.kind) and all(word in text for word in words.split())
