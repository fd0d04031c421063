"""Every text of the records that can be translated, with the key of its translation."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.model.base import Record

TRANSLATED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Dispute": (
            "title",
            "short_title",
            "subtitle",
            "in_brief",
            "close_up_title",
            "reference_name",
        ),
        "BaseMap": ("title",),
        "Party": ("name",),
        "Holder": ("name", "in_text"),
        "Source": ("note",),
        "Unit": ("group", "note"),
        "NameOrigin": ("explanation",),
        "Figure": ("scope", "note"),
        "Administration": ("division",),
        "Division": ("reason",),
        "DivisionMark": ("label",),
        "Status": ("status", "basis", "note"),
        "Line": ("title", "article", "note"),
        "Proposal": (
            "title",
            "short_title",
            "caption",
            "summary",
            "proponents",
            "outcome",
            "why_not_mapped",
        ),
        "Terms": ("sovereignty", "administration"),
        "Event": ("title", "text"),
        "Story": ("title", "author", "summary"),
        "Passage": ("heading", "text", "added"),
        "Claim": ("paraphrase", "record", "note"),
        "Note": ("reference", "check"),
        "Strait": ("ice", "note"),
        "StraitFigure": ("note",),
        "SeaRules": ("rock_rule", "assumptions"),
        "HomeCoast": ("name",),
        "Rock": ("reason",),
        "Uncertainty": ("reason",),
        "Voice": ("name",),
        "Topic": ("title",),
        "Position": ("statement", "contest"),
        "LegalText": ("title", "article", "says", "contest"),
        "Reading": ("text",),
        "Subject": ("title", "summary", "searched"),
        "Paragraph": ("text",),
        "Series": ("title", "unit", "base"),
        "Number": ("note",),
        "Quotation": ("words", "speaker"),
        "Term": ("term", "definition", "why"),
        "Usage": ("text",),
        "Pitfall": ("avoid", "use", "reason"),
        "Perspective": ("title", "caption"),
    }
)
"""Fields that hold prose. Names of places are data in each language and never translated."""


VOCABULARY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"Citation": ("locator",), "Source": ("producer", "licence")}
)
"""Fields whose words are the same at many places, and are shown as they are where a language has
none for them: where in a document, who made it, on what terms."""


class PlacedText(NamedTuple):
    """A text of the records and where it stands.

    ``key``: ``"proposals/shimoda_1855.title"``; ``model``, ``field``: what kind of text it is.
    """

    key: str
    english: str
    model: type[Record]
    field: str


def placed_texts(
    catalog: Catalog, fields: Mapping[str, tuple[str, ...]] = TRANSLATED
) -> Iterator[PlacedText]:
    """Yield every translatable text with its place, in the order of the records.

    ``fields``: name of a model to its fields that hold such texts.
    """
    for name, record in catalog.records():
        for path, part in record.parts(name):
            for field in fields.get(type(part).__name__, ()):
                value, key = getattr(part, field), f"{path}.{field}"
                if isinstance(value, str):
                    yield PlacedText(key, value, type(part), field)
                else:
                    for index, text in enumerate(value or ()):
                        yield PlacedText(f"{key}.{index}", text, type(part), field)


def texts(catalog: Catalog) -> Mapping[str, str]:
    """List every translatable text.

    Returns
    -------
    Mapping of str to str
        ``"proposals/shimoda_1855.title"`` to the text in the language of the records.
    """
    return MappingProxyType({text.key: text.english for text in placed_texts(catalog)})


def missing(catalog: Catalog, language: Language) -> tuple[str, ...]:
    """List keys of all texts, of the interface and of the records, that a language lacks."""
    if language.base is None:
        return ()
    interface = (key for key in language.base.interface_texts if language.is_missing(key))
    content = (key for key, english in texts(catalog).items() if language.lacks(key, english))
    return (*interface, *content)


def older(catalog: Catalog, language: Language) -> tuple[str, ...]:
    """List keys of all texts that a language shows in a translation of an earlier English."""
    content = (key for key, english in texts(catalog).items() if language.is_older(key, english))
    return (*language.older, *content)
