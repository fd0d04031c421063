"""``scenarios``, ``units``, ``status`` and ``claims``: what the data records."""

import argparse
import datetime
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from geo_app.cli.command import (
    JSON,
    argument,
    citation_list,
    command,
    show,
    table,
    without_noise,
)
from geo_app.data.catalog import catalog
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.engine.land.control import StatusInForce, in_force, parse_day
from geo_app.engine.land.figures import land_figure, land_km2, population, value_of
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.model.stories import Story

Rows = Sequence[dict[str, Any]]

_WIDTH = 100
_INDENT = "    "
_OF_PROPOSALS = {
    "id", "title", "caption", "kind", "date", "date_end", "proponents", "outcome", "uncertain",
}  # fmt: skip
_OF_STATUSES = {"layer", "holder", "status", "start", "end", "basis"}
_OF_CLAIMS = {"id", "kind", "verdict", "paraphrase", "record"}
"""Fields that are printed as JSON."""


@command("scenarios", "list the proposals that can be mapped", JSON)
def scenarios(call: argparse.Namespace) -> int:
    """List the proposals that can be mapped: id, title, kind, date, proponents, outcome."""
    data = catalog()
    rows = [
        proposal.model_dump(mode="json", include=_OF_PROPOSALS)
        | {
            "default": proposal.id == data.dispute.default_scenario,
            "sources": citation_list(data, proposal.sources),
        }
        for proposal in data.scenarios.values()
    ]
    return show(call, rows, lambda: _scenarios_text(data))


def _scenarios_text(data: Catalog) -> str:
    """List scenarios; the one shown first is marked."""
    language, first = data.language(BASE_LANGUAGE), data.dispute.default_scenario
    cells = [
        (f"{name} *" if name == first else name, language.date(proposal.date), proposal.title)
        for name, proposal in data.scenarios.items()
    ]
    return f"{table(('scenario', 'date', 'title'), cells)}\n\n* shown first"


@command("units", "list the islands and stretches of land", JSON)
def units(call: argparse.Namespace) -> int:
    """List the units and groups: id, names, place, land in km2, people."""
    data = catalog()
    land, people = land_km2(data), population(data)
    rows: list[dict[str, Any]] = []
    for unit in data.units.values():
        figure = land_figure(unit)
        members = data.members(unit.id)
        rows.append(
            {
                "id": unit.id,
                **data.names_by_column(unit),
                "kind": unit.kind,
                "parent": unit.parent,
                "members": list(members) if data.is_group(unit.id) else [],
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
    return show(call, rows, lambda: _units_text(rows))


def _units_text(rows: Rows) -> str:
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


@command(
    "status",
    "show what was in force on a day",
    JSON,
    argument("--date", required=True, metavar="YYYY-MM-DD", help="the day"),
    argument("--unit", metavar="ID", help="only this unit or group"),
)
def status(call: argparse.Namespace) -> int:
    """Show the statuses in force on a day; ``start`` and ``end`` in EDTF, null if open."""
    data = catalog()
    day = parse_day(data.dispute, call.date)
    statuses = in_force(data, day, call.unit)
    rows = [
        {
            "unit": row.unit,
            **row.status.model_dump(mode="json", include=_OF_STATUSES),
            "holder": data.holders[row.status.holder].name,
            "sources": citation_list(data, row.status.sources),
        }
        for row in statuses
    ]
    return show(call, rows, lambda: _status_text(data, statuses, day))


def _status_text(data: Catalog, statuses: Sequence[StatusInForce], day: datetime.date) -> str:
    """List statuses in force, a line each."""
    language = data.language(BASE_LANGUAGE)
    if not statuses:
        return f"Nothing is recorded for {language.date(day)}."
    cells = [
        (
            row.unit,
            row.status.layer.replace("_", " "),
            data.holders[row.status.holder].name,
            row.status.status,
            language.period(row.status.start, row.status.end),
        )
        for row in statuses
    ]
    head = ("unit", "layer", "holder", "status", "period")
    return f"In force on {language.date(day)}\n\n{table(head, cells)}"


@command(
    "claims",
    "list what a text says, checked",
    JSON,
    argument("--story", metavar="ID", help="the text (default: the first with claims)"),
)
def claims(call: argparse.Namespace) -> int:
    """List the claims of a story with what the record says of each."""
    data = catalog()
    story = _story(data, call.story)
    rows = [
        claim.model_dump(include=_OF_CLAIMS)
        | {"paragraph": passage.id, "sources": citation_list(data, claim.sources)}
        for passage in story.passages
        for claim in passage.claims
    ]
    return show(call, rows, lambda: _claims_text(story, rows))


def _story(data: Catalog, story_id: str | None) -> Story:
    """Return the story of a name, or the first that has claims."""
    checked = [
        story.id
        for story in data.stories.values()
        if any(passage.claims for passage in story.passages)
    ]
    if not checked:
        raise BadValueError("No story of this data has claims.", key="error.claims")
    name = story_id if story_id is not None else checked[0]
    if name not in checked:
        raise UnknownNameError("story with claims", name, checked)
    return data.stories[name]


def _claims_text(story: Story, rows: Rows) -> str:
    """Write claims for people: each with its verdict, what is said, what the record says."""
    counts = Counter(row["verdict"] for row in rows)
    summary = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    lines = [story.title, f"{len(rows)} claims: {summary}", ""]
    for row in rows:
        lines += _claim_lines(row)
    return "\n".join(lines).rstrip("\n")


def _claim_lines(row: dict[str, Any]) -> Iterator[str]:
    cited = "; ".join(f"{source['title']} [{source['grade']}]" for source in row["sources"])
    yield f"{row['id']}  {row['verdict'].upper()}  ({row['kind']})"
    for text in (f"Says: {row['paraphrase']}", f"Record: {row['record']}", f"Sources: {cited}"):
        yield textwrap.fill(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT * 2)
    yield ""
