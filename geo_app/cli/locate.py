"""``locate``: whose water or land a place is."""

import argparse
import csv
import dataclasses
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
    # Metres to the millimetre.
    rows = [
        dataclasses.asdict(answer) | {"distance_m": round(answer.distance_m, 3)}
        for answer in answers
    ]
    if call.points is None:
        return show(call, rows[0], lambda: _sentence(data, answers[0]))
    rows = [
        dict(zip(COLUMNS, place, strict=True)) | row
        for place, row in zip(places, rows, strict=True)
    ]
    return show(call, rows, lambda: _csv(rows))


def _sentence(catalog: Catalog, answer: Located) -> str:
    """Say what a place belongs to."""
    language = catalog.language(BASE_LANGUAGE)
    unit = catalog.units.get(answer.unit)
    rules = catalog.sea_rules
    coasts = {coast.land: coast.name for coast in rules.coasts} if rules else {}
    name = unit.name if unit else coasts.get(answer.unit, answer.unit)
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
        raise BadValueError(
            "locate: give LON and LAT, or --points FILE.csv.", key="error.cli.places"
        )
    if not single:
        return _read_places(Path(call.points))
    try:
        return [_place(call.lon, call.lat)]
    except ValueError as error:
        raise BadValueError(f"locate: {error}") from error


def _read_places(path: Path) -> list[tuple[float, float]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadValueError(
            "{file}: it cannot be read ({reason}).",
            key="error.cli.file",
            file=path.name,
            reason=error,
        ) from error
    rows = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise BadValueError(
            "{file}: it lacks these columns: {missing}.",
            key="error.cli.columns",
            file=path.name,
            missing=", ".join(missing),
        )
    places, problems = [], []
    for row in rows:
        try:
            places.append(_place(row["lon"], row["lat"]))
        except ValueError as error:
            problems.append(f"{path.name}, line {rows.line_num}: {error}")
    if problems:
        raise BadValueError("\n".join(problems))
    if not places:
        raise BadValueError("{file}: it has no rows.", key="error.cli.rows", file=path.name)
    return places


def _place(lon: str | None, lat: str | None) -> tuple[float, float]:
    """Read a place; the error says what is wrong with it."""
    return _degrees("longitude", lon or "", 180), _degrees("latitude", lat or "", 90)


def _degrees(name: str, text: str, most: int) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"'{text}' is no {name}.") from None
    if not -most <= value <= most:
        raise ValueError(f"{name} {text} is not between -{most} and {most} degrees.")
    return value
