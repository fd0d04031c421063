"""Where a statement comes from, and how far to trust it."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from geo_app.model.base import Address, Grade, Record, Slug, Text
from geo_app.model.dates import UncertainDate

SourceKind = Literal[
    "treaty", "official", "press", "academic", "reference", "community", "dataset", "computation",
    "own", "untraced",
]  # fmt: skip


class Source(Record):
    """A document, a data file or, for ``untraced``, the admission that none was read.

    Attributes
    ----------
    producer : str
        Person or body that made it.
    title : str
        Title of the document, in its own language.
    citation : str
        Full reference as a reader would print it.
    languages : tuple of str
        BCP 47 codes of the document.
    published : UncertainDate, optional
        When it was published, where known.
    read : UncertainDate, optional
        When it, or a stored copy of it, was read for this data set.
    address, archived : str, optional
        Where it is or was; where a copy is kept.
    licence : str, optional
        SPDX identifier or the name of the terms, where reuse matters.
    sha256 : str, optional
        Hash of the file, for a data file.
    note : str, optional
        What a reader should know: a mirror, a partisan origin, a weak digest.
    """

    id: Slug
    kind: SourceKind
    producer: Text
    title: Text
    citation: Text
    languages: tuple[Text, ...]
    published: UncertainDate | None = None
    read: UncertainDate | None = None
    address: Address | None = None
    archived: Address | None = None
    licence: Text | None = None
    sha256: Text | None = None
    note: Text | None = None


class Citation(Record):
    """One use of a source: where in it, and the grade of what it supports."""

    source: Slug
    locator: Text
    grade: Grade


def citations_in(record: Record) -> Iterator[tuple[str, Citation]]:
    """List all citations inside a record with the path of the field that holds each."""
    for path, part in record.parts():
        if isinstance(part, Citation):
            yield path.rpartition(".")[0], part


class Identifier(Record):
    """The same thing in a gazetteer of others, confirmed by a source that was read.

    Attributes
    ----------
    value : str
        Identifier there, without an address: ``Q12345``.
    """

    authority: Literal["wikidata", "geonames"]
    value: Text
    sources: tuple[Citation, ...] = Field(min_length=1)
