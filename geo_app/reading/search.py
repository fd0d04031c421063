"""The index of the search: every record in one language, with where it is shown."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from geo_app.data.language import Language
from geo_app.html.elements import Html, el
from geo_app.model.proposals import Proposal
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
    entries = (*_entries_on_the_map(reader), *_entries_on_pages(reader))
    listed = [_as_data(reader, entry) for entry in entries]
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"globalThis.searchIndex={text};\n"


def _as_data(reader: Reader, entry: Entry) -> dict[str, Any]:
    """Return an entry as the script reads it."""
    said = {"kind": entry.kind, "title": entry.title, "words": entry.words}
    if entry.place:
        # A place on a page is reached as the browser does it, by loading the page.
        return said | {"href": reader.addresses.page(entry.page, entry.query, entry.place)}
    link = reader.addresses.page_link(entry.page, entry.query)
    page = {"page": link["data_page"]} if "data_page" in link else {}
    return said | page | {"href": link["href"]}


def _entries_on_the_map(reader: Reader) -> Iterator[Entry]:
    catalog, read = reader.catalog, reader.read
    for unit in catalog.units.values():
        names = _names(unit)
        yield _shown(reader, "unit", reader.full_unit_name(unit.id), names, f"unit:{unit.id}")
    for proposal in catalog.proposals.values():
        yield _proposal(reader, proposal)
    for event in catalog.events.values():
        path, day = f"events/{event.id}", catalog.dispute.nearest_day(event.date.earliest)
        title = f"{reader.date(event.date)}: {read(f'{path}.title', event.title)}"
        words = read(f"{path}.text", event.text)
        yield _shown(reader, "event", title, words, f"event:{event.id}", date=day)
    for line in catalog.lines.values():
        path = f"lines/{line.id}"
        title, words = read(f"{path}.title", line.title), read(f"{path}.note", line.note)
        yield _shown(reader, "line", title, words, f"line:{line.id}")


def _entries_on_pages(reader: Reader) -> Iterator[Entry]:
    catalog, read = reader.catalog, reader.read
    for source in catalog.sources.values():
        producer, title = source_names(catalog, reader.language, source)
        yield _listed(reader, "source", title, producer, "sources", source.id)
    for term in catalog.glossary.values():
        path = f"glossary/{term.id}"
        title, words = read(f"{path}.term", term.term), read(f"{path}.definition", term.definition)
        yield _listed(reader, "term", title, words, "glossary", term.id)
    for position in catalog.positions.values():
        topic, voice = catalog.topics[position.topic], catalog.voices[position.side]
        side = read(f"voices/{voice.id}.name", voice.name)
        title = f"{side}: {read(f'topics/{topic.id}.title', topic.title)}"
        words = read(f"positions/{position.id}.statement", position.statement)
        yield _listed(reader, "position", title, words, "positions", position.id)
    for law in catalog.legal_texts.values():
        path = f"legal_texts/{law.id}"
        title, words = read(f"{path}.title", law.title), read(f"{path}.says", law.says)
        yield _listed(reader, "law", title, words, "positions", law.id)
    for subject in catalog.subjects.values():
        path = f"subjects/{subject.id}"
        title, words = (
            read(f"{path}.title", subject.title),
            read(f"{path}.summary", subject.summary),
        )
        query = {**_selecting(reader, ""), "subject": subject.id}
        yield Entry(reader.say("search.kind.subject"), title, words, "subjects", query)
    for story in catalog.stories.values():
        kind = reader.say(f"story.kind.{story.kind}")
        for passage in story.passages:
            words = read(f"stories/{story.id}.passages.{passage.id}.text", passage.text)
            query = _selecting(reader, story.select(passage))
            yield Entry(kind, passage_label(reader, story, passage), words, "story", query)


def _proposal(reader: Reader, proposal: Proposal) -> Entry:
    """Return the entry of a proposal: of the map, or of the table where it is not mapped."""
    catalog, name, title = reader.catalog, proposal.id, reader.scenario_title(proposal.id)
    summary = reader.read(f"proposals/{name}.summary", proposal.summary)
    words = f"{summary} {reader.proponents(proposal)}"
    if name not in catalog.scenarios:
        return _listed(reader, "proposal", title, words, "scenarios", name)
    query = to_query(catalog, proposal_view(catalog, _first_view(reader), name), always=ALWAYS)
    return Entry(reader.say("search.kind.proposal"), title, words, "explore", query)


def _shown(reader: Reader, kind: str, title: str, words: str, select: str, **parts: Any) -> Entry:
    """Return the entry of what is selected on the map."""
    query = _selecting(reader, select, **parts)
    return Entry(reader.say(f"search.kind.{kind}"), title, words, "explore", query)


def _listed(reader: Reader, kind: str, title: str, words: str, page: str, name: str) -> Entry:
    """Return the entry of what stands on another page."""
    said, query = reader.say(f"search.kind.{kind}"), _selecting(reader, "")
    return Entry(said, title, words, page, query, f"{kind}-{name}")


def _first_view(reader: Reader, select: str = "") -> View:
    return default_view(reader.catalog, select).having(lang=reader.shown.lang)


def _selecting(reader: Reader, select: str, **parts: Any) -> dict[str, str]:
    """Return the query of a page on which something is selected, in the reader's language."""
    return to_query(reader.catalog, _first_view(reader, select).having(**parts))


def _names(unit: Unit) -> str:
    """Return what a unit is called in any language, for readers who know one name of it."""
    said = [text for name in unit.names for text in (name.form, name.reading) if text]
    return " ".join(dict.fromkeys(said))
