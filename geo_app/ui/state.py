"""What is shown, as a value: read from a query string, written back to one."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.model.layers import DEFAULT_LAYERS
from geo_app.model.layers import LAYERS as MAP_LAYERS
from geo_app.model.stories import Passage, Scene, Story

BASE_LAYERS = frozenset({"base_osm", "base_gsi", "base_satellite"})
LAYERS = (*MAP_LAYERS, *sorted(BASE_LAYERS))
KEYS = ("scenario", "date", "select", "layers", "lang", "view")
"""Keys of the query string, in the order in which they are written."""

ZOOM_LIMITS = (1.0, 18.0)


@dataclass(frozen=True)
class View:
    """What the map is centred on: degrees on WGS84, and a zoom level of web maps."""

    lon: float
    lat: float
    zoom: float

    def __str__(self) -> str:
        return f"{self.lon:.3f},{self.lat:.3f},{self.zoom:.2f}"


@dataclass(frozen=True)
class ViewState:
    """One state of the explorer.

    Attributes
    ----------
    select : str or None
        ``unit:<id>``, ``line:<id>``, ``event:<id>`` or ``passage:<story>.<passage>``.
    view : View or None
        None where the reader has not moved the map: it then shows its first view.
    """

    scenario: str
    date: datetime.date
    select: str | None
    layers: tuple[str, ...]
    view: View | None
    lang: str

    @property
    def selected(self) -> tuple[str, str] | None:
        """Kind and identifier of what is selected."""
        if self.select is None:
            return None
        kind, _, identifier = self.select.partition(":")
        return kind, identifier

    def as_message(self) -> dict[str, Any]:
        """Return the state in the form in which the map document takes it."""
        return {
            "scenario": self.scenario,
            "date": self.date.isoformat(),
            "select": self.select or "",
            "layers": list(self.layers),
            "view": vars(self.view) if self.view else None,
        }


@dataclass(frozen=True)
class Notice:
    """A value of the query string that could not be used.

    Attributes
    ----------
    key : str
        Which part of the state: ``scenario``, ``date``, ``select``, ``layers``, ``view``, ``lang``.
    value : str
        The bad value, as it was given.
    choices : tuple of str
        What would have been valid.
    """

    key: str
    value: str
    choices: tuple[str, ...]


def passage_of(catalog: Catalog, select: str | None) -> tuple[Story, Passage] | None:
    """Return the story and passage that a selection names, if it names one."""
    kind, _, identifier = (select or "").partition(":")
    story_id, _, passage_id = identifier.partition(".")
    if kind != "passage" or story_id not in catalog.stories:
        return None
    story = catalog.stories[story_id]
    return next(((story, item) for item in story.passages if item.id == passage_id), None)


def bounds_of(catalog: Catalog, select: str | None) -> list[tuple[float, float]] | None:
    """Return what the selected passage shows: south-west and north-east corner, lon and lat."""
    found = passage_of(catalog, select)
    bounds = found[1].scene.bounds if found else None
    return [bounds.south_west, bounds.north_east] if bounds else None


def default_state(catalog: Catalog, select: str | None = None) -> ViewState:
    """Return what is shown when nothing is asked for but, perhaps, a selection.

    A passage brings its own scene, so the query string of a passage needs nothing else.
    """
    state = ViewState(
        scenario=catalog.dispute.default_scenario,
        date=catalog.dispute.as_of,
        select=select,
        layers=DEFAULT_LAYERS,
        view=None,
        lang=catalog.dispute.languages[0],
    )
    passage = passage_of(catalog, select)
    return with_scene(state, passage[1].scene) if passage else state


def with_scene(state: ViewState, scene: Scene) -> ViewState:
    """Return the state into which a scene puts the map; what it leaves open stays."""
    return replace(
        state,
        scenario=scene.scenario or state.scenario,
        date=scene.date or state.date,
        layers=known_layers(scene.layers) if scene.layers is not None else state.layers,
        view=None if scene.bounds else state.view,
    )


def known_layers(names: Iterable[str]) -> tuple[str, ...]:
    """Return the layers that exist, in their fixed order, with at most one base map."""
    wanted = set(names)
    kept = [name for name in LAYERS if name in wanted]
    bases = [name for name in kept if name in BASE_LAYERS]
    return tuple(name for name in kept if name not in bases[1:])


def parse(catalog: Catalog, query: Mapping[str, str]) -> tuple[ViewState, tuple[Notice, ...]]:
    """Read a query string.

    Parameters
    ----------
    catalog : Catalog
        What exists.
    query : mapping of str to str
        Keys and values, unescaped; keys that are not ours are left alone.

    Returns
    -------
    ViewState
        What to show; the default stands wherever a value was bad.
    tuple of Notice
        One for every bad value.
    """
    notices: list[Notice] = []
    readers = {
        "select": _select, "scenario": _scenario, "date": _date, "layers": _layers, "lang": _lang,
        "view": _view,
    }  # fmt: skip
    values: dict[str, Any] = {}
    for key, read in readers.items():
        if key not in query:
            continue
        try:
            values[key] = read(catalog, query[key])
        except ValueError:
            notices.append(Notice(key, query[key], choices_for(catalog, key, query[key])))
    state = default_state(catalog, values.pop("select", None))
    return replace(state, **values), tuple(notices)


def to_query(catalog: Catalog, state: ViewState) -> dict[str, str]:
    """Return the shortest query string that :func:`parse` reads as this state."""
    default = default_state(catalog, state.select)
    written = {
        "scenario": state.scenario if state.scenario != default.scenario else "",
        "date": state.date.isoformat() if state.date != default.date else "",
        "select": state.select or "",
        "layers": "" if state.layers == default.layers else ",".join(state.layers) or "none",
        "lang": state.lang if state.lang != default.lang else "",
        "view": str(state.view) if state.view else "",
    }
    return {key: written[key] for key in KEYS if written[key]}


def merge(catalog: Catalog, state: ViewState, message: Mapping[str, Any]) -> ViewState:
    """Return the state after what the map document reports; it may report any part.

    What the data does not know is ignored: the message comes from a browser.
    """
    texts: dict[str, str] = {}
    for key in ("scenario", "date", "select"):
        if isinstance(message.get(key), str) and message[key]:
            texts[key] = message[key]
    if isinstance(message.get("layers"), list):
        texts["layers"] = ",".join(map(str, message["layers"])) or "none"
    view = message.get("view")
    if isinstance(view, Mapping):
        texts["view"] = ",".join(str(view.get(name)) for name in ("lon", "lat", "zoom"))
    parsed, notices = parse(catalog, texts)
    good = set(texts) - {notice.key for notice in notices}
    changes: dict[str, Any] = {key: getattr(parsed, key) for key in good}
    if "select" in message and not message["select"]:
        changes["select"] = None
    return replace(state, **changes)


def choices_for(catalog: Catalog, key: str, value: str) -> tuple[str, ...]:
    """Return what is valid for a key of the query string, near to the value where it can be."""
    if key == "scenario":
        return tuple(catalog.scenarios)
    if key == "lang":
        return tuple(catalog.languages)
    if key == "layers":
        return LAYERS
    if key == "date":
        return (catalog.dispute.first_day.isoformat(), catalog.dispute.as_of.isoformat())
    if key == "view":
        return ("lon,lat,zoom",)
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
    return ("unit:…", "line:…", "event:…", "passage:…")


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
    kind = text.partition(":")[0]
    if kind not in ("unit", "line", "event", "passage"):
        raise ValueError(text)
    if text not in _select_choices(catalog, kind):
        raise ValueError(text)
    return text


def _layers(_: Catalog, text: str) -> tuple[str, ...]:
    names = [] if text == "none" else text.split(",")
    if len(known_layers(names)) != len(names):
        raise ValueError(text)
    return known_layers(names)


def _view(_: Catalog, text: str) -> View:
    lon, lat, zoom = (float(part) for part in text.split(","))
    inside = abs(lon) <= 360 and abs(lat) <= 90 and ZOOM_LIMITS[0] <= zoom <= ZOOM_LIMITS[1]
    if not (inside and all(map(math.isfinite, (lon, lat, zoom)))):
        raise ValueError(text)
    return View(round(lon, 3), round(lat, 3), round(zoom, 2))
