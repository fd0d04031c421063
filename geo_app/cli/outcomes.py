"""``evaluate`` and ``compare``: what proposals would mean on land and at sea."""

import argparse
import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geo_app.cli.command import (
    GAP,
    JSON,
    ROCKS,
    argument,
    citation_list,
    command,
    pair,
    print_json,
    print_text,
    show,
    table,
    without_noise,
)
from geo_app.data.catalog import catalog
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.data.language import Language
from geo_app.engine.bases import BaseFigures, reference_figures, rest_figures, survey_shares
from geo_app.engine.evaluate import evaluate as outcome_of
from geo_app.engine.land.allocation import (
    Allocation,
    allocation_of,
    reference_total_km2,
    with_cut,
    with_unit,
)
from geo_app.engine.land.figures import other_surveys_km2
from geo_app.engine.metrics import metrics_of
from geo_app.engine.sea.locate import straits
from geo_app.engine.sea.table import FIGURES, Rocks, SeaOutcome, sea_outcome, sea_table
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.model.outcomes import DividedUnit, Outcome, PartyOutcome
from geo_app.model.sea import SeaRules

DIFFERENCE_KEYS = ("land_km2", *FIGURES)
_PER_CENT = "%"
_UNITS = {"land_km2": "km2", "sea_km2": "km2", "population": "people"}


def _present(keys: Iterable[str], outcome: PartyOutcome) -> list[str]:
    """List the figures that the data has: without a sea there are none of it."""
    return [key for key in keys if key in outcome.figures]


def _differences(after: PartyOutcome, before: PartyOutcome) -> dict[str, float]:
    """Land and sea of one outcome less those of another, in km2."""
    keys = _present(DIFFERENCE_KEYS, after)
    return {key: _rounded(after.figures[key] - before.figures[key]) for key in keys}


def _rounded(value: float) -> float:
    """Round to the square metre; never minus nought."""
    return round(value, 6) + 0.0


def _signed(language: Language, value: float) -> str:
    """Write a difference in whole units with its sign; no sign where it rounds to nought."""
    text = language.number(abs(value))
    return f"{'+' if value >= 0 else '-'}{text}" if round(abs(value)) else "0"


@command(
    "compare",
    "set two proposals side by side",
    JSON,
    argument("first", metavar="A", help="id of a scenario"),
    argument("second", metavar="B", help="id of another"),
    ROCKS,
)
def compare(call: argparse.Namespace) -> int:
    """Set two scenarios side by side: figures of each, and the second less the first."""
    data = catalog()
    both = (allocation_of(data, name) for name in (call.first, call.second))
    first, second = (outcome_of(data, allocation, call.rocks) for allocation in both)
    form = {
        "a": first.scenario,
        "b": second.scenario,
        "rocks": call.rocks,
        "parties": {
            party: {
                "a": _compared(first.parties[party]),
                "b": _compared(second.parties[party]),
                "delta": _differences(second.parties[party], first.parties[party]),
            }
            for party in data.parties
        },
        "units": {
            unit: {"a": party, "b": second.allocation[unit]}
            for unit, party in first.allocation.items()
            if party != second.allocation[unit]
        },
    }
    return show(call, form, lambda: _compare_text(data, first, second))


def _compared(outcome: PartyOutcome) -> dict[str, float]:
    keys = ("land_km2", "land_share", "population", *FIGURES)
    return {key: _rounded(outcome.figures[key]) for key in _present(keys, outcome)}


def _compare_text(data: Catalog, first: Outcome, second: Outcome) -> str:
    """Write a table of two outcomes side by side."""
    language = data.language(BASE_LANGUAGE)
    rows = []
    for party, outcome in first.parties.items():
        for key in _present(DIFFERENCE_KEYS, outcome):
            before, after = outcome.figures[key], second.parties[party].figures[key]
            figure = key.removesuffix("_km2").replace("_", " ")
            numbers = (language.number(before), language.number(after))
            if before or after:
                name = data.parties[party].name
                rows.append((name, figure, *numbers, _signed(language, after - before)))
    head = ("party", "figure (km2)", str(first.scenario), str(second.scenario), "difference")
    return table(head, rows, numbers=(2, 3, 4))


