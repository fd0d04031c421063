"""The index of the search: every record in one language, with where it is shown."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from geo_app.data.language import Language
from geo_app.html.elements import Html, el
from geo_app.model.units import Unit
from geo_app.reading.parts import passage_label
from geo_app.reading.reader import Reader
from geo_app.views.codec import ALWAYS, default_view, proposal_view, to_query
from geo_app.views.view import View
from geo_app.views.words import source_names


def search_field(language: Language, index: str, *, hidden: bool = False) -> Html:
    """Return the field of the search; ``search_box.js`` lists below it what is found.

    Parameters
    ----------
    index : str
        Address of the index.
    hidden : bool
        Whether it stays away until a script runs.
    """
    label = language.interface("search.label")
    field = el("input", type="search", placeholder=label, aria_label=label, autocomplete="off")
    words = {f"data_{key}": language.interface(f"search.{key}") for key in ("none", "many")}
    return el("div", field, class_="search", data_index=index, hidden=hidden, **words)


class Entry(NamedTuple):
    """What is found: its kind in words, what it is called, words of its text, where it is shown."""

    kind: str
    title: str
    words: str
    page: str
    query: dict[str, str]
    place: str = ""


def index_script(reader: Reader) -> str:
    """Return the index as a script: a page that is opened from a disk may load no other data."""
    listed = [_listed(reader, entry) for entry in entries(reader)]
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"globalThis.searchIndex={text};\n"


def _listed(reader: Reader, entry: Entry) -> dict[str, Any]:
    """Return an entry as the script reads it."""
    said = {"kind": entry.kind, "title": entry.title, "words": entry.words}
    if entry.place:
        # A place on a page is reached as the browser does it, by loading the page.
        return said | {"href": reader.addresses.page(entry.page, entry.query, entry.place)}
    link = reader.addresses.page_link(entry.page, entry.query)
    page = {"page": link["data_page"]} if "data_page" in link else {}
    return said | page | {"href": link["href"]}


def entries(reader: Reader) -> Iterator[Entry]:
    """Yield every record that a reader may look for."""
    catalog, read, say = reader.catalog, reader.read, reader.say
    for unit in catalog.units.values():
        yield Entry(
            say("search.kind.unit"),
            reader.full_unit_name(unit),
            _names(unit),
            "explore",
            _selecting(reader, f"unit:{unit.id}"),
        )
    for one in catalog.proposals.values():
        title, path = reader.scenario_title(one.id), f"proposals/{one.id}"
        words = f"{read(f'{path}.summary', one.summary)} {reader.proponents(one)}"
        if one.id in catalog.scenarios:
            shown = proposal_view(catalog, _first_view(reader), one.id)
            where = "explore", to_query(catalog, shown, always=ALWAYS), ""
        else:
            where = "scenarios", _selecting(reader, ""), f"proposal-{one.id}"
        yield Entry(say("search.kind.proposal"), title, words, *where)
    for event in catalog.events.values():
        title = f"{reader.date(event.date)}: {read(f'events/{event.id}.title', event.title)}"
        words = read(f"events/{event.id}.text", event.text)
        day = catalog.dispute.nearest_day(event.date.earliest)
        query = _selecting(reader, f"event:{event.id}", date=day)
        yield Entry(say("search.kind.event"), title, words, "explore", query)
    for line in catalog.lines.values():
        path, query = f"lines/{line.id}", _selecting(reader, f"line:{line.id}")
        title, words = read(f"{path}.title", line.title), read(f"{path}.note", line.note)
        yield Entry(say("search.kind.line"), title, words, "explore", query)
    yield from _read_entries(reader)


def _read_entries(reader: Reader) -> Iterator[Entry]:
    """Yield what is a part of a page: sources, terms, positions, laws, subjects, passages."""
    catalog, read, say = reader.catalog, reader.read, reader.say
    here = _selecting(reader, "")
    for source in catalog.sources.values():
        kind, place = say("search.kind.source"), f"source-{source.id}"
        producer, title = source_names(catalog, reader.language, source)
        yield Entry(kind, title, producer, "sources", here, place)
    for term in catalog.glossary.values():
        path = f"glossary/{term.id}"
        title, words = read(f"{path}.term", term.term), read(f"{path}.definition", term.definition)
        yield Entry(say("search.kind.term"), title, words, "glossary", here, f"term-{term.id}")
    for one in catalog.positions.values():
        topic = catalog.topics[one.topic]
        side = read(f"voices/{one.side}.name", catalog.voices[one.side].name)
        title = f"{side}: {read(f'topics/{topic.id}.title', topic.title)}"
        words, place = read(f"positions/{one.id}.statement", one.statement), f"position-{one.id}"
        yield Entry(say("search.kind.position"), title, words, "positions", here, place)
    for law in catalog.legal_texts.values():
        path = f"legal_texts/{law.id}"
        title, words = read(f"{path}.title", law.title), read(f"{path}.says", law.says)
        yield Entry(say("search.kind.law"), title, words, "positions", here, f"law-{law.id}")
    for subject in catalog.subjects.values():
        path, query = f"subjects/{subject.id}", {**here, "subject": subject.id}
        title, words = (
            read(f"{path}.title", subject.title),
            read(f"{path}.summary", subject.summary),
        )
        yield Entry(say("search.kind.subject"), title, words, "subjects", query)
    for story in catalog.stories.values():
        kind = say(f"story.kind.{story.kind}")
        for passage in story.passages:
            words = read(f"stories/{story.id}.passages.{passage.id}.text", passage.text)
            query = _selecting(reader, story.select(passage))
            yield Entry(kind, passage_label(reader, story, passage), words, "story", query)


def _first_view(reader: Reader, select: str = "") -> View:
    return default_view(reader.catalog, select).having(lang=reader.shown.lang)


def _selecting(reader: Reader, select: str, **parts: Any) -> dict[str, str]:
    """Return the query of a page on which something is selected, in the reader's language."""
    return to_query(reader.catalog, _first_view(reader, select).having(**parts))


def _names(unit: Unit) -> str:
    """Return what a unit is called in any language, for readers who know one name of it."""
    said = [text for name in unit.names for text in (name.form, name.reading) if text]
    return " ".join(dict.fromkeys(said))
