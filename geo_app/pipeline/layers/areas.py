"""The areas that the layers reach, beside the published ones."""

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import shapely

from geo_app.pipeline.settings import UnitCoast
from geo_app.pipeline.shapes import area_km2

UNIT_LAYERS = ("coast_osm", "coast_official", "islets_gshhg")
_MAIN_LAYERS = 2


def unit_areas_km2(root: Path, layers: Sequence[str] = UNIT_LAYERS) -> dict[str, float]:
    """Geodesic area on WGS84 of every unit in the written layers, in km2."""
    areas: dict[str, float] = defaultdict(float)
    for layer in layers:
        path = root / "layers" / f"{layer}.geojson"
        if not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        for feature in json.loads(text)["features"]:
            unit = feature["properties"].get("unit")
            if unit:
                shape = shapely.from_geojson(json.dumps(feature["geometry"]))
                areas[unit] += area_km2(shape)
    return dict(areas)


def area_table(root: Path, units: Sequence[UnitCoast]) -> str:
    """Write a table: unit, area reached with and without islets, first published area, error."""
    main, all_parts = unit_areas_km2(root, UNIT_LAYERS[:_MAIN_LAYERS]), unit_areas_km2(root)
    lines = [f"{'unit':34}{'main km2':>12}{'all km2':>12}{'published':>12}{'error %':>9}"]
    for unit in units:
        if unit.id not in all_parts:
            continue
        known = next((area.value for area in unit.areas_km2 if area.value), None)
        reached = main.get(unit.id, all_parts[unit.id])
        error = f"{100 * (reached / known - 1):+9.2f}" if known else ""
        published = f"{known:12.2f}" if known else " " * 12
        lines.append(
            f"{unit.id:34}{main.get(unit.id, 0.0):12.3f}{all_parts[unit.id]:12.3f}"
            f"{published}{error}"
        )
    return "\n".join(lines)
