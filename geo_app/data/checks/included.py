"""Whether figures that cover several units say so, so that sums count nobody twice."""

import re
from collections.abc import Iterator

from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import Catalog
from geo_app.model.units import Figure, Unit


def problems(catalog: Catalog, known: Known, unit: Unit, field: str) -> Iterator[str]:
    """Check what the figures of one field of a unit include of other units."""
    file = file_of(catalog, "units", unit.id)
    figures: tuple[Figure, ...] = getattr(unit, field)
    for index, figure in enumerate(figures):
        place = f"{field}.{index}"
        yield from known.missing(file, f"{place}.includes", "units", figure.includes)
        for other in _left_out(catalog, unit, figure, field):
            yield f"{file}: {place}.scope covers {other}, which its includes leave out."
        for name in figure.includes:
            if name in catalog.units:
                complaints = _other_unit(catalog, unit, figure, catalog.units[name], field)
                yield from (f"{file}: {place} includes {name}, {text}." for text in complaints)


def _other_unit(
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
        is_named = bool(scope & _proper_names(" ".join([other.names.neutral, *texts])))
        counts = any(one.value or one.high for one in getattr(other, field))
        if is_named and counts and not covered.issuperset(catalog.members(other.id)):
            yield other.id


def _proper_names(text: str) -> set[str]:
    return {word for word in re.findall(r"[\w-]+", text) if word[0].isupper()}
