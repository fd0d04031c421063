"""Every text of the records that can be translated, with the key of its translation."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.model.base import Record

TRANSLATED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Dispute": ("title", "subtitle", "in_brief", "close_up_title", "reference_name"),
        "BaseMap": ("title",),
        "Party": ("name",),
        "Holder": ("name", "in_text"),
        "Source": ("note",),
        "Unit": ("group", "note"),
        "AinuName": ("explanation",),
        "Figure": ("scope", "note"),
        "HighestPoint": ("name",),
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
        "Term": ("term", "definition", "why"),
        "Usage": ("text",),
        "Pitfall": ("avoid", "use", "reason"),
        "Perspective": ("title", "caption"),
    }
)
"""Fields that hold prose. Names of places are data in each language and never translated; only a
summit has one name in its record, so that the languages hold the others."""


def texts(catalog: Catalog) -> Mapping[str, str]:
    """List every translatable text.

    Returns
    -------
    Mapping of str to str
        ``"proposals/shimoda_1855.title"`` to the text in the language of the records.
    """
    found = dict(_texts_in("dispute", catalog.dispute))
    if catalog.sea_rules:
        found.update(_texts_in("sea", catalog.sea_rules))
    for folder, records in catalog.folders.items():
        for identifier, record in records.items():
            found.update(_texts_in(f"{folder}/{identifier}", record))
    return MappingProxyType(found)


def missing(catalog: Catalog, language: Language) -> tuple[str, ...]:
    """List keys of all texts, of the interface and of the records, that a language lacks."""
    if language.base is None:
        return ()
    interface = (key for key in language.base.interface_texts if language.is_missing(key))
    content = (key for key, english in texts(catalog).items() if language.lacks(english))
    return (*interface, *content)


def _texts_in(prefix: str, record: Record) -> Iterator[tuple[str, str]]:
    prose = TRANSLATED.get(type(record).__name__, ())
    for name in type(record).model_fields:
        value = getattr(record, name)
        key = f"{prefix}.{name}"
        if name in prose and isinstance(value, str):
            yield key, value
        elif isinstance(value, Record):
            yield from _texts_in(key, value)
        elif isinstance(value, tuple):
            yield from _texts_in_list(key, value, is_prose=name in prose)


def _texts_in_list(
    prefix: str, values: tuple[object, ...], *, is_prose: bool
) -> Iterator[tuple[str, str]]:
    for index, value in enumerate(values):
        if isinstance(value, Record):
            yield from _texts_in(f"{prefix}.{getattr(value, 'id', index)}", value)
        elif is_prose and isinstance(value, str):
            yield f"{prefix}.{index}", value
