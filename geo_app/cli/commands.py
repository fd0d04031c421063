"""What each command does. Each takes the parsed call and returns the exit status."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from geo_app.cli import forms, tables
from geo_app.cli.claim_forms import claim_list, claim_text, story_of
from geo_app.data.catalog import catalog
from geo_app.data.contents import BASE_LANGUAGE
from geo_app.engine.control import in_force
from geo_app.engine.days import parse_day


def run(call: argparse.Namespace) -> int:
    """Start the app, once the data is known to be sound."""
    from geo_app.cli.server import start

    catalog()
    return start(port=call.port, open_browser=not call.no_browser)


def scenarios(call: argparse.Namespace) -> int:
    """List the proposals that can be mapped."""
    rows = forms.scenario_list(catalog())
    return _print_json(rows) if call.json else _print(tables.scenario_table(catalog(), rows))


def units(call: argparse.Namespace) -> int:
    """List the units and groups."""
    rows = forms.unit_list(catalog())
    return _print_json(rows) if call.json else _print(tables.unit_table(rows))


def status(call: argparse.Namespace) -> int:
    """Show the statuses in force on a day."""
    data = catalog()
    day = parse_day(data.dispute, call.date)
    rows = forms.status_list(data, in_force(data, day, call.unit))
    if call.json:
        return _print_json(rows)
    return _print(tables.status_table(data, rows, data.language(BASE_LANGUAGE).date(day)))


def claims(call: argparse.Namespace) -> int:
    """List the claims of a story with what the record says of each."""
    data = catalog()
    story = story_of(data, call.story)
    rows = claim_list(data, story)
    return _print_json(rows) if call.json else _print(claim_text(story, rows))


def _print_json(value: Any) -> int:
    return _print(json.dumps(value, ensure_ascii=False, indent=2))


def _print(text: str) -> int:
    # A console that cannot write Japanese shows question marks instead of failing.
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding))
    return 0
