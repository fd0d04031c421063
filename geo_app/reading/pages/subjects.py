"""Subjects: what lies behind the dispute, each a page with its numbers, words and days."""

import datetime
from collections.abc import Iterable, Iterator

from geo_app.html.elements import Html, el, join
from geo_app.model.positions import Position
from geo_app.model.subjects import Quotation, Subject
from geo_app.reading.charts.columns import columns_chart
from geo_app.reading.notes import cite
from geo_app.reading.pages.positions import voice_name
from geo_app.reading.parts import list_of, page_link
from geo_app.reading.reader import Reader
from geo_app.reading.terms import Terms


def subjects_page(reader: Reader) -> Html:
    """Return the list of all subjects."""
    entries = (
        el(
            "article",
            el("h2", _subject_link(reader, one)),
            el("p", reader.read(f"subjects/{one.id}.summary", one.summary)),
            class_="entry",
        )
        for one in reader.catalog.subjects.values()
    )
    return el(
        "div",
        el("h1", reader.say("page.subjects"), class_="page-title"),
        el("p", reader.say("subjects.lead"), class_="lead"),
        *entries,
        class_="sheet prose",
    )


def subject_page(reader: Reader, subject: Subject) -> Html:
    """Return the page of a subject: what is known of it beside its numbers."""
    terms, path = Terms(reader), f"subjects/{subject.id}"
    charts = [columns_chart(reader, f"{path}.series.{one.id}", one) for one in subject.series]
    text = [*_paragraphs(reader, terms, subject), _map_link(reader, subject)]
    links = [_events(reader, subject), _units(reader, subject)]
    searched = _searched(reader, subject)
    # Links stand where there is room: under the text beside charts, else beside the text.
    columns = [[*text, *links], [*charts, searched]] if charts else [[*text, searched], links]
    return el(
        "div",
        el("p", page_link(reader, "subjects", reader.say("subjects.all"), reader.shown),
           class_="eyebrow"),
        el("h1", reader.read(f"{path}.title", subject.title), class_="page-title"),
        el("p", reader.read(f"{path}.summary", subject.summary), class_="lead"),
        el("div", *(el("div", *column) for column in columns), class_="subject"),
        _said(reader, terms, subject),
        class_="sheet",
    )  # fmt: skip


def _subject_link(reader: Reader, subject: Subject) -> Html:
    title = reader.read(f"subjects/{subject.id}.title", subject.title)
    return page_link(reader, "subjects", title, reader.shown, subject=subject.id)


def _paragraphs(reader: Reader, terms: Terms, subject: Subject) -> Iterator[Html]:
    for index, one in enumerate(subject.paragraphs):
        text = reader.read(f"subjects/{subject.id}.paragraphs.{index}.text", one.text)
        yield el("p", terms.mark(text), " ", cite(reader, one.sources))


def _searched(reader: Reader, subject: Subject) -> Html | None:
    if subject.searched is None:
        return None
    text = reader.read(f"subjects/{subject.id}.searched", subject.searched)
    return el("p", el("strong", reader.say("subjects.searched"), " "), text, class_="contest")


def _map_link(reader: Reader, subject: Subject) -> Html | None:
    if subject.day is None:
        return None
    target = reader.shown.having(look="time", date=subject.day, select="", camera=None)
    label = reader.say("subjects.map", date=reader.date(subject.day))
    return el("p", page_link(reader, "explore", label, target))


def _said(reader: Reader, terms: Terms, subject: Subject) -> Html | None:
    """Return what was said, in the order in which it was said."""
    quoted = [
        (one.date, _quoted(reader, f"subjects/{subject.id}.quotations.{index}", one))
        for index, one in enumerate(subject.quotations)
    ]
    held = [reader.catalog.positions[one] for one in subject.positions]
    found = [*quoted, *((one.date, _position(reader, terms, one)) for one in held)]
    # What has no date comes last.
    said = [
        html
        for _, html in sorted(
            found, key=lambda pair: pair[0].earliest if pair[0] else datetime.date.max
        )
    ]
    if not said:
        return None
    heading = el("h2", reader.say("subjects.said"))
    return el("section", heading, el("div", *said, class_="sides all"))


def _quoted(reader: Reader, path: str, one: Quotation) -> Html:
    words = reader.read(f"{path}.words", one.words)
    date = f", {reader.date(one.date)}" if one.date else None
    speaker = reader.read(f"{path}.speaker", one.speaker)
    is_original = one.language in (None, reader.language.code)
    original = None if is_original else el("q", one.original, lang=one.language, class_="small")
    return el(
        "figure",
        el("blockquote", el("p", el("q", words), " ", original)),
        el("figcaption", speaker, date, " ", cite(reader, one.sources), class_="when"),
        class_="side",
    )


def _position(reader: Reader, terms: Terms, one: Position) -> Html:
    path = f"positions/{one.id}"
    when = reader.language.when(one.date, one.date_end) if one.date else None
    return el(
        "div",
        el("h3", voice_name(reader, one.side)),
        el("p", terms.mark(reader.read(f"{path}.statement", one.statement))),
        el("p", when, " ", cite(reader, one.sources), class_="when"),
        class_="side",
    )


def _events(reader: Reader, subject: Subject) -> Html | None:
    events = sorted(
        (reader.catalog.events[one] for one in subject.events), key=lambda one: one.date.earliest
    )
    return _links(reader, "subjects.events", (
        join([
            reader.language.when(one.date, one.date_end),
            " · ",
            page_link(
                reader, "explore", reader.read(f"events/{one.id}.title", one.title),
                reader.shown.having(
                    select=f"event:{one.id}", camera=None, look="time",
                    date=reader.catalog.dispute.nearest_day(one.date.earliest),
                ),
            ),
        ])
        for one in events
    ), "plain")  # fmt: skip


def _units(reader: Reader, subject: Subject) -> Html | None:
    return _links(reader, "subjects.units", (
        page_link(
            reader, "explore", reader.unit_name(unit),
            reader.shown.having(select=f"unit:{unit}", camera=None),
        )
        for unit in subject.units
    ), "inline")  # fmt: skip


def _links(reader: Reader, key: str, links: Iterable[Html], class_: str) -> Html | None:
    listed = list(links)
    if not listed:
        return None
    return el("section", el("h2", reader.say(key)), list_of(listed, class_=class_))
