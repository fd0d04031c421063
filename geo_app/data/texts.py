"""Every text of the records that can be translated, with the key of its translation."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_app.data.contents import Catalog
from geo_app.data.language import Language

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
    found: dict[str, str] = {}
    for name, record in catalog.records():
        for path, part in record.parts(name):
            for field in TRANSLATED.get(type(part).__name__, ()):
                value = getattr(part, field)
                if isinstance(value, str):
                    found[f"{path}.{field}"] = value
                else:
                    found |= {f"{path}.{field}.{at}": text for at, text in enumerate(value or ())}
    return MappingProxyType(found)


def missing(catalog: Catalog, language: Language) -> tuple[str, ...]:
    """List keys of all texts, of the interface and of the records, that a language lacks."""
    if language.base is None:
        return ()
    interface = (key for key in language.base.interface_texts if language.is_missing(key))
    content = (key for key, english in texts(catalog).items() if language.lacks(english))
    return (*interface, *content)
