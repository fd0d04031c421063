"""The same for people: aligned tables with units."""

from __future__ import annotations

import difflib
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.model.dates import UncertainDate
from geo_app.model.outcomes import DividedUnit, Outcome, PartyOutcome

_GAP = "  "


def nearest(word: str, choices: Iterable[str]) -> str:
    """Write a suggestion for a mistyped word, or nothing."""
    found = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return f" Did you mean '{found[0]}'?" if found else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Align columns; those in ``numbers`` to the right. Wide East Asian letters count two."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    right = frozenset(numbers)
    written = [
        _GAP.join(
            _pad(cell, widths[column], to_right=column in right) for column, cell in enumerate(line)
        ).rstrip()
        for line in [lines[0], ["-" * width for width in widths], *lines[1:]]
    ]
    return "\n".join(written)


def scenario_table(catalog: Catalog, rows: Sequence[dict[str, Any]]) -> str:
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


def unit_table(rows: Sequence[dict[str, Any]]) -> str:
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


def status_table(catalog: Catalog, rows: Sequence[dict[str, Any]], day: str) -> str:
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


def outcome_table(catalog: Catalog, outcome: Outcome) -> str:
    """Write land, share and people of each party that would have any, and the cuts."""
    language = catalog.language(BASE_LANGUAGE)
    cells = [
        (
            catalog.parties[party].name,
            language.area(one.land_km2),
            language.percent(one.land_share),
            language.number(one.population),
        )
        for party, one in outcome.parties.items()
        if one.units or one.land_km2
    ]
    head = ("party", "land (km2)", "share", "people")
    title = catalog.proposals[outcome.scenario].title if outcome.scenario else "Own allocation"
    notes = [f"The share is of the land of {catalog.dispute.reference_name}."]
    notes += [_division(catalog, cut) for cut in outcome.divisions]
    notes.append(f"{len(outcome.sources)} citations: add --json to see them.")
    units = [_units(catalog, party, one) for party, one in outcome.parties.items() if one.units]
    figures = table(head, cells, numbers=(1, 2, 3))
    return "\n".join([title, "", figures, "", *units, "", *notes])


def _units(catalog: Catalog, party: str, outcome: PartyOutcome) -> str:
    """List what a party would hold whole; a group stands for its members."""
    inside = {
        member
        for unit in outcome.units
        if catalog.is_group(unit)
        for member in catalog.members(unit)
    }
    names = ", ".join(unit for unit in outcome.units if unit not in inside)
    return textwrap.fill(f"{catalog.parties[party].name}: {names}", 100, subsequent_indent=_GAP)


def _division(catalog: Catalog, cut: DividedUnit) -> str:
    language = catalog.language(BASE_LANGUAGE)
    return (
        f"{catalog.units[cut.unit].names.neutral} is divided: "
        f"{language.area(cut.to_km2)} km2 ({language.percent(cut.share)}) to "
        f"{catalog.parties[cut.to].name}, {language.area(cut.rest_km2)} km2 to "
        f"{catalog.parties[cut.rest].name}; its {language.number(cut.population)} people "
        "are counted for neither."
    )


def _date(edtf: str | None) -> UncertainDate | None:
    return UncertainDate(edtf=edtf) if edtf else None


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int, *, to_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if to_right else text + space
