"""``evaluate``: what a proposal, with or without changes, would mean on land and at sea."""

from __future__ import annotations

import argparse
import math
import textwrap
from collections.abc import Sequence
from typing import Any

from geo_app.cli.figures import SEA_KEYS, differences, rounded, signed, without_noise
from geo_app.cli.output import GAP, citation_list, print_json, print_text, table
from geo_app.cli.words import Commands, add_command, add_rocks
from geo_app.data.catalog import catalog
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.engine.evaluate import evaluate
from geo_app.engine.land.allocation import Allocation, allocation_of, with_cut, with_unit
from geo_app.engine.metrics import metrics_of
from geo_app.engine.sea.straits import straits
from geo_app.engine.sea.table import Rocks, sea_outcome, uncertainty_km2
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.model.outcomes import DividedUnit, Outcome, PartyOutcome

_PER_CENT = "%"
_PEOPLE = "people"


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = add_command(commands, "evaluate", "show what a proposal would mean", run, json=True)
    command.add_argument("scenario", metavar="SCENARIO", help="id, as 'scenarios' lists it")
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="UNIT=PARTY",
        help="give a unit or group to a party; may be repeated, later ones go over earlier ones",
    )
    command.add_argument(
        "--cut",
        action="append",
        default=[],
        metavar="UNIT=SHARE[:TO:REST]",
        help="divide a unit: a share of its land, 0 to 1 or in per cent, to one party, the rest to "
        "another; without parties, those of the scenario that divides it",
    )
    add_rocks(command)


def run(call: argparse.Namespace) -> int:
    """Show what a scenario, with or without changes, would mean."""
    data = catalog()
    allocation = allocation_of(data, call.scenario)
    for text in call.set:
        unit, party = _pair("--set", text, "UNIT=PARTY")
        allocation = with_unit(data, allocation, unit, party)
    for text in call.cut:
        allocation = _divided(data, allocation, text)
    status_quo = allocation_of(data, data.dispute.status_quo)
    outcome = evaluate(data, allocation, call.rocks)
    before = evaluate(data, status_quo, call.rocks)
    parts = (data, allocation, outcome, before, call.rocks)
    if call.json:
        return print_json(_form(*parts))
    return print_text(f"{_land_text(data, outcome)}\n\n{_sea_text(*parts)}".rstrip())


