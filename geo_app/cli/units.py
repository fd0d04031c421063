"""``units``: the islands and stretches of land."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from geo_app.cli.figures import without_noise
from geo_app.cli.output import show, table
from geo_app.cli.words import Commands, add_command
from geo_app.data.catalog import catalog
from geo_app.data.contents import Catalog
from geo_app.engine.land.figures import land_figure, land_km2, population, value_of


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    add_command(commands, "units", "list the islands and stretches of land", run, json=True)


def run(call: argparse.Namespace) -> int:
    """List the units and groups."""
    rows = _rows(catalog())
    return show(call, rows, lambda: _text(rows))


def _rows(catalog: Catalog) -> list[dict[str, Any]]:
    """Every unit and group: id, names, place, land in km2, people."""
    land, people = land_km2(catalog), population(catalog)
    rows: list[dict[str, Any]] = []
    for unit in catalog.units.values():
        figure = land_figure(unit)
        members = catalog.members(unit.id)
        rows.append(
            {
                "id": unit.id,
                "name": unit.names.neutral,
                "name_ja": unit.names.japanese.kanji,
                "name_ru": unit.names.russian.cyrillic,
                "kind": unit.kind,
                "parent": unit.parent,
                "members": list(members) if catalog.is_group(unit.id) else [],
                "location": list(unit.location),
                "area_km2": value_of(figure) if figure else None,
                "land_counted_km2": without_noise(sum(land[leaf] for leaf in members)),
                "population": round(sum(people[leaf] for leaf in members))
                if unit.populations
                else None,
                "allocatable": unit.allocatable,
                "reference": unit.reference,
            }
        )
    return rows


def _text(rows: Sequence[dict[str, Any]]) -> str:
    """List units with their land and people."""
    cells = [
        (
            row["id"] if row["parent"] is None else f"  {row['id']}",
            row["name"],
            row["kind"],
            "no figure" if row["area_km2"] is None else f"{row['area_km2']:,.2f}",
            "no figure" if row["population"] is None else f"{row['population']:,}",
        )
        for row in rows
    ]
    return table(("unit", "name", "kind", "land (km2)", "people"), cells, numbers=(3, 4))
