"""What each command does. Each takes the parsed call and returns the exit status."""

from __future__ import annotations

import argparse

from geo_app.cli import forms, tables
from geo_app.cli.claim_forms import claim_list, claim_text, story_of
from geo_app.cli.output import print_json, print_text
from geo_app.data.catalog import catalog
from geo_app.data.contents import BASE_LANGUAGE
from geo_app.engine.days import parse_day
from geo_app.engine.land.control import in_force


def run(call: argparse.Namespace) -> int:
    """Start the app, once the data is known to be sound."""
    from geo_app.cli.server import start

    catalog()
    return start(port=call.port, open_browser=not call.no_browser, archive=call.archive)


def scenarios(call: argparse.Namespace) -> int:
    """List the proposals that can be mapped."""
    rows = forms.scenario_list(catalog())
    return print_json(rows) if call.json else print_text(tables.scenario_table(catalog(), rows))


def units(call: argparse.Namespace) -> int:
    """List the units and groups."""
    rows = forms.unit_list(catalog())
    return print_json(rows) if call.json else print_text(tables.unit_table(rows))


def status(call: argparse.Namespace) -> int:
    """Show the statuses in force on a day."""
    data = catalog()
    day = parse_day(data.dispute, call.date)
    rows = forms.status_list(data, in_force(data, day, call.unit))
    if call.json:
        return print_json(rows)
    return print_text(tables.status_table(data, rows, data.language(BASE_LANGUAGE).date(day)))


def claims(call: argparse.Namespace) -> int:
    """List the claims of a story with what the record says of each."""
    data = catalog()
    story = story_of(data, call.story)
    rows = claim_list(data, story)
    return print_json(rows) if call.json else print_text(claim_text(story, rows))
