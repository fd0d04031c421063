"""Small pieces that panels are put together from: links, sources, tables of facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from geo_app.model.proposals import Proposal
from geo_app.model.stories import Passage, Story
from geo_app.ui import session, state
from geo_app.ui.html import Html, el
from geo_app.ui.navigation import address
from geo_app.ui.reader import Reader
from geo_app.ui.state import ViewState


def map_link(
    reader: Reader,
    label: str,
    target: ViewState,
    *,
    class_: str = "",
    message: Mapping[str, Any] | None = None,
) -> Html:
    """Return a link that moves the map of this page; opened elsewhere it shows the same.

    Parameters
    ----------
    target : ViewState
        What it shows.
    message : mapping, optional
        What the map is told; absent, all of the state but the view.
    """
    told = message or session.message_of(reader.catalog, replace(target, view=None))
    query = state.to_query(reader.catalog, target)
    return el(
        "a",
        label,
        href="?" + address("", query).partition("?")[2],
        data_map=json.dumps(told, separators=(",", ":")),
        class_=class_ or None,
        aria_current="true" if target.select == session.current().select else None,
    )


def select_link(reader: Reader, label: str, select: str) -> Html:
    """Return a link that selects something on the map and leaves the rest as it is."""
    target = replace(session.current(), select=select, view=None)
    return map_link(reader, label, target, message={"select": select})


def page_link(
    reader: Reader, page: str, label: str, target: ViewState, *, class_: str = ""
) -> Html:
    """Return a link to another page in a given state."""
    query = state.to_query(reader.catalog, target)
    return el("a", label, href=address(page, query), data_page=page, class_=class_ or None)


def passage_target(story: Story, passage: Passage) -> ViewState:
    """Return the state that a passage puts the explorer in."""
    chosen = replace(session.current(), select=f"passage:{story.id}.{passage.id}")
    return state.with_scene(chosen, passage.scene)


def facts(rows: Iterable[tuple[str, str]], *, label: str | None = None) -> Html:
    """Return a two-column table: what, and what is known of it."""
    cells = (el("tr", el("th", name, scope="row"), el("td", value)) for name, value in rows)
    return el("table", el("tbody", *cells), class_="facts", aria_label=label)


def list_of(items: Iterable[str], *, class_: str = "") -> Html:
    """Return a list."""
    return el("ul", *(el("li", item) for item in items), class_=class_ or None)


def section(heading: str, *children: str | None, level: int = 3, class_: str = "") -> Html:
    """Return a part of a panel under a heading."""
    return el("section", el(f"h{level}", heading), *children, class_=class_ or None)


def passages_about(reader: Reader, kind: str, identifiers: set[str]) -> Html | None:
    """Return links to the passages that speak of any of these units, lines, events, scenarios."""
    links = [
        _passage_link(reader, story, item)
        for story in reader.catalog.stories.values()
        for item in story.passages
        if identifiers.intersection(getattr(item, kind))
    ]
    if not links:
        return None
    return section(reader.say("panel.passages"), list_of(links, class_="links"))


def _passage_link(reader: Reader, story: Story, passage: Passage) -> Html:
    label, target = passage_label(reader, story, passage), passage_target(story, passage)
    if session.page() == "story":
        return map_link(reader, label, target)
    return page_link(reader, "story", label, target)


def passage_label(reader: Reader, story: Story, passage: Passage) -> str:
    """Return the number and heading of a passage, with its story where that is not plain."""
    heading = reader.read(f"stories/{story.id}.passages.{passage.id}.heading", passage.heading)
    return f"{passage.id} · {heading}"


def proposal_years(reader: Reader, proposal: Proposal) -> str:
    """Return when a proposal was made, as written in the data."""
    return (
        reader.language.period(proposal.date, proposal.date_end)
        if proposal.date_end
        else (reader.date(proposal.date))
    )
