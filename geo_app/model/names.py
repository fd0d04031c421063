"""Names of places, in any language and script."""

from typing import Annotated

from pydantic import Field, StringConstraints

from geo_app.model.base import Record, Slug, Text
from geo_app.model.dates import UncertainDate
from geo_app.model.sources import Citation

LATIN = "-Latn"
"""Ending of the tag of a name that is written in Latin letters, whatever its language."""

Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$")]
"""Language after BCP 47, with a script where it is not the one that the language is written in."""


class Name(Record):
    """One name of a place.

    Attributes
    ----------
    language : str
        Language that the name is in: ``fr``; with its script where that is another than the
        usual one: ``fr-Cyrl``.
    form : str
        The name as that language writes it.
    reading : str, optional
        How it is read, where the letters do not say.
    side : str, optional
        Party whose name it is; none where all sides use it, or where it is nobody's own.
    start, end : UncertainDate, optional
        When it was in use; open if absent.
    sources : tuple of Citation
        What the name rests on, where the record does not say that of all its names.
    """

    language: Tag
    form: Text
    reading: Text | None = None
    side: Slug | None = None
    start: UncertainDate | None = None
    end: UncertainDate | None = None
    sources: tuple[Citation, ...] = ()


class NameLanguage(Record):
    """A language that names may be in.

    Attributes
    ----------
    reading : str, optional
        Language and script of readings, where names in the language should have one.
    """

    language: Tag
    reading: Tag | None = None


class NameOrigin(Record):
    """What is known of where a name comes from: from which language, and what it means there."""

    language: Tag
    explanation: Text
    sources: tuple[Citation, ...] = Field(min_length=1)


class Named(Record):
    """A record that has names.

    Attributes
    ----------
    names : tuple of Name
        Its names. The first is in the language of the records and takes no side: both names in
        alphabetical order, or the one that all use. Of those in one language, the own name of
        whoever speaks it comes first.
    """

    names: tuple[Name, ...] = Field(min_length=1)

    @property
    def name(self) -> str:
        """Name in the language of the records, that of no side."""
        return self.names[0].form

    def names_in(self, language: str) -> tuple[Name, ...]:
        """Return the names that a language has now, or had if none is left."""
        found = tuple(name for name in self.names if name.language == language)
        return tuple(name for name in found if name.end is None) or found
