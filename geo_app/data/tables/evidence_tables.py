"""Tables of texts and evidence: stories, passages, claims, notes, sources, citations."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import get_args

from geo_app.data.checks.citations import citations_in
from geo_app.data.contents import Catalog
from geo_app.data.tables import columns
from geo_app.data.tables.columns import day, edtf, words
from geo_app.data.tables.table import Column, ForeignKey, Row, Table
from geo_app.model.base import Grade, Record
from geo_app.model.sources import SourceKind

_STORY = columns.reference("story", "the story")
_TO_STORY = ForeignKey("story", "stories")
_PASSAGE = columns.text("passage", "the passage", required=True)


def _stories(catalog: Catalog) -> Iterator[Row]:
    for one in catalog.stories.values():
        yield {
            "id": one.id,
            "order": one.order,
            "kind": one.kind,
            "title": one.title,
            "author": one.author,
            "summary": one.summary,
            "source": one.source,
            "last_day_covered": day(one.last_day_covered),
        }


def _passages(catalog: Catalog) -> Iterator[Row]:
    for story in catalog.stories.values():
        for position, one in enumerate(story.passages):
            yield {
                "story": story.id,
                "passage": one.id,
                "position": position,
                "heading": one.heading,
                "text": one.text,
                "added": one.added,
                "date": day(one.scene.date),
                "scenario": one.scene.scenario,
                "units": words(one.units),
                "lines": words(one.lines),
                "events": words(one.events),
                "scenarios": words(one.scenarios),
                "places": words(one.places),
            }


def _claims(catalog: Catalog) -> Iterator[Row]:
    for story in catalog.stories.values():
        for passage in story.passages:
            for one in passage.claims:
                yield {
                    "story": story.id,
                    "passage": passage.id,
                    "claim": one.id,
                    "kind": one.kind,
                    "verdict": one.verdict,
                    "paraphrase": one.paraphrase,
                    "record": one.record,
                    "note": one.note,
                    "said_date": day(one.said_date),
                    "record_date": day(one.record_date),
                    "events": words(one.events),
                }


def _notes(catalog: Catalog) -> Iterator[Row]:
    for story in catalog.stories.values():
        for one in story.notes:
            yield {
                "story": story.id,
                "number": one.number,
                "reference": one.reference,
                "check": one.check,
            }


def _sources(catalog: Catalog) -> Iterator[Row]:
    for one in catalog.sources.values():
        yield {
            "id": one.id,
            "kind": one.kind,
            "producer": one.producer,
            "title": one.title,
            "citation": one.citation,
            "languages": words(one.languages),
            "published": edtf(one.published),
            "read": edtf(one.read),
            "address": one.address,
            "archived": one.archived,
            "licence": one.licence,
            "sha256": one.sha256,
            "note": one.note,
        }


def _citations(catalog: Catalog) -> Iterator[Row]:
    for folder, records in citing(catalog).items():
        for identifier, record in records.items():
            counts: dict[str, int] = {}
            for field, citation in citations_in(record):
                position = counts[field] = counts.get(field, -1) + 1
                yield {
                    "record": f"{folder}/{identifier}",
                    "field": field,
                    "position": position,
                    "source": citation.source,
                    "locator": citation.locator,
                    "grade": citation.grade,
                }


def citing(catalog: Catalog) -> Mapping[str, Mapping[str, Record]]:
    """Return the records of every folder, by the folder's name."""
    return {
        field.name: getattr(catalog, field.name)
        for field in dataclasses.fields(catalog)
        if isinstance(getattr(catalog, field.name), Mapping) and field.name != "languages"
    }


