"""What ``evaluate``, ``compare`` and ``locate`` do."""

from __future__ import annotations

import argparse
import csv
import io
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from geo_app.cli import sea_forms, tables
from geo_app.cli.output import print_json, print_text
from geo_app.data.catalog import catalog
from geo_app.data.contents import Catalog
from geo_app.engine.evaluate import evaluate as outcome_of
from geo_app.engine.land.allocation import Allocation, allocation_of, with_cut, with_unit
from geo_app.errors import BadValueError, UnknownNameError

COLUMNS = ("lon", "lat")
_PER_CENT = "%"


def evaluate(call: argparse.Namespace) -> int:
    """Show what a scenario, with or without changes, would mean."""
    data = catalog()
    allocation = allocation_of(data, call.scenario)
    for text in call.set:
        unit, party = _pair("--set", text, "UNIT=PARTY")
        allocation = with_unit(data, allocation, unit, party)
    for text in call.cut:
        allocation = _divided(data, allocation, text)
    status_quo = allocation_of(data, data.dispute.status_quo)
    outcome = outcome_of(data, allocation, call.rocks)
    before = outcome_of(data, status_quo, call.rocks)
    if call.json:
        return print_json(sea_forms.evaluated(data, allocation, outcome, before, call.rocks))
    words = sea_forms.sea_text(data, allocation, outcome, before, call.rocks)
    return print_text(f"{tables.outcome_table(data, outcome)}\n\n{words}".rstrip())


def compare(call: argparse.Namespace) -> int:
    """Set two scenarios side by side."""
    data = catalog()
    pair = [allocation_of(data, name) for name in (call.first, call.second)]
    first, second = (outcome_of(data, one, call.rocks) for one in pair)
    if call.json:
        return print_json(sea_forms.compared(data, first, second, call.rocks))
    return print_text(sea_forms.comparison_text(data, first, second))


def locate(call: argparse.Namespace) -> int:
    """Tell whose water or land one place is, or many."""
    # The coast is indexed here and by no other command.
    from geo_app.engine.sea.locate import locator

    data = catalog()
    places = _places(call)
    allocation = allocation_of(data, call.scenario or data.dispute.status_quo)
    found = locator(data).locate(np.array(places, dtype=np.float64).reshape(-1, 2), allocation)
    rows = [sea_forms.located(one) for one in found]
    if call.points is None:
        return (
            print_json(rows[0]) if call.json else print_text(sea_forms.place_text(data, found[0]))
        )
    rows = [
        dict(zip(COLUMNS, place, strict=True)) | row
        for place, row in zip(places, rows, strict=True)
    ]
    return print_json(rows) if call.json else print_text(_csv(rows))


def _pair(option: str, text: str, form: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not (sign and left and right):
        raise BadValueError(f"{option}: '{text}' is not of the form {form}.")
    return left, right


def _divided(data: Catalog, allocation: Allocation, text: str) -> Allocation:
    unit, value = _pair("--cut", text, "UNIT=SHARE or UNIT=SHARE:TO:REST")
    number, *parties = value.split(":")
    share = _share(number)
    if len(parties) not in (0, 2):
        raise BadValueError(f"--cut: '{text}' names {len(parties)} parties instead of two.")
    to, rest = parties or _usual_sides(data, allocation, unit)
    return with_cut(data, allocation, unit, share, to, rest)


def _usual_sides(data: Catalog, allocation: Allocation, unit: str) -> Sequence[str]:
    """Parties that a scenario divides a unit between."""
    mine = allocation.cuts.get(unit)
    if mine is not None:
        return mine.to, mine.rest
    for scenario in data.scenarios:
        cut = allocation_of(data, scenario).cuts.get(unit)
        if cut is not None:
            return cut.to, cut.rest
    divisible = [one for one in data.allocatable_leaves if data.units[one].division]
    if unit not in divisible:
        raise UnknownNameError("divisible unit", unit, divisible)
    raise BadValueError(f"--cut: name the two parties: {unit}=SHARE:TO:REST.")


def _share(text: str) -> float:
    """Read a share of 1, or a number with a per cent sign."""
    try:
        value = float(text.removesuffix(_PER_CENT))
    except ValueError:
        value = math.nan
    share = value / 100 if text.endswith(_PER_CENT) else value
    if not 0 <= share <= 1:
        raise BadValueError(f"--cut: '{text}' is no share; choose 0 to 1, or 0% to 100%.")
    return share


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


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(_plain(rows))
    return out.getvalue().rstrip("\n")


def _plain(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {key: "" if value is None else value for key, value in row.items()}
