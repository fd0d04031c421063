"""Values of the query string, one by one: read strictly, with the valid choices for a bad one."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.engine.sea.table import SETS
from geo_app.errors import GeoAppError
from geo_app.view import view as views
from geo_app.view.view import LONGEST_NAME

ZOOM_LIMITS = (1.0, 18.0)


@dataclass(frozen=True)
class View:
    """What the map is centred on: degrees on WGS84, and a zoom level of web maps."""

    lon: float
    lat: float
    zoom: float

    def __str__(self) -> str:
        return f"{self.lon:.3f},{self.lat:.3f},{self.zoom:.2f}"


def base_layers(catalog: Catalog) -> tuple[str, ...]:
    """Return the layers that are a ground of a third party, in the order of the data."""
    return tuple(base.id for base in catalog.dispute.base_maps)


def layers_of(catalog: Catalog) -> tuple[str, ...]:
    """Return every layer that a reader can switch: our own, then the grounds of others."""
    return (*catalog.map_layers, *base_layers(catalog))


def known_layers(catalog: Catalog, names: Iterable[str]) -> tuple[str, ...]:
    """Return the layers that exist, in their fixed order, with at most one base map."""
    wanted = set(names)
    kept = [name for name in layers_of(catalog) if name in wanted]
    surplus = [name for name in kept if name in base_layers(catalog)][1:]
    return tuple(name for name in kept if name not in surplus)


def choices_for(catalog: Catalog, key: str, value: str) -> tuple[str, ...]:
    """Return what is valid for a key of the query string, near to the value where it can be."""
    if key == "scenario":
        return tuple(catalog.scenarios)
    if key == "lang":
        return tuple(catalog.languages)
    if key == "layers":
        return layers_of(catalog)
    if key == "date":
        return (catalog.dispute.first_day.isoformat(), catalog.dispute.as_of.isoformat())
    fixed = {
        "view": ("lon,lat,zoom",),
        "rocks": SETS,
        "name": (f"1 … {LONGEST_NAME}",),
        "perspective": tuple(catalog.perspectives),
    }
    if key in fixed:
        return fixed[key]
    return _select_choices(catalog, value.partition(":")[0])


def _select_choices(catalog: Catalog, kind: str) -> tuple[str, ...]:
    if kind in ("unit", "line", "event"):
        records: Mapping[str, object] = getattr(catalog, f"{kind}s")
        return tuple(f"{kind}:{identifier}" for identifier in records)
    if kind == "passage":
        stories = catalog.stories.values()
        return tuple(
            f"passage:{story.id}.{item.id}" for story in stories for item in story.passages
        )
    return ("unit:…", "line:…", "event:…", "passage:…", "sea:lon,lat")


def _scenario(catalog: Catalog, text: str) -> str:
    if text not in catalog.scenarios:
        raise ValueError(text)
    return text


def _lang(catalog: Catalog, text: str) -> str:
    if text not in catalog.languages:
        raise ValueError(text)
    return text


def _date(catalog: Catalog, text: str) -> datetime.date:
    if len(text) != len("YYYY-MM-DD"):
        raise ValueError(text)
    day = datetime.date.fromisoformat(text)
    if not catalog.dispute.first_day <= day <= catalog.dispute.as_of:
        raise ValueError(text)
    return day


def _select(catalog: Catalog, text: str) -> str:
    kind, _, rest = text.partition(":")
    if kind == "sea":
        lon, lat = (float(part) for part in rest.split(","))
        return f"sea:{_inside(lon, 360):.4f},{_inside(lat, 90):.4f}"
    if kind not in ("unit", "line", "event", "passage"):
        raise ValueError(text)
    if text not in _select_choices(catalog, kind):
        raise ValueError(text)
    return text


def _inside(degrees: float, limit: float) -> float:
    if not abs(degrees) <= limit:
        raise ValueError(degrees)
    return degrees


def _rocks(_: Catalog, text: str) -> str:
    if text not in SETS:
        raise ValueError(text)
    return text


def _perspective(catalog: Catalog, text: str) -> str:
    if text not in catalog.perspectives:
        raise ValueError(text)
    return text


def _name(catalog: Catalog, text: str) -> str:
    try:
        return views.make_view(catalog, name=text).name
    except GeoAppError as error:
        raise ValueError(text) from error


def _layers(catalog: Catalog, text: str) -> tuple[str, ...]:
    names = [] if text == "none" else text.split(",")
    known = known_layers(catalog, names)
    if len(known) != len(names):
        raise ValueError(text)
    return known


def _view(_: Catalog, text: str) -> View:
    lon, lat, zoom = (float(part) for part in text.split(","))
    inside = abs(lon) <= 360 and abs(lat) <= 90 and ZOOM_LIMITS[0] <= zoom <= ZOOM_LIMITS[1]
    if not (inside and all(map(math.isfinite, (lon, lat, zoom)))):
        raise ValueError(text)
    return View(round(lon, 3), round(lat, 3), round(zoom, 2))


READERS: Mapping[str, Callable[[Catalog, str], Any]] = {
    "select": _select, "scenario": _scenario, "date": _date, "layers": _layers, "lang": _lang,
    "view": _view, "rocks": _rocks, "name": _name, "perspective": _perspective,
}  # fmt: skip
"""Key to the function that reads its value; it raises ValueError for a bad one."""
