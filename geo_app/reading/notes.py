"""Source notes: numbers in a panel, and the documents that they mean at its end."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from geo_app.html.elements import Html, el, join
from geo_app.model.sources import Citation
from geo_app.reading.reader import Notes, Reader
from geo_app.views.codec import to_query
from geo_app.views.words import is_ours, source_names

_LONGEST_PRODUCER = 40


def with_notes(reader: Reader, draw: Callable[[Reader], Html], prefix: str = "n") -> Html:
    """Draw a panel in which each citation is a number, and the documents at its end.

    Only the place in each document travels with the panel; what the documents are called is
    fetched once a visit, when the list is opened (see ``page_frame.js``).

    Parameters
    ----------
    draw : callable
        Draws the panel from the reader that it is given.
    prefix : str
        Tells the anchors of this panel from those of another on the page.
    """
    noted = replace(reader, notes=Notes(prefix))
    panel = draw(noted)
    notes = noted.notes
    if notes is None or not notes.found:
        return panel
    whole = reader.addresses.notes_are_whole

    def is_whole(source: str) -> bool:
        # The list that is fetched has the words of the documents, ours has those of the reader.
        return whole or is_ours(reader.catalog.sources[source])

    items = (
        el(
            "li",
            _document(reader, source) if is_whole(source) else None,
            "; ".join(places),
            id=f"{prefix}{number}",
            data_source=None if is_whole(source) else source,
        )
        for number, (source, places) in enumerate(notes.found.items(), start=1)
    )
    summary = el("summary", reader.say("panel.sources", count=len(notes.found)))
    grades = el("p", reader.say("panel.grades")) if whole else None
    return join([panel, el("details", summary, grades, el("ol", *items), class_="notes")])


def _document(reader: Reader, name: str) -> Html:
    source = reader.catalog.sources[name]
    place = f"source-{name}"
    producer, title = source_names(reader.catalog, reader.language, source)
    link = el("a", title, href=reader.addresses.page("sources", {}, place))
    return join([f"{producer}, ", link, ". "])


def cite(reader: Reader, citations: Iterable[Citation]) -> Html:
    """Return links to sources: numbers inside a panel with notes, else short names."""
    distinct = dict.fromkeys(citations)
    if reader.notes is None:
        return el("span", join((_named(reader, one) for one in distinct), " "), class_="cites")
    numbers = (
        el("a", str(number), href=f"#{reader.notes.prefix}{number}")
        for number in dict.fromkeys(reader.notes.number(one, reader.language) for one in distinct)
    )
    return el("sup", join(numbers, " "))


def _named(reader: Reader, citation: Citation) -> Html:
    source = reader.catalog.sources[citation.source]
    year = f" {source.published.earliest.year}" if source.published else ""
    query = to_query(reader.catalog, reader.shown.having(camera=None))
    listed = reader.addresses.page("sources", query, f"source-{source.id}")
    producer, name = source_names(reader.catalog, reader.language, source)
    place = reader.language.phrase(citation.locator)
    title = f"{name}: {place} ({reader.say(f'grade.{citation.grade}')})"
    label = name if is_ours(source) else f"{_short(producer)}{year}"
    target = "_blank" if source.address else None
    return el("a", label, href=source.address or listed, title=title, class_="cite", target=target)


def _short(producer: str) -> str:
    words = producer.split(",", maxsplit=1)[0].split(" (", maxsplit=1)[0]
    if len(words) <= _LONGEST_PRODUCER:
        return words
    return words[: _LONGEST_PRODUCER - 1].rstrip() + "…"