def _pair(option: str, text: str, form: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not (sign and left and right):
        raise BadValueError(f"{option}: '{text}' is not of the form {form}.")
    return left, right


def _divided(data: Catalog, allocation: Allocation, text: str) -> Allocation:
    unit, value = _pair("--cut", text, "UNIT=SHARE or UNIT=SHARE:TO:REST")
    number, *parties = value.split(":")
    share = _share(number)
    if len(parties) not in (0, 2):
        raise BadValueError(f"--cut: '{text}' names {len(parties)} parties instead of two.")
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
    raise BadValueError(f"--cut: name the two parties: {unit}=SHARE:TO:REST.")


def _share(text: str) -> float:
    """Read a share of 1, or a number with a per cent sign."""
    try:
        value = float(text.removesuffix(_PER_CENT))
    except ValueError:
        value = math.nan
    share = value / 100 if text.endswith(_PER_CENT) else value
    if not 0 <= share <= 1:
        raise BadValueError(f"--cut: '{text}' is no share; choose 0 to 1, or 0% to 100%.")
    return share


def _form(
    catalog: Catalog, allocation: Allocation, outcome: Outcome, before: Outcome, rocks: Rocks
) -> dict[str, Any]:
    """Form of an outcome with its sea, its differences and what the figures rest on.

    There are ``divisions`` only where a unit is cut.
    """
    divisions = {cut.unit: _division_form(cut) for cut in outcome.divisions}
    return {
        "scenario": outcome.scenario,
        "allocation": dict(outcome.allocation),
        "parties": {
            party: _party_form(catalog, figures)
            | {"delta": differences(figures, before.parties[party])}
            | _uncertainty_form(catalog, allocation, party)
            for party, figures in outcome.parties.items()
        },
        **({"divisions": divisions} if divisions else {}),
        "straits": [
            {"strait": strait.strait, "sides": list(strait.sides), "middle": strait.middle}
            for strait in straits(catalog, allocation)
        ],
        **_sea_form(catalog, allocation, rocks),
        "sources": citation_list(catalog, outcome.sources),
    }


def _uncertainty_form(catalog: Catalog, allocation: Allocation, party: str) -> dict[str, Any]:
    """Form of how far figures of the sea may be off; empty where the data has no sea."""
    if catalog.sea_rules is None:
        return {}
    bounds = uncertainty_km2(catalog, allocation, party)
    return {"uncertainty": {key: [rounded(km2) for km2 in pair] for key, pair in bounds.items()}}


def _sea_form(catalog: Catalog, allocation: Allocation, rocks: Rocks) -> dict[str, Any]:
    """Form of the sea that changes no hands, of the lines in it and of what all rests on."""
    if catalog.sea_rules is None:
        return {}
    sea = sea_outcome(catalog, allocation, rocks)
    return {
        "rocks": rocks,
        "home_sea_km2": {
            party: rounded(figures.sea_km2)
            for party, figures in sea.home.items()
            if figures.sea_km2
        },
        "equidistance_lines": [
            {"parties": list(pair), "length_km": round(length_km, 3)}
            for pair, length_km in sea.lines_km.items()
        ],
        "assumptions": list(catalog.sea_rules.assumptions),
    }


def _party_form(catalog: Catalog, outcome: PartyOutcome) -> dict[str, Any]:
    figures = {
        metric.key: _figure(metric.key, metric.unit, outcome.figures[metric.key])
        for metric in metrics_of(catalog)
    }
    first = {key: figures.pop(key) for key in ("land_km2", "land_share")}
    return {**first, "units": list(outcome.units), **figures}


def _figure(key: str, unit: str, value: float) -> float:
    if unit == _PEOPLE:
        return round(value)
    return rounded(value) if key in SEA_KEYS else without_noise(value)


def _division_form(division: DividedUnit) -> dict[str, Any]:
    return {
        "to": division.to,
        "rest": division.rest,
        "share": without_noise(division.share),
        "to_km2": without_noise(division.to_km2),
        "rest_km2": without_noise(division.rest_km2),
        "population": round(division.population),
    }


def _land_text(catalog: Catalog, outcome: Outcome) -> str:
    """Write land, share and people of each party that would have any, and the cuts."""
    language = catalog.language(BASE_LANGUAGE)
    cells = [
        (
            catalog.parties[party].name,
            language.area(figures.land_km2),
            language.percent(figures.land_share),
            language.number(figures.population),
        )
        for party, figures in outcome.parties.items()
        if figures.units or figures.land_km2
    ]
    head = ("party", "land (km2)", "share", "people")
    title = catalog.proposals[outcome.scenario].title if outcome.scenario else "Own allocation"
    notes = [f"The share is of the land of {catalog.dispute.reference_name}."]
    notes += [_division_text(catalog, cut) for cut in outcome.divisions]
    notes.append(f"{len(outcome.sources)} citations: add --json to see them.")
    units = [
        _units_text(catalog, party, figures)
        for party, figures in outcome.parties.items()
        if figures.units
    ]
    return "\n".join([title, "", table(head, cells, numbers=(1, 2, 3)), "", *units, "", *notes])


def _units_text(catalog: Catalog, party: str, outcome: PartyOutcome) -> str:
    """List what a party would hold whole; a group stands for its members."""
    inside = {
        member
        for unit in outcome.units
        if catalog.is_group(unit)
        for member in catalog.members(unit)
    }
    names = ", ".join(unit for unit in outcome.units if unit not in inside)
    return textwrap.fill(f"{catalog.parties[party].name}: {names}", 100, subsequent_indent=GAP)


def _division_text(catalog: Catalog, cut: DividedUnit) -> str:
    language = catalog.language(BASE_LANGUAGE)
    return (
        f"{catalog.units[cut.unit].names.neutral} is divided: "
        f"{language.area(cut.to_km2)} km2 ({language.percent(cut.share)}) to "
        f"{catalog.parties[cut.to].name}, {language.area(cut.rest_km2)} km2 to "
        f"{catalog.parties[cut.rest].name}; its {language.number(cut.population)} people "
        "are counted for neither."
    )


def _sea_text(
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
            *(language.number(after.figures[key]) for key in SEA_KEYS),
            signed(language, after.figures["sea_km2"] - before.parties[party].figures["sea_km2"]),
        )
        for party, after in outcome.parties.items()
        if after.figures["sea_km2"] or before.parties[party].figures["sea_km2"]
    ]
    head = ("party", "0-12 nm (km2)", "12-24 nm", "12-200 nm", "all sea", "against today")
    lines = [
        f"Line between {catalog.parties[a].name} and {catalog.parties[b].name}: "
        f"{language.number(length)} km."
        for (a, b), length in sea_outcome(catalog, allocation, rocks).lines_km.items()
    ]
    caution = catalog.sea_rules.assumptions[:1]
    return "\n".join([table(head, rows, numbers=range(1, 6)), "", *lines, *caution])
