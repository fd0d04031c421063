"""``scenarios``: the proposals that can be mapped."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from geo_app.cli.output import citation_list, edtf, show, table
from geo_app.cli.words import Commands, add_command
from geo_app.data.catalog import catalog
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.model.dates import UncertainDate


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    add_command(commands, "scenarios", "list the proposals that can be mapped", run, json=True)


def run(call: argparse.Namespace) -> int:
    """List the proposals that can be mapped."""
    data = catalog()
    rows = _rows(data)
    return show(call, rows, lambda: _text(data, rows))


def _rows(catalog: Catalog) -> list[dict[str, Any]]:
    """Every scenario: id, title, kind, date, proponents, outcome, sources."""
    return [
        {
            "id": proposal.id,
            "title": proposal.title,
            "caption": proposal.caption,
            "kind": proposal.kind,
            "date": proposal.date.edtf,
            "date_end": edtf(proposal.date_end),
            "proponents": list(proposal.proponents),
            "outcome": proposal.outcome,
            "uncertain": proposal.uncertain,
            "default": proposal.id == catalog.dispute.default_scenario,
            "sources": citation_list(catalog, proposal.sources),
        }
        for proposal in catalog.scenarios.values()
    ]


def _text(catalog: Catalog, rows: Sequence[dict[str, Any]]) -> str:
    """List scenarios; the one shown first is marked."""
    language = catalog.language(BASE_LANGUAGE)
    cells = [
        (
            f"{row['id']}{' *' if row['default'] else ''}",
            language.date(UncertainDate(edtf=row["date"])),
            row["title"],
        )
        for row in rows
    ]
    return f"{table(('scenario', 'date', 'title'), cells)}\n\n* shown first"
