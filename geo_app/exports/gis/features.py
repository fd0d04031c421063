"""What is on screen as GeoJSON features: units, lines, sea. The source of every data format."""

from collections.abc import Iterator
from typing import Any

from shapely import LineString, Point, total_bounds
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geo_app.engine.ground import cut_off, land_of
from geo_app.engine.land.figures import land_km2
from geo_app.model.events import Event
from geo_app.model.lines import Line
from geo_app.views.perspective import is_solid
from geo_app.views.summary import DrawnUnit, Summary
from geo_app.views.water import atom_party, drawn_atoms, sea_waters
from geo_app.views.words import licences

Feature = dict[str, Any]
DIGITS = 6
SEA_DIGITS = 2
"""Decimals of the area of a piece of sea in km2, so that pieces add up to what a view says."""
SOLID, DASHED = "solid", "dashed"
"""How a line is drawn: as a boundary of the perspective, or not."""


def feature_collection(summary: Summary) -> dict[str, Any]:
    """Return what is on screen as one collection after RFC 7946.

    Longitude and latitude in degrees on WGS84; outer rings run counter-clockwise. Who made it,
    licences and sources stand in foreign members of the collection.
    """
    features = [
        *unit_features(summary), *share_features(summary), *line_features(summary),
        *sea_features(summary),
    ]  # fmt: skip
    return {
        "type": "FeatureCollection",
        "bbox": total_bounds([shape(one["geometry"]) for one in features]).tolist(),
        "features": features,
        "licence": licences(summary),
        "scenario": summary.view.scenario,
        "date": summary.view.date.isoformat(),
        **({"about_area": note} if (note := sea_note(summary)) else {}),
    }


def view_layers(summary: Summary) -> dict[str, list[Feature]]:
    """Return what is on screen by layer, each of one kind of shape; none is empty.

    ``shares`` are the parts of divided units that are cut off; ``units`` holds these whole.

    Land that no proposal is about is a layer of its own, ``context``: it is drawn alike whosever
    it is.
    """
    layers: dict[str, list[Feature]] = {"units": [], "unit_points": [], "context": []}
    for unit in unit_features(summary):
        is_point = unit["geometry"]["type"] == "Point"
        name = "unit_points" if is_point else "units"
        layers[name if unit["properties"]["allocatable"] else "context"].append(unit)
    layers |= {"shares": [*share_features(summary)]}
    layers |= {"lines": [*line_features(summary)], "sea": [*sea_features(summary)]}
    return {name: features for name, features in layers.items() if features}


def unit_features(summary: Summary) -> Iterator[Feature]:
    """Yield each unit with who controls it, whose it would be, and its names."""
    for drawn in summary.units.values():
        land = land_of(summary.catalog, drawn.unit)
        unit = summary.catalog.units[drawn.unit]
        whole = land.geoms[0] if len(land.geoms) == 1 else land
        geometry: BaseGeometry = Point(unit.location) if land.is_empty else whole
        yield _feature(f"unit:{drawn.unit}", geometry, unit_properties(summary, drawn))


def unit_properties(summary: Summary, drawn: DrawnUnit) -> dict[str, Any]:
    """Return what is known of a unit in a view, as plain values."""
    unit = summary.catalog.units[drawn.unit]
    control = drawn.control.status if drawn.control else None
    return {
        "kind": "unit",
        "unit": drawn.unit,
        **summary.catalog.names_by_column(unit),
        "name": summary.unit_name(drawn.unit),
        "control": control.holder if control else None,
        "control_name": summary.holder_name(control.holder) if control else None,
        "party": drawn.party,
        "party_name": summary.party_name(drawn.party),
        "allocatable": unit.allocatable,
        "changed": drawn.changed,
        "title": drawn.title,
        "cut_to": drawn.cut.to if drawn.cut else None,
        "cut_share": drawn.cut.share if drawn.cut else None,
        "area_km2": round(land_km2(summary.catalog)[drawn.unit], 6) or None,
        "scenario": summary.view.scenario,
        "date": summary.view.date.isoformat(),
    }


def share_features(summary: Summary) -> Iterator[Feature]:
    """Yield the part of each divided unit that would go to another party than the rest."""
    for drawn in summary.units.values():
        # A cut at the edge of a unit takes nothing off.
        if drawn.cut and drawn.cut.share:
            unit, cut = unit_properties(summary, drawn), drawn.cut
            land = cut_off(summary.catalog, drawn.unit, cut.share)
            area_km2 = round(land_km2(summary.catalog)[drawn.unit] * cut.share, 2)
            properties = unit | {
                "kind": "share",
                "party": cut.to,
                "party_name": summary.party_name(cut.to),
                "changed": True,
                "area_km2": area_km2,
            }
            yield _feature(f"share:{drawn.unit}", land, properties)


def line_features(summary: Summary) -> Iterator[Feature]:
    """Yield the lines that the view draws, and whether they are drawn as a boundary."""
    for line in summary.lines:
        said = summary.language.content
        properties = {
            "kind": f"line_{line.kind}",
            "line": line.id,
            "name": said(f"lines/{line.id}.title", line.title),
            "article": said(f"lines/{line.id}.article", line.article),
            "start": line.start.edtf,
            "end": line.end.edtf if line.end else None,
            **days(line),
            "drawn": SOLID if is_solid(line, summary.perspective) else DASHED,
        }
        yield _feature(f"line:{line.id}", LineString(line.path), properties)


def days(record: Line | Event) -> dict[str, str | None]:
    """Return the first and the last day that the dates of a record may mean, as plain values."""
    if isinstance(record, Line):
        start, end = record.start, record.end
    else:
        start, end = record.date, record.date_end or record.date
    return {
        "first_day": start.earliest.isoformat(),
        "last_day": end.latest.isoformat() if end else None,
    }


def sea_features(summary: Summary) -> Iterator[Feature]:
    """Yield the pieces of the sea, where the view has them; hypothetical, not for navigation.

    Their polygons are the water alone, as their areas are.
    """
    if "zones" not in summary.view.layers:
        return
    waters = sea_waters(summary.catalog)
    for number, feature in drawn_atoms(summary.catalog, summary.view.rocks):
        atom, water = feature["properties"], waters[number]
        if not water.is_empty:
            party = atom_party(summary, atom)
            properties = {
                "kind": f"sea_{atom['zone']}",
                "unit": atom.get("unit") or atom.get("land"),
                "party": party,
                "party_name": summary.party_name(party),
                "area_km2": round(atom["area_km2"], SEA_DIGITS),
                "note": summary.say("map.lab.honest"),
            }
            yield _feature(f"sea:{number}", water, properties)


def sea_note(summary: Summary) -> str:
    """Say why a piece of the sea measures a little more or less than its area."""
    return summary.say("export.sea.area") if "zones" in summary.view.layers else ""


def _feature(identifier: str, geometry: BaseGeometry, properties: dict[str, Any]) -> Feature:
    written = mapping(geometry)
    return {
        "type": "Feature",
        "id": identifier,
        "geometry": {"type": written["type"], "coordinates": _rounded(written["coordinates"])},
        "properties": properties,
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float | int):
        return round(value, DIGITS)
    return [_rounded(part) for part in value]
