"""Who says what: positions by topic, and legal texts with each side's reading of them."""

from pydantic import Field

from geo_app.model.base import Record, Slug, Text
from geo_app.model.dates import UncertainDate
from geo_app.model.sources import Citation


class Voice(Record):
    """Somebody whose positions are recorded: a government, an organisation, a group of people.

    Attributes
    ----------
    party : str, optional
        The party of the dispute that it speaks for.
    own_column : bool
        Whether it has a column of its own; the others share the last one.
    """

    id: Slug
    order: int
    name: Text
    party: Slug | None = None
    own_column: bool = False


class Topic(Record):
    """A question that several sides speak to: a row of the comparison."""

    id: Slug
    order: int
    title: Text


class Position(Record):
    """What one side says on a topic, in neutral words and marked as its view.

    Attributes
    ----------
    side : str
        The voice.
    contested : bool
        Whether somebody disputes the statement.
    contest : str, optional
        Who disputes it, and how; present exactly where it is contested.
    date, date_end : UncertainDate, optional
        When it was said, or from when to when it has been held.
    """

    id: Slug
    order: int
    side: Slug
    topic: Slug
    statement: Text
    contested: bool = False
    contest: Text | None = None
    date: UncertainDate | None = None
    date_end: UncertainDate | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)


class Reading(Record):
    """How one side reads a legal text."""

    side: Slug
    text: Text
    sources: tuple[Citation, ...] = Field(min_length=1)


class LegalText(Record):
    """A treaty, declaration or order, what it says, and how each side reads it.

    Attributes
    ----------
    article : str, optional
        The part of it that matters here.
    says : str
        What it says, in our words.
    contest : str, optional
        What is disputed about the text itself; present exactly where it is contested.
    event : str, optional
        The event by which the map shows it.
    """

    id: Slug
    date: UncertainDate
    title: Text
    article: Text | None = None
    says: Text
    readings: tuple[Reading, ...] = Field(min_length=1)
    contested: bool = False
    contest: Text | None = None
    event: Slug | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)