STORIES = Table(
    name="stories",
    title="Stories",
    description="An article read in passages, and tours of our own.",
    noun="story",
    columns=(
        columns.identifier(),
        Column("order", "order in lists", "integer", required=True),
        columns.choice("kind", "somebody's text, or ours", ("article", "tour")),
        columns.text("title", "title", required=True),
        columns.text("author", "who wrote it", required=True),
        columns.text("summary", "what it is", required=True),
        columns.reference("source", "where it can be read"),
        Column("last_day_covered", "where an article stops", "date"),
    ),
    key=("id",),
    rows=_stories,
    file=lambda row: f"stories/{row['id']}.yaml",
    foreign_keys=(ForeignKey("source", "sources"),),
)
PASSAGES = Table(
    name="passages",
    title="Passages of the stories",
    description="In our words; added is ours where the story is somebody else's.",
    noun="passage",
    columns=(
        _STORY,
        _PASSAGE,
        columns.POSITION,
        columns.text("heading", "heading", required=True),
        columns.text("text", "what the passage says", required=True),
        columns.text("added", "what we add"),
        Column("date", "day that the map shows", "date"),
        columns.reference("scenario", "scenario that the map shows", required=False),
        columns.text("units", "identifiers, with blanks between"),
        columns.text("lines", "identifiers, with blanks between"),
        columns.text("events", "identifiers, with blanks between"),
        columns.text("scenarios", "identifiers, with blanks between"),
        columns.text("places", "identifiers, with blanks between"),
    ),
    key=("story", "passage"),
    rows=_passages,
    file=lambda row: f"stories/{row['story']}.yaml",
    foreign_keys=(_TO_STORY, ForeignKey("scenario", "proposals")),
)
CLAIMS = Table(
    name="claims",
    title="Claims of an article, checked",
    description="What it says, what the record says, and how the two agree.",
    noun="claim",
    columns=(
        _STORY,
        _PASSAGE,
        columns.text("claim", "paragraph, sentence and part", required=True),
        columns.choice("kind", "what sort of statement", ("fact", "opinion", "forecast")),
        columns.choice(
            "verdict",
            "how it agrees with the record",
            ("supported", "slip", "imprecise", "wrong", "unverified", "opinion"),
        ),
        columns.text("paraphrase", "what it says, in our words", required=True),
        columns.text("record", "what the record says", required=True),
        columns.NOTE,
        Column("said_date", "date as it gives it", "date"),
        Column("record_date", "date as the record has it", "date"),
        columns.text("events", "identifiers, with blanks between"),
    ),
    key=("story", "claim"),
    rows=_claims,
    file=lambda row: f"stories/{row['story']}.yaml",
    foreign_keys=(_TO_STORY,),
)
NOTES = Table(
    name="notes",
    title="Notes of an article, checked",
    description="What each note cites and what is wrong with it.",
    noun="note",
    columns=(
        _STORY,
        Column("number", "number of the note", "integer", required=True, least=1),
        columns.text("reference", "what it cites, in our words", required=True),
        columns.text("check", "what was found", required=True),
    ),
    key=("story", "number"),
    rows=_notes,
    file=lambda row: f"stories/{row['story']}.yaml",
    foreign_keys=(_TO_STORY,),
)
SOURCES = Table(
    name="sources",
    title="Sources",
    description="Documents and data files; untraced is the admission that none was read.",
    noun="source",
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
    key=("id",),
    rows=_sources,
    file=lambda row: f"sources/{row['id']}.yaml",
)
CITATIONS = Table(
    name="citations",
    title="What rests on which source",
    description="One row a use of a source: the record and field, where in the source, the grade.",
    noun="citation",
    columns=(
        Column("record", "folder and identifier", required=True, pattern="[a-z_]+/[a-z0-9_]+"),
        columns.text("field", "field of the record; members of lists by their id", required=True),
        columns.POSITION,
        columns.reference("source", "the source"),
        columns.text("locator", "where in the source", required=True),
        columns.choice(
            "grade",
            "A: official text or two sources read; B: one good source; C: weak",
            get_args(Grade),
        ),
    ),
    key=("record", "field", "position"),
    rows=_citations,
    file=lambda row: f"{row['record']}.yaml",
    foreign_keys=(ForeignKey("source", "sources"),),
)
TABLES = (STORIES, PASSAGES, CLAIMS, NOTES, SOURCES, CITATIONS)
