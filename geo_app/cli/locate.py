"""``locate``: whose water or land a place is."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from geo_app.cli.command import JSON, argument, command, show
from geo_app.data.catalog import catalog
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.engine.geodesy import NAUTICAL_MILE_M
from geo_app.engine.land.allocation import allocation_of
from geo_app.engine.sea.locate import Located, locator
from geo_app.errors import BadValueError

COLUMNS = ("lon", "lat")


@command(
    "locate",
    "tell whose water or land a place is",
    JSON,
    argument("lon", nargs="?", metavar="LON", help="longitude in degrees, WGS84"),
    argument("lat", nargs="?", metavar="LAT", help="latitude in degrees, WGS84"),
    argument("--points", metavar="FILE.csv", help="many places: a table with columns lon and lat"),
    argument("--scenario", metavar="S", help="scenario (default: as it is held today)"),
)
def locate(call: argparse.Namespace) -> int:
    """Tell whose water or land one place is, or many."""
    data = catalog()
    places = _places(call)
    allocation = allocation_of(data, call.scenario or data.dispute.status_quo)
    answers = locator(data).locate(np.array(places, dtype=np.float64).reshape(-1, 2), allocation)
    rows = [_row(answer) for answer in answers]
    if call.points is None:
        return show(call, rows[0], lambda: _sentence(data, answers[0]))
    rows = [
        dict(zip(COLUMNS, place, strict=True)) | row
        for place, row in zip(places, rows, strict=True)
    ]
    return show(call, rows, lambda: _csv(rows))


def _row(answer: Located) -> dict[str, Any]:
    """Form of what a place belongs to; metres to the millimetre."""
    return {
        "unit": answer.unit,
        "distance_m": round(answer.distance_m, 3),
        "zone": answer.zone,
        "party": answer.party,
    }


def _sentence(catalog: Catalog, answer: Located) -> str:
    """Say what a place belongs to."""
    language = catalog.language(BASE_LANGUAGE)
    unit = catalog.units.get(answer.unit)
    rules = catalog.sea_rules
    coasts = {coast.land: coast.name for coast in rules.coasts} if rules else {}
    name = unit.names.neutral if unit else coasts.get(answer.unit, answer.unit)
    whose = catalog.parties[answer.party].name if answer.party else "nobody"
    if answer.zone == "land":
        return f"On land: {name}. Held by {whose} under this scenario."
    kilometres = language.number(answer.distance_m / 1000, 1)
    miles = language.number(answer.distance_m / NAUTICAL_MILE_M, 1)
    return (
        f"{answer.zone.replace('_', ' ').capitalize()}, {kilometres} km ({miles} nm) from {name}. "
        f"Would belong to {whose} under this scenario."
    )


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    # The writer leaves a cell empty for None.
    writer.writerows(rows)
    return out.getvalue().rstrip("\n")


def _places(call: argparse.Namespace) -> list[tuple[float, float]]:
    single = call.lon is not None or call.lat is not None
    if (call.points is not None) == single or (single and call.lat is None):
        raise BadValueError("locate: give LON and LAT, or --points FILE.csv.")
    if single:
        problem, place = _place(call.lon, call.lat)
        if problem:
            raise BadValueError(f"locate: {problem}")
        return [place]
    return _read_places(Path(call.points))


def _read_places(path: Path) -> list[tuple[float, float]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadValueError(f"{path.name}: it cannot be read ({error}).") from error
    rows = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise BadValueError(f"{path.name}: it has no column {' and no column '.join(missing)}.")
    read = [(rows.line_num, *_place(row["lon"], row["lat"])) for row in rows]
    problems = [f"{path.name}, line {line}: {problem}" for line, problem, _ in read if problem]
    if problems:
        raise BadValueError("\n".join(problems))
    if not read:
        raise BadValueError(f"{path.name}: it has no rows.")
    return [place for _, _, place in read]


def _place(lon: str | None, lat: str | None) -> tuple[str, tuple[float, float]]:
    """Read a place; the first text says what is wrong with it, if anything is."""
    numbers: list[float] = []
    for name, text, most in (("longitude", lon, 180), ("latitude", lat, 90)):
        try:
            value = float(text or "")
        except ValueError:
            return f"'{text or ''}' is no {name}.", (0.0, 0.0)
        if not -most <= value <= most:
            return f"{name} {text} is not between -{most} and {most} degrees.", (0.0, 0.0)
        numbers.append(value)
    return "", (numbers[0], numbers[1])
