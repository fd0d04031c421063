"""The page Timeline, of whose events the reader lists those of a kind."""

import streamlit as st

from geo_app.html.elements import Html, el, raw
from geo_app.model.events import Event
from geo_app.reading.kept import kept
from geo_app.reading.pages.timeline import (
    day_part,
    day_style,
    event_list,
    events_head,
    holders_part,
)
from geo_app.reading.reader import Reader
from geo_app.ui.bridge.follow import follow
from geo_app.ui.bridge.map_frame import map_beside
from geo_app.ui.page import open_page, style_reading

IN_ARTICLE = ("told", "told_with_error", "implied")
"""How an article stands to an event that it speaks of."""


def page() -> None:
    """Show the page."""
    reader = open_page("timeline")
    style_reading()
    with map_beside(reader) as under_map:
        with under_map:
            follow(reader, _day)
        st.html(el("h1", reader.say("page.timeline"), class_="page-title"))
        st.html(kept(holders_part, reader))
        _events(reader)


def _day(reader: Reader) -> None:
    st.html(raw("style", day_style(reader)))
    st.html(day_part(reader))


@st.fragment
def _events(reader: Reader) -> None:
    st.html(events_head(reader))
    events = reader.catalog.events.values()
    left, right = st.columns(2, gap="small")
    scope = "all"
    if any(event.article for event in events):
        scope = left.selectbox(
            reader.say("timeline.scope"),
            ("all", "article", "context"),
            format_func=lambda key: reader.say(f"timeline.scope.{key}"),
            key="timeline.scope",
        )
    present = sorted({event.category for event in events})
    category = right.selectbox(
        reader.say("timeline.category"),
        ("all", *present),
        format_func=lambda key: reader.say(f"category.{key}"),
        key="timeline.category",
    )
    st.html(kept(_listed, reader, scope or "all", category or "all"))


def _listed(reader: Reader, scope: str, category: str) -> Html:
    events = reader.catalog.events.values()
    return event_list(reader, [event for event in events if _wanted(event, scope, category)])


def _wanted(event: Event, scope: str, category: str) -> bool:
    in_article = event.article in IN_ARTICLE
    in_scope = scope == "all" or in_article == (scope == "article")
    return in_scope and category in ("all", event.category)
