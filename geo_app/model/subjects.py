"""Subjects: what lies behind the dispute, each on a page with its numbers, words and days."""

from pydantic import Field

from geo_app.model.base import Record, Slug, Text
from geo_app.model.dates import Day, UncertainDate
from geo_app.model.sources import Citation


class Paragraph(Record):
    """A few sentences.

    Attributes
    ----------
    text : str
        The sentences, in our words.
    """

    text: Text
    sources: tuple[Citation, ...] = Field(min_length=1)


class Number(Record):
    """What was counted at a time.

    Attributes
    ----------
    value : float
        The number, in the unit of its series.
    approximate : bool
        Whether the source says about.
    """

    date: UncertainDate
    value: float
    approximate: bool = False
    note: Text | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)


class Series(Record):
    """Numbers that were counted alike, in order of time.

    Attributes
    ----------
    unit : str
        What one of them is: ``people``, ``tonnes``.
    base : str
        What was counted, and by whom.
    numbers : tuple of Number
        In order of time.
    axis_from : float
        Where the axis of a chart begins, for a scale on which nought means nothing.
    """

    id: Slug
    title: Text
    unit: Text
    base: Text
    axis_from: float = 0
    numbers: tuple[Number, ...] = Field(min_length=2)


class Quotation(Record):
    """A few words that somebody said.

    Attributes
    ----------
    words : str
        The words in English, translated by us where they were said in another language.
    original : str, optional
        The words as the source has them, where that is not English.
    language : str, optional
        BCP 47 code of the original.
    speaker : str
        Who said it, and what ties them to the islands.
    date : UncertainDate, optional
        When it was said, or printed.
    """

    words: Text
    original: Text | None = None
    language: Text | None = None
    speaker: Text
    date: UncertainDate | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)


class Subject(Record):
    """Something behind the dispute that deserves a page of its own.

    Attributes
    ----------
    paragraphs, series, quotations : tuple
        What is known, what was counted, and what people said.
    searched : str, optional
        Which numbers or documents were looked for and not found, and where.
    day : date, optional
        The day whose map belongs to it.
    positions : tuple of str
        Positions of voices that speak to it.
    """

    id: Slug
    order: int
    title: Text
    summary: Text
    paragraphs: tuple[Paragraph, ...] = Field(min_length=1)
    series: tuple[Series, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    searched: Text | None = None
    day: Day | None = None
    events: tuple[Slug, ...] = ()
    units: tuple[Slug, ...] = ()
    positions: tuple[Slug, ...] = ()
