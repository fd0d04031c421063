"""Names, lines and claims as a perspective has them."""

from __future__ import annotations

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.engine.polygons import unit_at
from geo_app.model.lines import Line
from geo_app.model.perspectives import NamingRule, Perspective
from geo_app.model.units import Names, Unit

_OTHER: dict[NamingRule, NamingRule] = {"japanese": "russian", "russian": "japanese"}


def unit_name(unit: Unit, language: Language, perspective: Perspective) -> str:
    """Name of a unit as a label, in the reader's language and the perspective's order.

    Neutral: both names in alphabetical order, or the one name that both sides use; to readers of
    one side's language both names in the letters of either. Of a side: that side's own name, in
    its own letters where the reader reads them.
    """
    if perspective.names == "neutral":
        return _both_names(unit.names, language)
    return _side_name(unit.names, language, perspective.names)


def full_unit_name(unit: Unit, language: Language, perspective: Perspective) -> str:
    """Name of a unit with the other side's name in brackets after the perspective's own."""
    own = unit_name(unit, language, perspective)
    if perspective.names == "neutral":
        return own
    other = _side_name(unit.names, language, _OTHER[perspective.names])
    return own if other == own else f"{own} ({other})"


def is_solid(line: Line, perspective: Perspective) -> bool:
    """Whether a line is drawn solid, as a boundary."""
    return line.id in perspective.solid_lines


def claimants(catalog: Catalog, perspective: Perspective, unit_id: str) -> tuple[str, ...]:
    """Parties whose claim covers a unit with land of its own, in the order of the parties."""
    return tuple(
        party
        for party in catalog.parties
        if any(unit_id in catalog.members(unit) for unit in perspective.claims.get(party, ()))
    )


def claimants_at(
    catalog: Catalog, perspective: Perspective, lon: float, lat: float
) -> tuple[str, ...]:
    """Parties whose claim covers a point (degrees on WGS84); none at sea."""
    unit = unit_at(catalog, lon, lat)
    return claimants(catalog, perspective, unit) if unit else ()


def _both_names(names: Names, language: Language) -> str:
    letters = {"ja": names.japanese.kanji, "ru": names.russian.cyrillic}
    own = letters.pop(language.code, None)
    return f"{own} / {next(iter(letters.values()))}" if own else names.neutral


def _side_name(names: Names, language: Language, rule: NamingRule) -> str:
    if rule == "japanese":
        own_letters, latin, code = names.japanese.kanji, names.japanese.romaji, "ja"
    else:
        own_letters, latin, code = names.russian.cyrillic, names.russian.transliteration, "ru"
    return own_letters if language.code == code else latin
