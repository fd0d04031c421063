"""What is on screen as GeoJSON features: units, lines, sea. The source of every data format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from shapely import Point
from shapely.geometry import LineString, mapping
from shapely.geometry.base import BaseGeometry

from geo_app.engine.ground import land_of
from geo_app.engine.land.figures import land_km2
from geo_app.view.perspective import is_solid
from geo_app.view.summary import DrawnUnit, Summary
from geo_app.view.water import atom_party, drawn_atoms, sea_waters
from geo_app.view.words import licences

Feature = dict[str, Any]
DIGITS = 6
SOLID, DASHED = "solid", "dashed"
"""How a line is drawn: as a boundary of the perspective, or not."""


def feature_collection(summary: Summary) -> dict[str, Any]:
    """Return what is on screen as one collection after RFC 7946.

    Longitude and latitude in degrees on WGS84; outer rings run counter-clockwise. Who made it,
    licences and sources stand in foreign members of the collection.
    """
    features = [*unit_features(summary), *line_features(summary), *sea_features(summary)]
    return {
        "type": "FeatureCollection",
        "bbox": _bbox(features),
        "features": features,
        "licence": licences(summary),
        "scenario": summary.view.scenario,
        "date": summary.view.date.isoformat(),
        **({"about_area": note} if (note := sea_note(summary)) else {}),
    }


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
        "name": summary.unit_name(drawn.unit),
        "name_ja": unit.names.japanese.kanji,
        "name_ru": unit.names.russian.cyrillic,
        "control": control.holder if control else None,
        "control_name": summary.holder_name(control.holder) if control else None,
        "party": drawn.party,
        "party_name": summary.party_name(drawn.party),
        "changed": drawn.changed,
        "title": drawn.title,
        "cut_to": drawn.cut.to if drawn.cut else None,
        "cut_share": drawn.cut.share if drawn.cut else None,
        "area_km2": round(land_km2(summary.catalog)[drawn.unit], 6) or None,
        "scenario": summary.view.scenario,
        "date": summary.view.date.isoformat(),
    }


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
            "drawn": SOLID if is_solid(line, summary.perspective) else DASHED,
        }
        yield _feature(f"line:{line.id}", LineString(line.path), properties)


def sea_features(summary: Summary) -> Iterator[Feature]:
    """Yield the pieces of the sea, where the view has them; hypothetical, not for navigation.

    Their polygons are the water alone, as their areas are.
    """
    if "zones" not in summary.view.layers:
        return
    waters = sea_waters(summary.catalog)
    for number, atom in drawn_atoms(summary.catalog, summary.view.rocks):
        if not waters[number].is_empty:
            properties = sea_properties(summary, atom["properties"])
            yield _feature(f"sea:{number}", waters[number], properties)


def sea_properties(summary: Summary, atom: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known of a piece of the sea in a view, as plain values."""
    party = atom_party(summary, atom)
    return {
        "kind": f"sea_{atom['zone']}",
        "unit": atom.get("unit") or atom.get("land"),
        "party": party,
        "party_name": summary.party_name(party),
        "area_km2": atom["area_km2"],
        "note": summary.say("map.lab.honest"),
    }


def sea_note(summary: Summary) -> str:
    """Say why a piece of the sea measures a little more or less than its area."""
    return summary.say("export.sea.area") if "zones" in summary.view.layers else ""


def _feature(identifier: str, geometry: BaseGeometry, properties: dict[str, Any]) -> Feature:
    shape = mapping(geometry)
    return {
        "type": "Feature",
        "id": identifier,
        "geometry": {"type": shape["type"], "coordinates": _rounded(shape["coordinates"])},
        "properties": properties,
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float | int):
        return round(value, DIGITS)
    return [_rounded(part) for part in value]


def _bbox(features: list[Feature]) -> list[float]:
    points = [point for one in features for point in _points(one["geometry"]["coordinates"])]
    lons, lats = zip(*points, strict=True)
    return [min(lons), min(lats), max(lons), max(lats)]


def _points(value: Any) -> Iterator[tuple[float, float]]:
    if isinstance(value[0], float | int):
        yield value[0], value[1]
        return
    for part in value:
        yield from _points(part)
