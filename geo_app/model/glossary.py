"""Words with a meaning of their own here, and words to keep out of our own voice."""

from pydantic import Field

from geo_app.model.base import Record, Slug, Text
from geo_app.model.sources import Citation


class Usage(Record):
    """How one side, or one body of law, uses a word.

    Attributes
    ----------
    side : str, optional
        The voice; none where the use belongs to no side.
    """

    side: Slug | None = None
    text: Text
    sources: tuple[Citation, ...] = Field(min_length=1)


class Term(Record):
    """A word explained.

    Attributes
    ----------
    forms : dict of str to tuple of str
        Language to the words by which the term is found in running text, longest first.
    definition : str
        What it means, in plain words.
    why : str
        Why it matters here.
    see : tuple of str
        Terms to read next.
    """

    id: Slug
    order: int
    term: Text
    forms: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    definition: Text
    why: Text
    usages: tuple[Usage, ...] = ()
    see: tuple[Slug, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)


class Pitfall(Record):
    """A word that takes a side, and what is written instead.

    Attributes
    ----------
    avoid, use : str
        The word, and the neutral way to say it.
    patterns : dict of str to tuple of str
        Language to regular expressions (case-insensitive) that find the word in a text; it may
        stand inside quotation marks only.
    """

    id: Slug
    order: int
    avoid: Text
    use: Text
    reason: Text
    patterns: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    sources: tuple[Citation, ...] = Field(min_length=1)
