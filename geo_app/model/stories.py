"""Stories: an article or a tour as passages, each tied to a state of the map."""

from typing import Literal

from pydantic import Field

from geo_app.model.base import LonLat, Record, Slug, Text
from geo_app.model.dates import Day
from geo_app.model.sources import Citation


class Bounds(Record):
    """What a view shows: south-west and north-east corners, longitude and latitude in degrees."""

    south_west: LonLat
    north_east: LonLat

    @property
    def corners(self) -> tuple[LonLat, LonLat]:
        """South-west and north-east."""
        return self.south_west, self.north_east

    @property
    def middle(self) -> LonLat:
        """Half-way between the sides, in degrees."""
        (west, south), (east, north) = self.corners
        return (west + east) / 2, (south + north) / 2


class Scene(Record):
    """The state into which a passage puts the map. What is absent stays as the reader left it."""

    bounds: Bounds | None = None
    date: Day | None = None
    scenario: Slug | None = None
    layers: tuple[Slug, ...] | None = None
    select: Text | None = None


class Claim(Record):
    """One thing a text says, checked.

    Attributes
    ----------
    id : str
        Paragraph, sentence and part: ``P4.1b``.
    paraphrase : str
        What the text says, in our words.
    verdict : str
        ``slip``: true but for a misspelling or a misprint, in the sentence or in its note.
    record : str
        What the record says, in our words.
    said_date, record_date : date, optional
        The date as the text gives it and as the record has it, where they differ.
    """

    id: Text
    kind: Literal["fact", "opinion", "forecast"]
    verdict: Literal["supported", "slip", "imprecise", "wrong", "unverified", "opinion"]
    paraphrase: Text
    record: Text
    note: Text | None = None
    said_date: Day | None = None
    record_date: Day | None = None
    events: tuple[Slug, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)


class Note(Record):
    """One note of the text: what it cites, in our words, and what is wrong with it."""

    number: int
    reference: Text
    check: Text
    sources: tuple[Citation, ...] = Field(min_length=1)


class Passage(Record):
    """A paragraph of a text or a step of a tour, in our words.

    Attributes
    ----------
    text : str
        What the text says, in our words.
    added : str, optional
        What we add to it; shown as ours.
    units, lines, events, scenarios : tuple of str
        What it speaks of; the map links back through these.
    """

    id: Text
    heading: Text
    text: Text
    added: Text | None = None
    scene: Scene
    claims: tuple[Claim, ...] = ()
    notes: tuple[int, ...] = ()
    units: tuple[Slug, ...] = ()
    lines: tuple[Slug, ...] = ()
    events: tuple[Slug, ...] = ()
    scenarios: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    sources: tuple[Citation, ...] = ()


class Story(Record):
    """An article read in passages, or a tour of our own.

    Attributes
    ----------
    kind : {"article", "tour"}
        ``article``: somebody's text, paraphrased; ``tour``: ours.
    last_day_covered : date, optional
        Where an article stops; what lies after it is ours.
    """

    id: Slug
    order: int
    kind: Literal["article", "tour"]
    title: Text
    author: Text
    summary: Text
    source: Slug
    last_day_covered: Day | None = None
    passages: tuple[Passage, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()

    def select(self, passage: Passage) -> str:
        """Name one of its passages as the selection of a view does."""
        return f"passage:{self.id}.{passage.id}"
