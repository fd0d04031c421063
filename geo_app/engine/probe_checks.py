"""Whether the data answers at the probe points as it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from shapely import MultiPolygon, Point, unary_union
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.contents import Catalog
from geo_app.data.records import read_record
from geo_app.engine.land.allocation import allocation_of
from geo_app.engine.land.cut import cut_line
from geo_app.engine.polygons import polygons_of
from geo_app.model.layers import SEA_PREFIX
from geo_app.model.probes import Probe, ProbeFile

PROBES_FILE = "probes.yaml"


def load_probes(root: Path) -> tuple[Probe, ...]:
    """Read the probe points of a data folder, or ``DataError``; without the file, none."""
    path = root / PROBES_FILE
    if not path.is_file():
        return ()
    return read_record(path, f"{root.name}/{PROBES_FILE}", ProbeFile).probes


class Answer(NamedTuple):
    """What the data says of a point.

    Attributes
    ----------
    unit : str or None
        The unit on whose land it lies.
    parties : dict of str to str
        Scenario to the party that would hold it; empty where nothing is allocated.
    claimed_by : frozenset of str
        Parties whose claim in force it lies in.
    """

    unit: str | None
    parties: dict[str, str]
    claimed_by: frozenset[str]


def problems(catalog: Catalog) -> Iterator[str]:
    """Find probe points at which the data gives another answer than the file expects."""
    file = f"{catalog.root.name}/{PROBES_FILE}"
    land = _land(catalog)
    for probe in load_probes(catalog.root):
        answer = _answer(catalog, land, Point(probe.at))
        yield from (f"{file}: {probe.id}: {text}" for text in _differences(probe, answer))


def answer_at(catalog: Catalog, longitude_deg: float, latitude_deg: float) -> Answer:
    """Say what the data holds of a point, degrees on WGS84."""
    return _answer(catalog, _land(catalog), Point(longitude_deg, latitude_deg))


def _differences(probe: Probe, answer: Answer) -> Iterator[str]:
    if probe.unit != answer.unit:
        yield f"it lies on {answer.unit or 'no unit'}, not on {probe.unit or 'no unit'}."
    expected = {one: party for party, ones in probe.parties.items() for one in ones}
    # A scenario that the file does not know yet is no fault: it is one file, not two.
    for scenario, wanted in expected.items():
        got = answer.parties.get(scenario)
        if wanted != got:
            yield f"under {scenario} it is {got or 'nobody'}'s, not {wanted}'s."
    if frozenset(probe.claimed_by) != answer.claimed_by:
        named = ", ".join(sorted(answer.claimed_by)) or "nobody"
        yield f"it is claimed by {named}, not by {', '.join(probe.claimed_by) or 'nobody'}."


def _answer(catalog: Catalog, land: dict[str, MultiPolygon], point: Point) -> Answer:
    unit = next((name for name, shapes in land.items() if shapes.contains(point)), None)
    if unit is None or not catalog.units[unit].allocatable:
        return Answer(unit, {}, frozenset())
    parties = {one: _party(catalog, land, one, unit, point) for one in catalog.scenarios}
    return Answer(unit, parties, _claimants(catalog, unit))


def _party(
    catalog: Catalog, land: dict[str, MultiPolygon], scenario: str, unit: str, point: Point
) -> str:
    allocation = allocation_of(catalog, scenario)
    cut, division = allocation.cuts.get(unit), catalog.units[unit].division
    if cut is None or division is None:
        return allocation.parties[unit]
    # The share lies to the left of the line, as whoever walks along it sees it.
    (x_a, y_a), (x_b, y_b) = cut_line(land[unit], division.azimuth_deg, cut.share)
    is_left = (x_b - x_a) * (point.y - y_a) - (y_b - y_a) * (point.x - x_a) > 0
    return cut.to if is_left else cut.rest


def _claimants(catalog: Catalog, unit: str) -> frozenset[str]:
    """Parties that claim a unit, or the group it is part of, on the last day described."""
    parent = catalog.units[unit].parent
    rows = [
        status
        for name in (unit, parent)
        if name is not None
        for status in catalog.units[name].statuses
        if status.layer == "claim" and status.in_force(catalog.dispute.as_of)
    ]
    parties = [catalog.holders[row.holder].party for row in rows]
    return frozenset(party for party in parties if party)


def _land(catalog: Catalog) -> dict[str, MultiPolygon]:
    found: dict[str, list[BaseGeometry]] = {}
    layers = [name for name in catalog.layer_names if not name.startswith(SEA_PREFIX)]
    for layer in layers:
        for feature in catalog.layer(layer)["features"]:
            unit = feature["properties"].get("unit")
            geometry = shape(feature["geometry"])
            if unit in catalog.units and not isinstance(geometry, Point):
                found.setdefault(unit, []).append(geometry)
    return {unit: MultiPolygon(polygons_of(unary_union(parts))) for unit, parts in found.items()}
