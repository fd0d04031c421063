"""The index of the search: every record in one language, with the page that it is on."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from geo_app.model.units import Unit
from geo_app.reading.parts import passage_label
from geo_app.reading.reader import Reader


class Entry(NamedTuple):
    """What is found: its kind in words, what it is called, where it is, and words of its text."""

    kind: str
    title: str
    href: str
    words: str


def index_script(reader: Reader) -> str:
    """Return the index as a script: a page that is opened from a disk may load no other data."""
    listed = [entry._asdict() for entry in entries(reader)]
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"globalThis.siteIndex={text};\n"


def entries(reader: Reader) -> Iterator[Entry]:
    """Yield every record that a reader may look for."""
    catalog, read, say = reader.catalog, reader.read, reader.say
    for unit in catalog.units.values():
        yield Entry(
            say("site.kind.unit"), reader.full_unit_name(unit), f"unit-{unit.id}.html", _names(unit)
        )
    for one in catalog.proposals.values():
        title, path = reader.scenario_title(one.id), f"proposals/{one.id}"
        words = f"{read(f'{path}.summary', one.summary)} {reader.proponents(one)}"
        yield Entry(say("site.kind.proposal"), title, f"proposal-{one.id}.html", words)
    for event in catalog.events.values():
        title = f"{reader.date(event.date)}: {read(f'events/{event.id}.title', event.title)}"
        words = read(f"events/{event.id}.text", event.text)
        yield Entry(say("site.kind.event"), title, f"event-{event.id}.html", words)
    for line in catalog.lines.values():
        path = f"lines/{line.id}"
        title, words = read(f"{path}.title", line.title), read(f"{path}.note", line.note)
        yield Entry(say("site.kind.line"), title, f"line-{line.id}.html", words)
    for source in catalog.sources.values():
        href = f"source-{source.id}.html"
        yield Entry(say("site.kind.source"), source.title, href, source.producer)
    yield from _read_entries(reader)


def _read_entries(reader: Reader) -> Iterator[Entry]:
    """Yield what is a part of a page: terms, positions, texts of law, passages."""
    catalog, read, say = reader.catalog, reader.read, reader.say
    for term in catalog.glossary.values():
        path = f"glossary/{term.id}"
        title, words = read(f"{path}.term", term.term), read(f"{path}.definition", term.definition)
        yield Entry(say("site.kind.term"), title, f"glossary.html#term-{term.id}", words)
    for one in catalog.positions.values():
        topic = catalog.topics[one.topic]
        side = read(f"voices/{one.side}.name", catalog.voices[one.side].name)
        title = f"{side}: {read(f'topics/{topic.id}.title', topic.title)}"
        words = read(f"positions/{one.id}.statement", one.statement)
        yield Entry(say("site.kind.position"), title, f"positions.html#position-{one.id}", words)
    for law in catalog.legal_texts.values():
        path = f"legal_texts/{law.id}"
        title, words = read(f"{path}.title", law.title), read(f"{path}.says", law.says)
        yield Entry(say("site.kind.law"), title, f"positions.html#law-{law.id}", words)
    for story in catalog.stories.values():
        kind = say(f"story.kind.{story.kind}")
        for passage in story.passages:
            words = read(f"stories/{story.id}.passages.{passage.id}.text", passage.text)
            href = f"story-{story.id}.html#passage-{passage.id}"
            yield Entry(kind, passage_label(reader, story, passage), href, words)


def _names(unit: Unit) -> str:
    """Return what a unit is called in any language, for readers who know one name of it."""
    names = unit.names
    japanese, russian = names.japanese, names.russian
    said = (
        japanese.kanji,
        japanese.kana,
        japanese.romaji,
        russian.cyrillic,
        russian.transliteration,
    )
    return " ".join(name for name in said if name)
