"""``compare``: two proposals side by side."""

from __future__ import annotations

import argparse
from typing import Any

from geo_app.cli.figures import DIFFERENCE_KEYS, SEA_KEYS, differences, present, rounded, signed
from geo_app.cli.output import show, table
from geo_app.cli.words import Commands, add_command, add_rocks
from geo_app.data.catalog import catalog
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.engine.evaluate import evaluate
from geo_app.engine.land.allocation import allocation_of
from geo_app.engine.sea.table import Rocks
from geo_app.model.outcomes import Outcome, PartyOutcome


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    compare = add_command(commands, "compare", "set two proposals side by side", run, json=True)
    compare.add_argument("first", metavar="A", help="id of a scenario")
    compare.add_argument("second", metavar="B", help="id of another")
    add_rocks(compare)


def run(call: argparse.Namespace) -> int:
    """Set two scenarios side by side."""
    data = catalog()
    pair = [allocation_of(data, name) for name in (call.first, call.second)]
    first, second = (evaluate(data, allocation, call.rocks) for allocation in pair)
    form = _form(data, first, second, call.rocks)
    return show(call, form, lambda: _text(data, first, second))


def _form(catalog: Catalog, first: Outcome, second: Outcome, rocks: Rocks) -> dict[str, Any]:
    """Form of two outcomes: figures of each, and the second less the first."""
    return {
        "a": first.scenario,
        "b": second.scenario,
        "rocks": rocks,
        "parties": {
            party: {
                "a": _figures(first.parties[party]),
                "b": _figures(second.parties[party]),
                "delta": differences(second.parties[party], first.parties[party]),
            }
            for party in catalog.parties
        },
        "units": {
            unit: {"a": first.allocation[unit], "b": second.allocation[unit]}
            for unit in first.allocation
            if first.allocation[unit] != second.allocation[unit]
        },
    }


def _figures(outcome: PartyOutcome) -> dict[str, float]:
    keys = ("land_km2", "land_share", "population", *SEA_KEYS)
    return {key: rounded(outcome.figures[key]) for key in present(keys, outcome)}


def _text(catalog: Catalog, first: Outcome, second: Outcome) -> str:
    """Write a table of two outcomes side by side."""
    language = catalog.language(BASE_LANGUAGE)
    rows = [
        (
            catalog.parties[party].name,
            key.removesuffix("_km2").replace("_", " "),
            language.number(before),
            language.number(after),
            signed(language, after - before),
        )
        for party in catalog.parties
        for key in present(DIFFERENCE_KEYS, first.parties[party])
        for before, after in [
            (first.parties[party].figures[key], second.parties[party].figures[key])
        ]
        if before or after
    ]
    head = ("party", "figure (km2)", str(first.scenario), str(second.scenario), "difference")
    return table(head, rows, numbers=(2, 3, 4))
