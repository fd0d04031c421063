"""What a place is called to a reader: in the reader's language, and so in one script."""

from geo_app.data.language import Language
from geo_app.model.names import LATIN, Named
from geo_app.model.perspectives import Perspective


def place_name(place: Named, language: Language) -> str:
    """Name of a place as no side's: both names as the language writes them, or the shared one.

    Where sides have names of their own, the one of whoever speaks the language comes first. In a
    language that has no name for the place, it is the one of the records.
    """
    names = place.names_in(language.code) or place.names[:1]
    own, *others = dict.fromkeys(name.form for name in names)
    return _with_other(language, own, language.enumerated(others))


def unit_name(unit: Named, language: Language, perspective: Perspective) -> str:
    """Name of a unit as a label: of no side as `place_name`, else that side's own alone."""
    if perspective.party is None:
        return place_name(unit, language)
    return _of_side(unit, language, perspective.party) or place_name(unit, language)


def full_unit_name(unit: Named, language: Language, perspective: Perspective) -> str:
    """Name of a unit with the others' names in brackets after the perspective's own."""
    own = unit_name(unit, language, perspective)
    if perspective.party is None:
        return own
    sides = dict.fromkeys(name.side for name in unit.names if name.side != perspective.party)
    others = (_of_side(unit, language, side) for side in sides if side)
    return _with_other(language, own, language.enumerated(one for one in others if one))


def _of_side(place: Named, language: Language, side: str) -> str | None:
    """Name that a side has for a place, for a reader who may know Latin letters only."""
    latin = (name for name in place.names if name.language.endswith(LATIN))
    names = (*place.names_in(language.code), *latin)
    return next((name.form for name in names if name.side == side), None)


def _with_other(language: Language, own: str, other: str) -> str:
    return language.interface("name.with_other", own=own, other=other) if other else own
