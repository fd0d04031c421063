"""Timeline: who held what, and what happened, beside the map on the chosen day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from geo_app.html.elements import Html, el, join, raw
from geo_app.model.events import Event
from geo_app.ui.bridge import anchor, session
from geo_app.ui.bridge.follow import follow
from geo_app.ui.bridge.linked import map_beside
from geo_app.ui.charts.holders import date_mark, holders_chart, holders_table
from geo_app.ui.charts.story_ends import stop_item, stop_lines
from geo_app.ui.notes import with_notes
from geo_app.ui.page import open_page
from geo_app.ui.pages.explore import selection_panel
from geo_app.ui.panels.day import day_panel
from geo_app.ui.panels.day_table import day_table
from geo_app.ui.reader import Reader

IN_ARTICLE = ("told", "told_with_error", "implied")
"""How an article stands to an event that it speaks of."""


def page() -> None:
    """Show the page."""
    reader = open_page("timeline")
    anchor.style_reading()
    with map_beside(reader) as under_map:
        with under_map:
            follow(reader, "day", _day, ("date", "select"))
        st.html(el("h1", reader.say("page.timeline"), class_="page-title"))
        follow(reader, "chart", _chart, ("perspective",))
        _events(reader)


def _chart(reader: Reader) -> None:
    chart = holders_chart(reader, stop_lines(reader))
    st.html(join([chart, holders_table(reader), day_table(reader)]))


def _day(reader: Reader) -> None:
    shown = session.current()
    kind, identifier = shown.selected
    st.html(date_mark(reader.catalog, shown.date))
    if kind == "event":
        mark = f'[data-event="{identifier}"]{{background:var(--chosen)}}'
        st.html(raw("style", mark))
    panel = with_notes(reader, lambda noted: selection_panel(noted) or Html())
    st.html(panel + with_notes(reader, day_panel, "d"))


@st.fragment
def _events(reader: Reader) -> None:
    st.html(el("h2", reader.say("timeline.events")) + _searched(reader))
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
    found = [event for event in events if _wanted(event, scope or "all", category or "all")]
    count = reader.say("timeline.count", count=reader.number(len(found)))
    items = _items(reader, found)
    counted = el("p", count, class_="muted", role="status")
    st.html(counted + el("ol", *items, class_="events"))


def _searched(reader: Reader) -> Html:
    """Say up to which day events were looked for, where the data say it."""
    day = reader.catalog.dispute.events_searched_to
    if day is None:
        return Html()
    return el("p", reader.say("timeline.searched", date=reader.date(day)), class_="muted")


def _wanted(event: Event, scope: str, category: str) -> bool:
    in_article = event.article in IN_ARTICLE
    in_scope = scope == "all" or in_article == (scope == "article")
    return in_scope and category in ("all", event.category)


def _items(reader: Reader, events: Sequence[Event]) -> Iterator[Html]:
    """Yield the events in order of time, with a mark where an article stops."""
    stops = {
        story.last_day_covered: story
        for story in reader.catalog.stories.values()
        if story.last_day_covered
    }
    for event in events:
        for day in sorted(day for day in stops if day < event.date.earliest):
            yield stop_item(reader, stops.pop(day))
        yield _item(reader, event)


def _item(reader: Reader, event: Event) -> Html:
    day = reader.catalog.dispute.nearest_day(event.date.earliest).isoformat()
    select = f"event:{event.id}"
    link = el(
        "a",
        reader.read(f"events/{event.id}.title", event.title),
        href=f"?date={day}&select={select}",
        data_map=True,
    )
    kinds = [reader.say(f"category.{event.category}")]
    if event.article:
        kinds.append(reader.say(f"relation.{event.article}"))
    tags = join(kinds, " · ")
    when = el("span", reader.when(event.date, event.date_end), class_="when")
    return el("li", when, link, el("span", tags, class_="muted"), data_event=event.id)