@command(
    "evaluate",
    "show what a proposal would mean",
    JSON,
    argument("scenario", metavar="SCENARIO", help="id, as 'scenarios' lists it"),
    argument(
        "--set",
        action="append",
        default=[],
        metavar="UNIT=PARTY",
        help="give a unit or group to a party; may be repeated, later ones go over earlier ones",
    ),
    argument(
        "--cut",
        action="append",
        default=[],
        metavar="UNIT=SHARE[:TO:REST]",
        help="divide a unit: a share of its land, 0 to 1 or in per cent, to one party, the rest to "
        "another; without parties, those of the scenario that divides it",
    ),
    ROCKS,
)
def evaluate(call: argparse.Namespace) -> int:
    """Show what a scenario, with or without changes, would mean."""
    data = catalog()
    allocation = allocation_of(data, call.scenario)
    for text in call.set:
        unit, party = pair("--set", text, "UNIT=PARTY")
        allocation = with_unit(data, allocation, unit, party)
    for text in call.cut:
        allocation = _divided(data, allocation, text)
    outcome = outcome_of(data, allocation, call.rocks)
    before = outcome_of(data, data.dispute.status_quo, call.rocks)
    parts = (data, allocation, outcome, before, call.rocks)
    if call.json:
        return print_json(_form(*parts))
    return print_text(f"{_land_text(data, outcome)}\n\n{_sea_text(*parts)}".rstrip())


def _divided(data: Catalog, allocation: Allocation, text: str) -> Allocation:
    unit, value = pair("--cut", text, "UNIT=SHARE or UNIT=SHARE:TO:REST")
    number, *parties = value.split(":")
    share = _share(number)
    if len(parties) not in (0, 2):
        raise BadValueError(
            "--cut: '{value}' names {number} parties instead of two.",
            key="error.cli.parties",
            value=text,
            number=len(parties),
        )
    to, rest = parties or _usual_sides(data, allocation, unit)
    return with_cut(data, allocation, unit, share, to, rest)


def _usual_sides(data: Catalog, allocation: Allocation, unit: str) -> Sequence[str]:
    """Parties that a scenario divides a unit between."""
    for known in (allocation, *(allocation_of(data, scenario) for scenario in data.scenarios)):
        cut = known.cuts.get(unit)
        if cut is not None:
            return cut.to, cut.rest
    divisible = [leaf for leaf in data.allocatable_leaves if data.units[leaf].division]
    if unit not in divisible:
        raise UnknownNameError("divisible unit", unit, divisible)
    raise BadValueError(
        "--cut: name the two parties: {unit}=SHARE:TO:REST.", key="error.cli.sides", unit=unit
    )


def _share(text: str) -> float:
    """Read a share of 1, or a number with a per cent sign."""
    try:
        value = float(text.removesuffix(_PER_CENT))
    except ValueError:
        value = math.nan
    share = value / 100 if text.endswith(_PER_CENT) else value
    if not 0 <= share <= 1:
        raise BadValueError(
            "--cut: '{value}' is no share; choose 0 to 1, or 0% to 100%.",
            key="error.cli.share",
            value=text,
        )
    return share


def _form(
    data: Catalog, allocation: Allocation, outcome: Outcome, before: Outcome, rocks: Rocks
) -> dict[str, Any]:
    """Form of an outcome with its sea, its differences and what the figures rest on.

    There are ``divisions`` only where a unit is cut, and a sea only where the data has one.
    """
    divisions = {cut.unit: _division_form(cut) for cut in outcome.divisions}
    parties = {
        party: _party_form(data, figures) | {"delta": _differences(figures, before.parties[party])}
        for party, figures in outcome.parties.items()
    }
    sea: dict[str, Any] = {}
    if data.sea_rules is not None:
        sea = _sea_form(data.sea_rules, sea_outcome(data, allocation, rocks))
        for party, form in parties.items():
            ranges = sea_table(data).ranges_km2(allocation, party)
            form["uncertainty"] = {key: [*map(_rounded, ends)] for key, ends in ranges.items()}
    return {
        "scenario": outcome.scenario,
        "allocation": dict(outcome.allocation),
        "parties": parties,
        "reference": _base_form(reference_figures(data, allocation, rocks))
        | {"name": data.dispute.reference_name}
        | _survey_form(data, allocation),
        "chain": _base_form(rest_figures(data, allocation, rocks))
        | {"name": "the rest of the chain"},
        **({"divisions": divisions} if divisions else {}),
        "straits": [
            {"strait": strait.strait, "sides": list(strait.sides), "middle": strait.middle}
            for strait in straits(data, allocation)
        ],
        **sea,
        "sources": citation_list(data, outcome.sources),
    }


def _base_form(figures: BaseFigures) -> dict[str, Any]:
    """Form of figures over some units: every share beside the whole that it is a part of."""

    def form(amounts: Mapping[str, float]) -> dict[str, float]:
        return {key: _figure(key, _UNITS[key], amount) for key, amount in amounts.items()}

    return {
        "totals": form(figures.totals),
        "parties": {
            party: form(amounts)
            | {
                f"{key.removesuffix('_km2')}_share": without_noise(figures.share(party, key))
                for key in amounts
            }
            for party, amounts in figures.parties.items()
        },
    }


