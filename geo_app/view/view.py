"""A view: everything that decides what is shown, checked against the data."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from geo_app.data.contents import Catalog
from geo_app.engine.days import parse_day
from geo_app.engine.land.allocation import Allocation, allocation_of, with_cut, with_unit
from geo_app.engine.sea.table import SETS, Rocks
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.model.layers import DEFAULT_LAYERS, LAYERS
from geo_app.model.perspectives import NEUTRAL

THEMES = ("light", "dark", "grey")
KEYS = (
    "scenario", "date", "select", "layers", "view", "lang", "set", "cut", "rocks", "name",
    "perspective", "theme",
)  # fmt: skip
"""Keys of the query string, in the order in which they are written."""

ZOOM_LIMITS = (1.0, 18.0)
LONGEST_NAME = 60


class Camera(NamedTuple):
    """Where the map is centred: longitude, latitude in degrees on WGS84, zoom of web maps."""

    lon: float
    lat: float
    zoom: float

    def __str__(self) -> str:
        return f"{self.lon:.3f},{self.lat:.3f},{self.zoom:.2f}"


@dataclass(frozen=True)
class View:
    """What is shown. Made by `make_view` or `from_query`, which check every part.

    Attributes
    ----------
    parties : tuple of (unit, party)
        What differs from the scenario.
    cuts : tuple of (unit, share)
        Units that are divided, and the share of their land (0 to 1) that is cut off.
    rocks : {"full", "no-eez"}
        Whether rocks have an exclusive economic zone.
    perspective : str
        Which names are used, and which lines are drawn solid.
    layers : tuple of str
        What is drawn, in a fixed order.
    view : Camera, optional
        Absent: the islands that the view is about.
    select : str
        ``unit:ID``, ``line:ID``, ``event:ID``, or nothing.
    name : str
        Name of an allocation that somebody made up.
    """

    scenario: str
    date: datetime.date
    parties: tuple[tuple[str, str], ...] = ()
    cuts: tuple[tuple[str, float], ...] = ()
    rocks: Rocks = "full"
    lang: str = "en"
    perspective: str = NEUTRAL
    layers: tuple[str, ...] = DEFAULT_LAYERS
    view: Camera | None = None
    select: str = ""
    name: str = ""
    theme: str = "light"

    @property
    def is_custom(self) -> bool:
        """Whether the allocation differs from that of the scenario."""
        return bool(self.parties or self.cuts)


def make_view(catalog: Catalog, scenario: str | None = None, **parts: Any) -> View:
    """Make a view of what somebody asked for.

    Parameters
    ----------
    scenario : str, optional
        Absent, the one shown first.
    **parts
        ``date`` (day or ``YYYY-MM-DD``), ``set`` (unit to party), ``cut`` (unit to share),
        ``rocks``, ``lang``, ``perspective``, ``layers``, ``view`` (longitude, latitude, zoom),
        ``select``, ``name``, ``theme``. What is absent or None has its default.

    Raises
    ------
    UnknownNameError, BadDateError, BadValueError
        If a part is not one that the data has; the message names the valid ones.
    """
    unknown = set(parts) - set(KEYS)
    if unknown:
        raise UnknownNameError("part of a view", min(unknown), KEYS)
    given = {key: value for key, value in parts.items() if value is not None}
    dispute = catalog.dispute
    return View(
        scenario=_known("scenario", scenario or dispute.default_scenario, catalog.scenarios),
        date=_day(catalog, given.get("date", dispute.as_of)),
        parties=_parties(catalog, given.get("set", {})),
        cuts=_cuts(catalog, given.get("cut", {})),
        rocks=cast("Rocks", _known("rule for rocks", given.get("rocks", SETS[0]), SETS)),
        lang=_known("language", given.get("lang", dispute.languages[0]), catalog.languages),
        perspective=_known("perspective", given.get("perspective", NEUTRAL), catalog.perspectives),
        layers=_layers(catalog, given.get("layers", DEFAULT_LAYERS)),
        view=_camera(given["view"]) if given.get("view") else None,
        select=_select(catalog, given.get("select", "")),
        name=_name(given.get("name", "")),
        theme=_known("theme", given.get("theme", THEMES[0]), THEMES),
    )


def from_query(catalog: Catalog, query: Mapping[str, str]) -> View:
    """Read a view from the query string of an address; keys that are not ours are left alone.

    Raises
    ------
    UnknownNameError, BadDateError, BadValueError
        If a value is not one that the data has.
    """
    parts: dict[str, Any] = {key: query[key] for key in KEYS if query.get(key)}
    scenario = parts.pop("scenario", None)
    for key in ("set", "cut"):
        if key in parts:
            parts[key] = pairs(parts[key].split(","), key, ":")
    if "layers" in parts:
        parts["layers"] = [] if parts["layers"] == "none" else parts["layers"].split(",")
    if "view" in parts:
        parts["view"] = parts["view"].split(",")
    return make_view(catalog, scenario, **parts)


def to_query(catalog: Catalog, view: View) -> dict[str, str]:
    """Write the shortest query that `from_query` reads as this view; the scenario always."""
    default = make_view(catalog, view.scenario)
    written = {
        "scenario": view.scenario,
        "date": view.date.isoformat() if view.date != default.date else "",
        "select": view.select,
        "layers": "" if view.layers == default.layers else ",".join(view.layers) or "none",
        "view": str(view.view) if view.view else "",
        "lang": view.lang if view.lang != default.lang else "",
        "set": ",".join(f"{unit}:{party}" for unit, party in view.parties),
        "cut": ",".join(f"{unit}:{share:g}" for unit, share in view.cuts),
        "rocks": view.rocks if view.rocks != default.rocks else "",
        "name": view.name,
        "perspective": view.perspective if view.perspective != NEUTRAL else "",
        "theme": view.theme if view.theme != default.theme else "",
    }
    return {key: written[key] for key in KEYS if written[key]}


def query_text(catalog: Catalog, view: View) -> str:
    """Write the query of a view as it stands in an address."""
    return urlencode(to_query(catalog, view), safe=":,")


def allocation(catalog: Catalog, view: View) -> Allocation:
    """Return who would hold what in a view."""
    found = allocation_of(catalog, view.scenario)
    for unit, party in view.parties:
        found = with_unit(catalog, found, unit, party)
    for unit, share in view.cuts:
        before = found.cuts.get(unit)
        rest = before.rest if before else found.parties[unit]
        others = (party.id for party in catalog.claimants if party.id != rest)
        to = before.to if before else next(others)
        found = with_cut(catalog, found, unit, share, to, rest)
    return found


def pairs(texts: Iterable[str], what: str, sign: str) -> dict[str, str]:
    """Read ``a=b`` or ``a:b`` as a mapping.

    Raises
    ------
    BadValueError
        If a text is not of that form.
    """
    found = {}
    for text in texts:
        key, present, value = text.partition(sign)
        if not (key and present and value):
            raise BadValueError(f"'{text}' for {what} is not of the form UNIT{sign}VALUE.")
        found[key] = value
    return found


def _known(kind: str, name: Any, choices: Iterable[str]) -> str:
    if name not in choices:
        raise UnknownNameError(kind, str(name), choices)
    return str(name)


def _day(catalog: Catalog, value: Any) -> datetime.date:
    return parse_day(catalog.dispute, value if isinstance(value, str) else value.isoformat())


def _parties(catalog: Catalog, changes: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    units = [unit for unit, one in catalog.units.items() if one.allocatable]
    for unit, party in changes.items():
        _known("unit", unit, units)
        _known("party", party, [one.id for one in catalog.claimants])
    return tuple((unit, changes[unit]) for unit in units if unit in changes)


def _cuts(catalog: Catalog, changes: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    divisible = [unit for unit in catalog.allocatable_leaves if catalog.units[unit].division]
    for unit in changes:
        _known("divisible unit", unit, divisible)
    return tuple((unit, _share(changes[unit])) for unit in divisible if unit in changes)


def _share(value: Any) -> float:
    try:
        share = float(value)
    except (TypeError, ValueError):
        share = math.nan
    if not 0 <= share <= 1:
        raise BadValueError(f"'{value}' is not a share; choose a number from 0 to 1.")
    return share


def _layers(catalog: Catalog, names: Iterable[str]) -> tuple[str, ...]:
    bases = [base.id for base in catalog.dispute.base_maps]
    choices = (*LAYERS, *bases)
    wanted = [_known("layer", name, choices) for name in names]
    if sum(name in bases for name in wanted) > 1:
        raise BadValueError(f"Only one of these layers at a time: {', '.join(bases)}.")
    # What a folder has no file for is left out: the layers shown first hold it too.
    shown = (*catalog.map_layers, *bases)
    return tuple(name for name in shown if name in wanted)


def _camera(value: Any) -> Camera:
    try:
        lon, lat, zoom = (float(part) for part in value)
    except (TypeError, ValueError):
        lon = lat = zoom = math.nan
    if not (abs(lon) <= 360 and abs(lat) <= 85 and ZOOM_LIMITS[0] <= zoom <= ZOOM_LIMITS[1]):
        raise BadValueError(
            f"'{value}' is not a view; give longitude,latitude,zoom, as in 146.8,43.8,8."
        )
    return Camera(round(lon, 3), round(lat, 3), round(zoom, 2))


def _select(catalog: Catalog, text: str) -> str:
    if not text:
        return ""
    kind, _, name = text.partition(":")
    records = {"unit": catalog.units, "line": catalog.lines, "event": catalog.events}
    _known("kind of selection", kind, records)
    _known(kind, name, records[kind])
    return text


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME or not text.isprintable():
        raise BadValueError(f"A name has at most {LONGEST_NAME} printable characters.")
    return text.strip()
