"""About: what this is, how to read it, what it rests on, where it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import streamlit as st
from pydantic import BaseModel

from geo_app.data.catalog import Catalog
from geo_app.model.sources import Citation, Source
from geo_app.ui.html import Html, el, join
from geo_app.ui.page import open_page
from geo_app.ui.parts import list_of
from geo_app.ui.reader import Reader

PARTS = ("what", "neutral", "read", "limits", "privacy", "licences")
KINDS = ("parties", "units", "lines", "proposals", "events", "stories")


def page() -> None:
    """Show the page."""
    reader = open_page("about")
    title = reader.read("dispute.title", reader.catalog.dispute.title)
    subtitle = reader.read("dispute.subtitle", reader.catalog.dispute.subtitle)
    head = el("header", el("h1", title, class_="page-title"), el("p", subtitle, class_="lead"))
    parts = (_part(reader, part) for part in PARTS)
    st.html(el("div", head, *parts, _sources(reader), class_="sheet prose"))


def _part(reader: Reader, part: str) -> Html:
    slots = {
        "version": reader.catalog.dispute.version,
        "as_of": reader.date(reader.catalog.dispute.as_of),
    }
    paragraphs = reader.say(f"about.{part}.text", **slots).split("\n")
    texts = (el("p", paragraph) for paragraph in paragraphs if paragraph.strip())
    return el("section", el("h2", reader.say(f"about.{part}.heading")), *texts)


def _sources(reader: Reader) -> Html:
    uses = uses_of_sources(reader.catalog)
    sources = sorted(reader.catalog.sources.values(), key=lambda source: source.producer.casefold())
    items = (_source(reader, source, uses.get(source.id, {})) for source in sources)
    lead = reader.say("about.sources.text", count=reader.number(len(sources)))
    return el(
        "section",
        el("h2", reader.say("about.sources.heading")),
        el("p", lead),
        list_of(items, class_="sources"),
        id="sources",
    )


def _source(reader: Reader, source: Source, uses: dict[str, int]) -> Html:
    title: str = source.title
    if source.address:
        title = el("a", title, href=source.address, target="_blank")
    rests = reader.listed(
        reader.say(f"about.uses.{kind}", count=reader.number(uses[kind])) for kind in uses
    )
    details = [reader.say(f"source.{source.kind}")]
    details += [source.licence] if source.licence else []
    details += [reader.say("about.rests", uses=rests)] if rests else []
    return el(
        "div",
        el("strong", source.producer),
        ". ",
        title,
        ". ",
        el("span", join(details, " · "), class_="muted"),
        el("br") if source.note else None,
        el("span", source.note, class_="small") if source.note else None,
        id=f"source-{source.id}",
    )


@lru_cache(maxsize=4)
def uses_of_sources(catalog: Catalog) -> dict[str, dict[str, int]]:
    """Return, for each source, how many records of each kind cite it."""
    uses: dict[str, Counter[str]] = {}
    for kind in KINDS:
        for record in getattr(catalog, kind).values():
            for source in {citation.source for citation in _citations(record)}:
                uses.setdefault(source, Counter())[kind] += 1
    return {source: dict(counts) for source, counts in uses.items()}


def _citations(value: Any) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _citations(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _citations(item)
