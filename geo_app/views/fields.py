"""The fields of a view: what the data has, and how each is checked, read and written as text."""

import datetime
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, get_args

from geo_app.data.contents import Catalog
from geo_app.engine.land.control import parse_day
from geo_app.engine.sea.table import SETS
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.model.layers import LAYERS, SEA_LAYERS
from geo_app.model.stories import Passage, Story
from geo_app.views.view import (
    LATITUDE_LIMIT_DEG,
    LONGEST_NAME,
    LONGITUDE_LIMIT_DEG,
    ZOOM_LIMITS,
    Camera,
    Parties,
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
    return (*(layer for layer in LAYERS if SEA_LAYERS.get(layer) in present), *_grounds(catalog))


def _grounds(catalog: Catalog) -> tuple[str, ...]:
    return tuple(base.id for base in catalog.dispute.base_maps)


def known_layers(catalog: Catalog, names: Iterable[str]) -> tuple[str, ...]:
    """Return those layers that the data has, in their fixed order."""
    wanted = set(names)
    return tuple(name for name in layers_of(catalog) if name in wanted)


def passages(catalog: Catalog) -> tuple[str, ...]:
    """Return the selections of all passages."""
    stories = catalog.stories.values()
    return tuple(story.select(passage) for story in stories for passage in story.passages)


def passage_of(catalog: Catalog, select: str) -> tuple[Story, Passage] | None:
    """Return the story and passage that a selection names, if it names one."""
    kind, _, identifier = select.partition(":")
    story_id, _, passage_id = identifier.partition(".")
    if kind != "passage" or story_id not in catalog.stories:
        return None
    story = catalog.stories[story_id]
    return next(((story, item) for item in story.passages if item.id == passage_id), None)


def bounds_of(catalog: Catalog, select: str) -> list[tuple[float, float]] | None:
    """Return what the selected passage shows: south-west and north-east corner, lon and lat."""
    selected = passage_of(catalog, select)
    bounds = selected[1].scene.bounds if selected else None
    return list(bounds.corners) if bounds else None


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
    return _known("selection", value, [f"{kind}:{name}" for name in getattr(catalog, f"{kind}s")])


def _sea(text: str) -> str:
    degrees = [
        rounded(part, 4) if math.isfinite(part) else part for part in _numbers(text.split(","))
    ]
    limits = (LONGITUDE_LIMIT_DEG, LATITUDE_LIMIT_DEG)
    if len(degrees) != 2 or not all(
        abs(part) <= limit for part, limit in zip(degrees, limits, strict=True)
    ):
        raise BadValueError(
            "'{value}' is no place at sea; give sea:lon,lat.",
            _SELECTIONS[-1:],
            key="error.sea",
            value=f"sea:{text}",
        )
    return f"sea:{degrees[0]:.4f},{degrees[1]:.4f}"


def _numbers(values: Iterable[Any]) -> list[float]:
    return [_number(value) for value in values]


def _layers(catalog: Catalog, value: Any) -> tuple[str, ...]:
    choices, grounds = layers_of(catalog), _grounds(catalog)
    if not isinstance(value, list | tuple):
        raise BadValueError(
            "'{value}' is not a list of layers.", choices, key="error.layers", value=value
        )
    known = known_layers(catalog, [_known("layer", name, choices) for name in value])
    if sum(name in grounds for name in known) > 1:
        raise BadValueError(
            "Only one of these layers at a time: {known}.",
            grounds,
            key="error.grounds",
            known=", ".join(grounds),
        )
    return known


CAMERA_FORM = (
    f"lon: -{LONGITUDE_LIMIT_DEG:.0f} … {LONGITUDE_LIMIT_DEG:.0f}",
    f"lat: -{LATITUDE_LIMIT_DEG:.0f} … {LATITUDE_LIMIT_DEG:.0f}",
    f"zoom: {ZOOM_LIMITS[0]:.0f} … {ZOOM_LIMITS[1]:.0f}",
)


def _camera(_: Catalog, value: Any) -> Camera:
    if isinstance(value, Camera):
        return value
    parts = [value.get(key) for key in Camera.model_fields] if isinstance(value, Mapping) else value
    try:
        lon, lat, zoom = _numbers(parts if isinstance(parts, list | tuple) else ())
        return Camera(lon=lon, lat=lat, zoom=zoom)
    except ValueError as error:  # pydantic's is one
        raise BadValueError(
            "'{value}' is no camera; give longitude,latitude,zoom, as in 146.8,43.8,8.",
            CAMERA_FORM,
            key="error.camera",
            value=value,
        ) from error


def _name(_: Catalog, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_NAME or not value.isprintable():
        raise BadValueError(
            "A name has at most {most} printable characters.",
            (f"1 … {LONGEST_NAME}",),
            key="error.name",
            most=LONGEST_NAME,
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
            "'{value}' is not a share; choose a number from 0 to 1.",
            (CHANGE_FORMS["cut"],),
            key="error.share",
            value=value,
        )
    return {unit: share}


def _pairs(text: str) -> list[tuple[str, str]]:
    parts = (part.partition(":") for part in text.split(",") if part)
    return [(unit, value) for unit, _, value in parts]


def _parties_text(catalog: Catalog, parties: Parties) -> str:
    return ",".join(f"{unit}:{party}" for unit, party in by_group(catalog, parties).items())


def _cuts_text(_: Catalog, cuts: Iterable[tuple[str, float]]) -> str:
    shares = ((unit, f"{share:.5f}".rstrip("0").rstrip(".")) for unit, share in cuts)
    return ",".join(f"{unit}:{share}" for unit, share in shares)


def by_group(catalog: Catalog, changes: Parties) -> dict[str, str]:
    """Return who is given what; members that go together as their group."""
    left, written = dict(changes), dict[str, str]()
    for group in catalog.groups:
        members = catalog.members(group)
        parties = {left.get(member) for member in members}
        party = next(iter(parties), None)
        if catalog.units[group].allocatable and len(parties) == 1 and party and len(members) > 1:
            written[group] = party
            left = {unit: to for unit, to in left.items() if unit not in members}
    return {**written, **left}


class _Field(NamedTuple):
    """How a field is checked, read from the text of an address and written there.

    The check of ``set`` and ``cut`` takes the unit and the value of one change, and returns what
    it changes.
    """

    check: Callable[..., Any]
    parse: Callable[[str], Any] = str
    text: Callable[[Catalog, Any], str] = lambda _, value: str(value or "")


FIELDS: Mapping[str, _Field] = {
    "look": _Field(lambda _, value: _known("way of looking", value, LOOKS)),
    "scenario": _Field(lambda catalog, value: _known("scenario", value, catalog.scenarios)),
    "date": _Field(_date),
    "select": _Field(_select),
    "layers": _Field(
        _layers,
        lambda text: [] if text == "none" else text.split(","),
        lambda _, layers: ",".join(layers) or "none",
    ),
    "lang": _Field(lambda catalog, value: _known("language", value, catalog.languages)),
    "set": _Field(_given_away, _pairs, _parties_text),
    "cut": _Field(_cut_off, _pairs, _cuts_text),
    "rocks": _Field(lambda _, value: _known("rule for rocks", value, SETS)),
    "name": _Field(_name),
    "perspective": _Field(
        lambda catalog, value: _known("perspective", value, catalog.perspectives)
    ),
    "theme": _Field(lambda _, value: _known("theme", value, THEMES)),
    "camera": _Field(_camera, lambda text: text.split(",")),
}
CHANGE_FORMS = {"set": "unit:party", "cut": "unit:0 … unit:1"}
