"""Source notes: numbers in a panel, and the documents that they mean at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from geo_app.model.sources import Citation
from geo_app.ui import session, state
from geo_app.ui.html import Html, el, join
from geo_app.ui.navigation import address
from geo_app.ui.reader import Reader

_LONGEST_PRODUCER = 40


def with_notes(reader: Reader, draw: Callable[[Reader], Html]) -> Html:
    """Draw a panel in which each citation is a number, and the documents at its end.

    Parameters
    ----------
    reader : Reader
        Data and language.
    draw : callable
        Draws the panel from the reader that it is given.
    """
    noted = replace(reader, notes=[])
    panel = draw(noted)
    if not noted.notes:
        return panel
    items = (
        el("li", document(reader, citation), id=_anchor(citation)) for citation in noted.notes or ()
    )
    heading = el("h3", reader.say("panel.sources"))
    return join([panel, el("section", heading, el("ol", *items), class_="notes")])


def cite(reader: Reader, citations: Iterable[Citation]) -> Html:
    """Return links to sources: numbers inside a panel with notes, else short names."""
    links = (_link(reader, citation) for citation in dict.fromkeys(citations))
    return el("span", join(links, " "), class_="cites")


def document(reader: Reader, citation: Citation) -> Html:
    """Return a document with its place in it and how far it can be trusted."""
    source = reader.catalog.sources[citation.source]
    title = el("a", source.title, href=_href(reader, citation), target=_target(reader, citation))
    place = f". {citation.locator} ({reader.say(f'grade.{citation.grade}')})"
    return join([f"{source.producer}, ", title, place])


def _link(reader: Reader, citation: Citation) -> Html:
    if reader.notes is None:
        return _named(reader, citation)
    if citation not in reader.notes:
        reader.notes.append(citation)
    number = str(reader.notes.index(citation) + 1)
    return el("a", number, href=f"#{_anchor(citation)}", class_="cite")


def _named(reader: Reader, citation: Citation) -> Html:
    source = reader.catalog.sources[citation.source]
    year = f" {source.published.earliest.year}" if source.published else ""
    href, target = _href(reader, citation), _target(reader, citation)
    title = f"{source.title}: {citation.locator} ({reader.say(f'grade.{citation.grade}')})"
    label = f"{_short(source.producer)}{year}"
    return el("a", label, href=href, title=title, class_="cite", target=target)


def _href(reader: Reader, citation: Citation) -> str:
    source = reader.catalog.sources[citation.source]
    query = state.to_query(reader.catalog, replace(session.current(), view=None))
    return source.address or f"{address('about', query)}#source-{source.id}"


def _target(reader: Reader, citation: Citation) -> str | None:
    return "_blank" if reader.catalog.sources[citation.source].address else None


def _anchor(citation: Citation) -> str:
    place = "".join(letter if letter.isalnum() else "-" for letter in citation.locator)
    return f"note-{citation.source}-{place[:24]}-{citation.grade}"


def _short(producer: str) -> str:
    words = producer.split(",", maxsplit=1)[0].split(" (", maxsplit=1)[0]
    if len(words) <= _LONGEST_PRODUCER:
        return words
    return words[: _LONGEST_PRODUCER - 1].rstrip() + "…"
