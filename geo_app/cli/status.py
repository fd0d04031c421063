"""``status``: what was in force on a day."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any

from geo_app.cli.output import citation_list, edtf, show, table
from geo_app.cli.words import Commands, add_command
from geo_app.data.catalog import catalog
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.engine.days import parse_day
from geo_app.engine.land.control import StatusInForce, in_force
from geo_app.model.dates import UncertainDate


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    status = add_command(commands, "status", "show what was in force on a day", run, json=True)
    status.add_argument("--date", required=True, metavar="YYYY-MM-DD", help="the day")
    status.add_argument("--unit", metavar="ID", help="only this unit or group")


def run(call: argparse.Namespace) -> int:
    """Show the statuses in force on a day."""
    data = catalog()
    day = parse_day(data.dispute, call.date)
    rows = _rows(data, in_force(data, day, call.unit))
    return show(call, rows, lambda: _text(data, rows, data.language(BASE_LANGUAGE).date(day)))


def _rows(catalog: Catalog, statuses: Iterable[StatusInForce]) -> list[dict[str, Any]]:
    """Every status with the name of its holder; ``start`` and ``end`` in EDTF, null if open."""
    return [
        {
            "unit": row.unit,
            "layer": row.status.layer,
            "holder": catalog.holders[row.status.holder].name,
            "status": row.status.status,
            "start": edtf(row.status.start),
            "end": edtf(row.status.end),
            "basis": row.status.basis,
            "sources": citation_list(catalog, row.status.sources),
        }
        for row in statuses
    ]


def _text(catalog: Catalog, rows: Sequence[dict[str, Any]], day: str) -> str:
    """List statuses in force, one line each."""
    if not rows:
        return f"Nothing is recorded for {day}."
    language = catalog.language(BASE_LANGUAGE)
    cells = [
        (
            row["unit"],
            row["layer"].replace("_", " "),
            row["holder"],
            row["status"],
            language.period(_date(row["start"]), _date(row["end"])),
        )
        for row in rows
    ]
    head = ("unit", "layer", "holder", "status", "period")
    return f"In force on {day}\n\n{table(head, cells)}"


def _date(text: str | None) -> UncertainDate | None:
    return UncertainDate(edtf=text) if text else None
