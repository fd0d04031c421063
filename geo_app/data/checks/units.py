"""Whether a unit's own figures hold, and say which other units they cover, so that sums hold."""

import re
from collections.abc import Iterator

from geo_app.data.checks.references import Known
from geo_app.data.contents import Catalog
from geo_app.model.units import NO_SIDE, Figure, Unit

_ADDED_UP = {"areas_km2": 1e-9, "populations_1945": 0, "populations": 0}
"""Figures that sums are made of, and the least that each may be."""


def unit_problems(catalog: Catalog, known: Known, unit: Unit) -> Iterator[str]:
    """Find unknown sides and holders, groups and home parties out of place, figures that fail."""
    sides = {one.side for one in unit.areas_km2} | {one.side for one in unit.administrations}
    yield from known.missing("side", "parties", sorted(sides - {NO_SIDE}))
    for status in unit.statuses:
        yield from known.missing(f"statuses.{status.id}.holder", "holders", [status.holder])
    if catalog.is_group(unit.id) and not catalog.members(unit.id):
        yield "the group has no members."
    if unit.allocatable and unit.home_party:
        yield "home_party is for land that no proposal allocates."
    if re.search(r"\d", unit.note or "") and not unit.sources:
        yield "note has a number and no source."
    for field, least in _ADDED_UP.items():
        for index, figure in enumerate(getattr(unit, field)):
            place = f"{field}.{index}"
            yield from (f"{place} {text}" for text in _figure(figure, least))
            yield from known.missing(f"{place}.includes", "units", figure.includes)
            for other in _left_out(catalog, unit, figure, field):
                yield f"{place}.scope covers {other}, which its includes leave out."
            for name in figure.includes:
                if name in catalog.units:
                    complaints = _included(catalog, unit, figure, catalog.units[name], field)
                    yield from (f"{place} includes {name}, {text}." for text in complaints)


def _figure(figure: Figure, least: float) -> Iterator[str]:
    numbers = [one for one in (figure.value, figure.low, figure.high) if one is not None]
    if not numbers:
        yield "has no value, no low and no high."
    # Written so that "not a number" fails too.
    if not least <= max(numbers, default=least) < 1e9 or any(not one >= 0 for one in numbers):
        yield "is not a positive figure."
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield "has a low above its high."


def _included(
    catalog: Catalog, unit: Unit, figure: Figure, other: Unit, field: str
) -> Iterator[str]:
    others: tuple[Figure, ...] = getattr(other, field)
    if set(catalog.members(unit.id)) & set(catalog.members(other.id)):
        yield "which is of one land with the unit itself"
    if any(one.includes for one in others):
        yield "whose own figures include others"
    if not others:
        yield "which has no figure of its own"
    most = figure.value if figure.value is not None else figure.high
    if most is not None and any((one.value or one.low or 0) > most for one in others):
        yield "which alone has more"


def _left_out(catalog: Catalog, unit: Unit, figure: Figure, field: str) -> Iterator[str]:
    """Find units with figures above zero that the scope of a figure covers and its includes do not.

    A scope covers a unit if it shares a proper name with the unit's name, or with a division that
    the unit belongs to now by the side whose figure it is.
    """
    scope = _proper_names(figure.scope or "")
    names = [unit.id, *(name for name in figure.includes if name in catalog.units)]
    covered = {leaf for name in names for leaf in catalog.members(name)}
    for other in catalog.units.values():
        divisions = (one for one in other.administrations if one.period == "now")
        texts = [one.division for one in divisions if one.side == figure.side]
        is_named = bool(scope & _proper_names(" ".join([other.name, *texts])))
        counts = any(one.value or one.high for one in getattr(other, field))
        if is_named and counts and not covered.issuperset(catalog.members(other.id)):
            yield other.id


def _proper_names(text: str) -> set[str]:
    return {word for word in re.findall(r"[\w-]+", text) if word[0].isupper()}