def _survey_form(data: Catalog, allocation: Allocation) -> dict[str, Any]:
    """Form of the shares of land by the areas that other sides publish, where there are any."""
    surveys = other_surveys_km2(data)
    shares = {party: survey_shares(data, allocation, party) for party in data.parties}
    forms = {
        side: {
            "land_km2": without_noise(math.fsum(land.values())),
            "land_share": {party: without_noise(one[side]) for party, one in shares.items()},
        }
        for side, land in surveys.items()
    }
    return {"surveys": forms} if forms else {}


def _sea_form(rules: SeaRules, sea: SeaOutcome) -> dict[str, Any]:
    """Form of the sea that changes no hands, of the lines in it and of what all rests on."""
    return {
        "rocks": sea.rocks,
        "home_sea_km2": {
            party: _rounded(figures.sea_km2)
            for party, figures in sea.home.items()
            if figures.sea_km2
        },
        "equidistance_lines": [
            {"parties": list(sides), "length_km": round(length_km, 3)}
            for sides, length_km in sea.lines_km.items()
        ],
        "assumptions": list(rules.assumptions),
    }


def _party_form(data: Catalog, outcome: PartyOutcome) -> dict[str, Any]:
    figures = {
        metric.key: _figure(metric.key, metric.unit, outcome.figures[metric.key])
        for metric in metrics_of(data)
    }
    first = {key: figures.pop(key) for key in ("land_km2", "land_share")}
    return {**first, "units": list(outcome.units), **figures}


def _figure(key: str, unit: str, value: float) -> float:
    if unit == "people":
        return round(value)
    return _rounded(value) if key in FIGURES else without_noise(value)


def _division_form(division: DividedUnit) -> dict[str, Any]:
    return {
        "to": division.to,
        "rest": division.rest,
        **{key: without_noise(getattr(division, key)) for key in ("share", "to_km2", "rest_km2")},
        "population": round(division.population),
    }


def _land_text(data: Catalog, outcome: Outcome) -> str:
    """Write land, share and people of each party that would have any, and the cuts."""
    language = data.language(BASE_LANGUAGE)
    cells = [
        (
            data.parties[party].name,
            language.area(figures.land_km2),
            language.percent(figures.land_share),
            language.number(figures.population),
        )
        for party, figures in outcome.parties.items()
        if figures.units or figures.land_km2
    ]
    head = ("party", "land (km2)", "share", "people")
    title = data.proposals[outcome.scenario].title if outcome.scenario else "Own allocation"
    total = language.area(reference_total_km2(data))
    notes = [f"The share is of the land of {data.dispute.reference_name}, {total} km2."]
    notes += [_division_text(data, cut) for cut in outcome.divisions]
    notes.append(f"{len(outcome.sources)} citations: add --json to see them.")
    units = [
        _units_text(data, party, figures)
        for party, figures in outcome.parties.items()
        if figures.units
    ]
    return "\n".join([title, "", table(head, cells, numbers=(1, 2, 3)), "", *units, "", *notes])


def _units_text(data: Catalog, party: str, outcome: PartyOutcome) -> str:
    """List what a party would hold whole; a group stands for its members."""
    groups = [unit for unit in outcome.units if data.is_group(unit)]
    inside = {member for group in groups for member in data.members(group)}
    names = ", ".join(unit for unit in outcome.units if unit not in inside)
    return textwrap.fill(f"{data.parties[party].name}: {names}", 100, subsequent_indent=GAP)


def _division_text(data: Catalog, cut: DividedUnit) -> str:
    language = data.language(BASE_LANGUAGE)
    return (
        f"{data.units[cut.unit].name} is divided: "
        f"{language.area(cut.to_km2)} km2 ({language.percent(cut.share)}) to "
        f"{data.parties[cut.to].name}, {language.area(cut.rest_km2)} km2 to "
        f"{data.parties[cut.rest].name}; its {language.number(cut.population)} people "
        "are counted for neither."
    )


def _sea_text(
    data: Catalog, allocation: Allocation, outcome: Outcome, before: Outcome, rocks: Rocks
) -> str:
    """Write a table of the sea of each party, the line between them, and the caution.

    Empty where the data has no sea.
    """
    if data.sea_rules is None:
        return ""
    language = data.language(BASE_LANGUAGE)
    rows = [
        (
            data.parties[party].name,
            *(language.number(after.figures[key]) for key in FIGURES),
            _signed(language, after.figures["sea_km2"] - before.parties[party].figures["sea_km2"]),
        )
        for party, after in outcome.parties.items()
        if after.figures["sea_km2"] or before.parties[party].figures["sea_km2"]
    ]
    head = ("party", "0-12 nm (km2)", "12-24 nm", "12-200 nm", "all sea", "against today")
    lines = [
        f"Line between {data.parties[a].name} and {data.parties[b].name}: "
        f"{language.number(length)} km."
        for (a, b), length in sea_outcome(data, allocation, rocks).lines_km.items()
    ]
    caution = data.sea_rules.assumptions[:1]
    return "\n".join([table(head, rows, numbers=range(1, 6)), "", *lines, *caution])
