"""Forms, in JSON and in words, of the sea under an allocation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geo_app.cli.forms import outcome_form
from geo_app.cli.tables import table
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.engine.geodesy import NAUTICAL_MILE_M
from geo_app.engine.land.allocation import Allocation
from geo_app.engine.sea.locate import Located
from geo_app.engine.sea.straits import straits
from geo_app.engine.sea.table import Rocks, SeaFigures, SeaOutcome, sea_outcome, uncertainty_km2
from geo_app.model.outcomes import Outcome, PartyOutcome

SEA_KEYS = tuple(SeaFigures.__dataclass_fields__)
DELTA_KEYS = ("land_km2", *SEA_KEYS)
_DIGITS = 6


def evaluated(
    catalog: Catalog, allocation: Allocation, outcome: Outcome, before: Outcome, rocks: Rocks
) -> dict[str, Any]:
    """Form of an outcome with its sea, its differences and what the figures rest on."""
    form = outcome_form(catalog, outcome)
    sources = form.pop("sources")
    for party, row in form["parties"].items():
        row["delta"] = _delta(outcome.parties[party], before.parties[party])
    form["straits"] = [
        {"strait": one.strait, "sides": list(one.sides), "middle": one.middle}
        for one in straits(catalog, allocation)
    ]
    if catalog.sea_rules:
        _add_sea(form, catalog, allocation, rocks)
    return form | {"sources": sources}


def _add_sea(form: dict[str, Any], catalog: Catalog, allocation: Allocation, rocks: Rocks) -> None:
    for party, row in form["parties"].items():
        for key in SEA_KEYS:
            row[key] = _rounded(row[key])
        row["uncertainty"] = {
            key: [_rounded(bound) for bound in bounds]
            for key, bounds in uncertainty_km2(catalog, allocation, party).items()
        }
    sea = sea_outcome(catalog, allocation, rocks)
    form["rocks"] = rocks
    form["home_sea_km2"] = {
        party: _rounded(one.sea_km2) for party, one in sea.home.items() if one.sea_km2
    }
    form["equidistance_lines"] = _lines(sea)
    form["assumptions"] = list(catalog.sea_rules.assumptions) if catalog.sea_rules else []


def compared(catalog: Catalog, first: Outcome, second: Outcome, rocks: Rocks) -> dict[str, Any]:
    """Form of two outcomes: figures of each, and the second less the first."""
    return {
        "a": first.scenario,
        "b": second.scenario,
        "rocks": rocks,
        "parties": {
            party: {
                "a": _figures(first.parties[party]),
                "b": _figures(second.parties[party]),
                "delta": _delta(second.parties[party], first.parties[party]),
            }
            for party in catalog.parties
        },
        "units": {
            unit: {"a": first.allocation[unit], "b": second.allocation[unit]}
            for unit in first.allocation
            if first.allocation[unit] != second.allocation[unit]
        },
    }


def located(found: Located) -> dict[str, Any]:
    """Form of what a place belongs to; metres to the millimetre."""
    return {
        "unit": found.unit,
        "distance_m": round(found.distance_m, 3),
        "zone": found.zone,
        "party": found.party,
    }


def sea_text(
    catalog: Catalog, allocation: Allocation, outcome: Outcome, before: Outcome, rocks: Rocks
) -> str:
    """Write a table of the sea of each party, the line between them, and the caution.

    Empty where the data has no sea.
    """
    if catalog.sea_rules is None:
        return ""
    language = catalog.language(BASE_LANGUAGE)
    rows = [
        (
            catalog.parties[party].name,
            *(language.number(one.figures[key]) for key in SEA_KEYS),
            _signed(catalog, one.figures["sea_km2"] - before.parties[party].figures["sea_km2"]),
        )
        for party, one in outcome.parties.items()
        if one.figures["sea_km2"] or before.parties[party].figures["sea_km2"]
    ]
    head = ("party", "0-12 nm (km2)", "12-24 nm", "12-200 nm", "all sea", "against today")
    lines = [
        f"Line between {catalog.parties[a].name} and {catalog.parties[b].name}: "
        f"{language.number(length)} km."
        for (a, b), length in sea_outcome(catalog, allocation, rocks).lines_km.items()
    ]
    caution = catalog.sea_rules.assumptions[:1]
    return "\n".join([table(head, rows, numbers=range(1, 6)), "", *lines, *caution])


def comparison_text(catalog: Catalog, first: Outcome, second: Outcome) -> str:
    """Write a table of two outcomes side by side."""
    language = catalog.language(BASE_LANGUAGE)
    rows = [
        (
            catalog.parties[party].name,
            key.removesuffix("_km2").replace("_", " "),
            language.number(first.parties[party].figures[key]),
            language.number(second.parties[party].figures[key]),
            _signed(
                catalog, second.parties[party].figures[key] - first.parties[party].figures[key]
            ),
        )
        for party in catalog.parties
        for key in _present(DELTA_KEYS, first.parties[party])
        if first.parties[party].figures[key] or second.parties[party].figures[key]
    ]
    head = ("party", "figure (km2)", str(first.scenario), str(second.scenario), "difference")
    return table(head, rows, numbers=(2, 3, 4))


def place_text(catalog: Catalog, found: Located) -> str:
    """Say what a place belongs to in a sentence."""
    language = catalog.language(BASE_LANGUAGE)
    unit = catalog.units.get(found.unit)
    rules = catalog.sea_rules
    coasts = {one.land: one.name for one in rules.coasts} if rules else {}
    name = unit.names.neutral if unit else coasts.get(found.unit, found.unit)
    whose = catalog.parties[found.party].name if found.party else "nobody"
    if found.zone == "land":
        return f"On land: {name}. Held by {whose} under this scenario."
    kilometres = language.number(found.distance_m / 1000, 1)
    miles = language.number(found.distance_m / NAUTICAL_MILE_M, 1)
    return (
        f"{found.zone.replace('_', ' ').capitalize()}, {kilometres} km ({miles} nm) from {name}. "
        f"Would belong to {whose} under this scenario."
    )


def _lines(sea: SeaOutcome) -> list[dict[str, Any]]:
    return [
        {"parties": list(pair), "length_km": round(length, 3)}
        for pair, length in sea.lines_km.items()
    ]


def _figures(outcome: PartyOutcome) -> dict[str, float]:
    keys = ("land_km2", "land_share", "population", *SEA_KEYS)
    return {key: _rounded(outcome.figures[key]) for key in _present(keys, outcome)}


def _delta(outcome: PartyOutcome, before: PartyOutcome) -> Mapping[str, float]:
    return {
        key: _rounded(outcome.figures[key] - before.figures[key])
        for key in _present(DELTA_KEYS, outcome)
    }


def _present(keys: Iterable[str], outcome: PartyOutcome) -> Iterable[str]:
    """Keys of the figures that the data has: no sea, no figures of it."""
    return [key for key in keys if key in outcome.figures]


def _rounded(value: float) -> float:
    return round(value, _DIGITS) + 0.0


def _signed(catalog: Catalog, value: float) -> str:
    text = catalog.language(BASE_LANGUAGE).number(abs(value))
    return f"{'+' if value >= 0 else '-'}{text}" if round(abs(value)) else "0"
