"""One rule a field of a view: what the data has, and what else would have been valid."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from geo_app.data.contents import Catalog
from geo_app.engine.days import parse_day
from geo_app.engine.sea.table import SETS
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.model.layers import LAYERS, SEA_LAYERS
from geo_app.view.view import (
    LATITUDE_LIMIT_DEG,
    LONGEST_NAME,
    LONGITUDE_LIMIT_DEG,
    Camera,
    View,
    rounded,
)

LOOKS: tuple[str, ...] = get_args(View.model_fields["look"].annotation)
THEMES: tuple[str, ...] = get_args(View.model_fields["theme"].annotation)
_SELECTIONS = ("unit:…", "line:…", "event:…", "passage:…", "sea:lon,lat")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def layers_of(catalog: Catalog) -> tuple[str, ...]:
    """Return every layer that the data folder can show: our own, then grounds of others."""
    present = (None, *catalog.layer_names)
    return (*(one for one in LAYERS if SEA_LAYERS.get(one) in present), *_grounds(catalog))


def _known(kind: str, name: Any, choices: Iterable[str]) -> str:
    known = tuple(choices)
    if not isinstance(name, str) or name not in known:
        raise UnknownNameError(kind, str(name), known)
    return name


def _number(value: Any) -> float:
    """Return a number, also of a text that says one; NaN for anything else."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number and not (isinstance(value, str) and _NUMBER.fullmatch(value)):
        return math.nan
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _date(catalog: Catalog, value: Any) -> datetime.date:
    if isinstance(value, datetime.date):
        return parse_day(catalog.dispute, value.isoformat())
    return parse_day(catalog.dispute, str(value))


def _select(catalog: Catalog, value: Any) -> str:
    if value == "":
        return ""
    kind, _, rest = str(value).partition(":")
    if kind == "sea":
        return _sea(rest)
    if kind == "passage":
        return _known("selection", value, passages(catalog))
    if kind not in ("unit", "line", "event"):
        raise UnknownNameError("selection", str(value), _SELECTIONS)
    return _known("selection", value, [f"{kind}:{one}" for one in getattr(catalog, f"{kind}s")])


def passages(catalog: Catalog) -> tuple[str, ...]:
    """Return the selections of all passages."""
    stories = catalog.stories.values()
    return tuple(f"passage:{story.id}.{one.id}" for story in stories for one in story.passages)


def _sea(text: str) -> str:
    degrees = [rounded(one, 4) if math.isfinite(one) else one for one in _numbers(text.split(","))]
    limits = (LONGITUDE_LIMIT_DEG, LATITUDE_LIMIT_DEG)
    if len(degrees) != 2 or not all(
        abs(one) <= limit for one, limit in zip(degrees, limits, strict=True)
    ):
        raise BadValueError(f"'sea:{text}' is no place at sea; give sea:lon,lat.", _SELECTIONS[-1:])
    return f"sea:{degrees[0]:.4f},{degrees[1]:.4f}"


def _numbers(values: Iterable[Any]) -> list[float]:
    return [_number(value) for value in values]


def _grounds(catalog: Catalog) -> tuple[str, ...]:
    return tuple(base.id for base in catalog.dispute.base_maps)


def known_layers(catalog: Catalog, names: Iterable[str]) -> tuple[str, ...]:
    """Return those layers that the data has, in their fixed order."""
    wanted = set(names)
    return tuple(name for name in layers_of(catalog) if name in wanted)


def _layers(catalog: Catalog, value: Any) -> tuple[str, ...]:
    choices, grounds = layers_of(catalog), _grounds(catalog)
    if not isinstance(value, list | tuple):
        raise BadValueError(f"'{value}' is not a list of layers.", choices)
    known = known_layers(catalog, [_known("layer", name, choices) for name in value])
    if sum(name in grounds for name in known) > 1:
        raise BadValueError(f"Only one of these layers at a time: {', '.join(grounds)}.", grounds)
    return known


def _camera(_: Catalog, value: Any) -> Camera:
    if isinstance(value, Camera):
        return value
    parts = [value.get(key) for key in Camera.model_fields] if isinstance(value, Mapping) else value
    try:
        lon, lat, zoom = _numbers(parts if isinstance(parts, list | tuple) else ())
        return Camera(lon=lon, lat=lat, zoom=zoom)
    except ValueError as error:  # pydantic's is one
        raise BadValueError(
            f"'{value}' is no camera; give longitude,latitude,zoom, as in 146.8,43.8,8.",
            ("lon,lat,zoom",),
        ) from error


def _name(_: Catalog, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_NAME or not value.isprintable():
        raise BadValueError(
            f"A name has at most {LONGEST_NAME} printable characters.", (f"1 … {LONGEST_NAME}",)
        )
    return value.strip()


def _given_away(catalog: Catalog, unit: Any, party: Any) -> dict[str, str]:
    """Read one part of ``set``; a group stands for its members."""
    _known("unit", unit, (key for key, one in catalog.units.items() if one.allocatable))
    return dict.fromkeys(
        catalog.members(unit), _known("party", party, [one.id for one in catalog.claimants])
    )


def _cut_off(catalog: Catalog, unit: Any, value: Any) -> dict[str, float]:
    """Read one part of ``cut``."""
    divisible = (leaf for leaf in catalog.allocatable_leaves if catalog.units[leaf].division)
    _known("divisible unit", unit, divisible)
    share = _number(value)
    if not 0 <= share <= 1:
        raise BadValueError(
            f"'{value}' is not a share; choose a number from 0 to 1.", (CHANGE_FORMS["cut"],)
        )
    return {unit: share}


CHECKS: Mapping[str, Callable[[Catalog, Any], Any]] = {
    "look": lambda _, value: _known("way of looking", value, LOOKS),
    "scenario": lambda catalog, value: _known("scenario", value, catalog.scenarios),
    "date": _date,
    "select": _select,
    "layers": _layers,
    "lang": lambda catalog, value: _known("language", value, catalog.languages),
    "rocks": lambda _, value: _known("rule for rocks", value, SETS),
    "name": _name,
    "perspective": lambda catalog, value: _known("perspective", value, catalog.perspectives),
    "theme": lambda _, value: _known("theme", value, THEMES),
    "camera": _camera,
}
CHANGES: Mapping[str, Callable[[Catalog, Any, Any], dict[str, Any]]] = {
    "set": _given_away, "cut": _cut_off,
}  # fmt: skip
CHANGE_FORMS = {"set": "unit:party", "cut": "unit:0 … unit:1"}
