"""Tables of texts and evidence: stories, passages, claims, notes, sources, citations."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from geo_app.data.contents import Catalog
from geo_app.data.tables import columns
from geo_app.data.tables.table import Column, Row, Table, records_of
from geo_app.model.base import Grade
from geo_app.model.sources import SourceKind, citations_in

_STORY = columns.reference("story", "the story", "stories")
_PASSAGE = columns.text("passage", "the passage", required=True)


def _passages(catalog: Catalog) -> Iterator[Row]:
    for story in catalog.stories.values():
        for position, passage in enumerate(story.passages):
            yield {
                **dict(passage),
                "story": story.id,
                "passage": passage.id,
                "position": position,
                "date": passage.scene.date,
                "scenario": passage.scene.scenario,
            }


def _claims(catalog: Catalog) -> Iterator[Row]:
    for story in catalog.stories.values():
        for passage in story.passages:
            for claim in passage.claims:
                ids = {"story": story.id, "passage": passage.id, "claim": claim.id}
                yield {**dict(claim), **ids}


def _notes(catalog: Catalog) -> Iterator[Row]:
    for story in catalog.stories.values():
        for note in story.notes:
            yield {**dict(note), "story": story.id}


def _numbers(catalog: Catalog) -> Iterator[Row]:
    for subject in catalog.subjects.values():
        for series in subject.series:
            for number in series.numbers:
                named = {"subject": subject.id, "series": series.id, "unit": series.unit}
                yield {**dict(number), **named, "base": series.base}


def _citations(catalog: Catalog) -> Iterator[Row]:
    for folder, records in catalog.folders.items():
        for identifier, record in records.items():
            counts: Counter[str] = Counter()
            for field, citation in citations_in(record):
                place = {"record": f"{folder}/{identifier}", "field": field}
                yield {**dict(citation), **place, "position": counts[field]}
                counts[field] += 1


STORIES = Table(
    name="stories", title="Stories", noun="story",
    description="An article read in passages, and tours of our own.",
    columns=(
        columns.identifier(),
        Column("order", "order in lists", "integer", required=True),
        columns.choice("kind", "somebody's text, or ours", ("article", "tour")),
        columns.text("title", "title", required=True),
        columns.text("author", "who wrote it", required=True),
        columns.text("summary", "what it is", required=True),
        columns.reference("source", "where it can be read", "sources"),
        Column("last_day_covered", "where an article stops", "date"),
    ),
    rows=records_of("stories"),
)  # fmt: skip
PASSAGES = Table(
    name="passages", title="Passages of the stories", noun="passage",
    description="In our words; added is ours where the story is somebody else's.",
    columns=(
        _STORY,
        _PASSAGE,
        columns.POSITION,
        columns.text("heading", "heading", required=True),
        columns.text("text", "what the passage says", required=True),
        columns.text("added", "what we add"),
        Column("date", "day that the map shows", "date"),
        columns.reference("scenario", "scenario that the map shows", "proposals", required=False),
        *(columns.text(name, "identifiers, with blanks between")
          for name in ("units", "lines", "events", "scenarios", "places")),
    ),
    key=("story", "passage"), rows=_passages, file="stories/{story}.yaml",
)  # fmt: skip
CLAIMS = Table(
    name="claims", title="Claims of an article, checked", noun="claim",
    description="What it says, what the record says, and how the two agree.",
    columns=(
        _STORY,
        _PASSAGE,
        columns.text("claim", "paragraph, sentence and part", required=True),
        columns.choice("kind", "what sort of statement", ("fact", "opinion", "forecast")),
        columns.choice("verdict", "how it agrees with the record", ("supported", "slip",
            "imprecise", "wrong", "unverified", "opinion")),
        columns.text("paraphrase", "what it says, in our words", required=True),
        columns.text("record", "what the record says", required=True),
        columns.NOTE,
        Column("said_date", "date as it gives it", "date"),
        Column("record_date", "date as the record has it", "date"),
        columns.text("events", "identifiers, with blanks between"),
    ),
    key=("story", "claim"), rows=_claims, file="stories/{story}.yaml",
)  # fmt: skip
NOTES = Table(
    name="notes", title="Notes of an article, checked", noun="note",
    description="What each note cites and what is wrong with it.",
    columns=(
        _STORY,
        Column("number", "number of the note", "integer", required=True, least=1),
        columns.text("reference", "what it cites, in our words", required=True),
        columns.text("check", "what was found", required=True),
    ),
    key=("story", "number"), rows=_notes, file="stories/{story}.yaml",
)  # fmt: skip
NUMBERS = Table(
    name="numbers", title="Numbers of the subjects", noun="number",
    description="What was counted at a time; a series was counted alike.",
    columns=(
        columns.reference("subject", "the subject"),
        columns.reference("series", "the series"),
        columns.text("date", columns.EDTF, required=True),
        Column("value", "the number", "number", required=True),
        columns.text("unit", "what one of them is", required=True),
        columns.yes_no("approximate", "whether the source says about"),
        columns.text("base", "what was counted, and by whom", required=True),
        columns.NOTE,
    ),
    key=("subject", "series", "date"), rows=_numbers, file="subjects/{subject}.yaml",
)  # fmt: skip
SOURCES = Table(
    name="sources", title="Sources", noun="source",
    description="Documents and data files; untraced is the admission that none was read.",
    columns=(
        columns.identifier(),
        columns.choice("kind", "what it is", get_args(SourceKind)),
        columns.text("producer", "who made it", required=True),
        columns.text("title", "title", required=True),
        columns.text("citation", "full reference", required=True),
        columns.text("languages", "BCP 47 codes, with blanks between", required=True),
        columns.text("published", columns.EDTF),
        columns.text("read", f"when it was read for this data; {columns.EDTF}"),
        columns.text("address", "where it is or was"),
        columns.text("archived", "where a copy is kept"),
        columns.text("licence", "terms, where reuse matters"),
        Column("sha256", "hash of a data file", pattern="[0-9a-f]{64}"),
        columns.NOTE,
    ),
    rows=records_of("sources"),
)  # fmt: skip
CITATIONS = Table(
    name="citations", title="What rests on which source", noun="citation",
    description="One row a use of a source: the record and field, where in the source, the grade.",
    columns=(
        Column("record", "folder and identifier", required=True, pattern="[a-z_]+/[a-z0-9_]+"),
        columns.text("field", "field of the record; members of lists by their id", required=True),
        columns.POSITION,
        columns.reference("source", "the source", "sources"),
        columns.text("locator", "where in the source", required=True),
        columns.choice("grade", "A: official text or two sources read; B: one good source; C: weak",
            get_args(Grade)),
    ),
    key=("record", "field", "position"), rows=_citations, file="{record}.yaml",
)  # fmt: skip
TABLES = (STORIES, PASSAGES, CLAIMS, NOTES, NUMBERS, SOURCES, CITATIONS)
