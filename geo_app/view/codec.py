"""Views and frame options as text and as messages: the only place that reads or writes them.

An address says a view as a query, ``scenario=ID&set=UNIT:PARTY``; the fragment of a map
document is the same text. A message is a JSON object with the same names. Both are read by the
same rules, strictly (the first bad value raises) or leniently (each bad value becomes a `Notice`
and the default stands; of ``set`` and ``cut`` only the bad part is left out).
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args
from urllib.parse import urlencode

from geo_app.data.contents import Catalog
from geo_app.engine.land.control import parse_day
from geo_app.engine.sea.table import SETS
from geo_app.errors import BadValueError, GeoAppError, UnknownNameError
from geo_app.model.layers import DEFAULT_LAYERS, LAYERS, SEA_LAYERS
from geo_app.model.stories import Passage, Scene, Story
from geo_app.view.view import (
    LATITUDE_LIMIT_DEG,
    LONGEST_NAME,
    LONGITUDE_LIMIT_DEG,
    Camera,
    FrameOptions,
    Parties,
    View,
    rounded,
)

KEYS = tuple(View.model_fields)
"""Keys of the query string, in the order in which they are written."""

THEMES: tuple[str, ...] = get_args(View.model_fields["theme"].annotation)

_FRAME_PARTS = ("panel", "controls", "figures")
SWITCHES = ("locked", *(f"no-{part}" for part in _FRAME_PARTS))
"""What an address may take away from the map around a view; each is on where its value is 1."""

_OLD_KEYS = {"view": "camera"}
"""Names that addresses had earlier."""

_SELECTIONS = ("unit:…", "line:…", "event:…", "passage:…", "sea:lon,lat")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


@dataclass(frozen=True)
class Notice:
    """A value of a field, as it was written, that could not be used; choices are valid ones."""

    key: str
    value: str
    choices: tuple[str, ...]


# --- what is shown unless something else is asked for ------------------------------------------


def default_view(catalog: Catalog, select: str = "", layers: Iterable[str] | None = None) -> View:
    """Return what is shown when nothing is asked for but, perhaps, a selection.

    A passage brings its own scene, so the address of a passage needs nothing else. ``layers`` are
    those of a page that shows others at first than the map does by itself.
    """
    dispute = catalog.dispute
    view = View(
        scenario=dispute.default_scenario,
        date=dispute.as_of,
        select=select,
        layers=known_layers(catalog, DEFAULT_LAYERS if layers is None else layers),
        lang=dispute.languages[0],
        perspective=next(iter(catalog.perspectives)),
    )
    passage = passage_of(catalog, select)
    return view.having(**scene_parts(catalog, passage[1].scene)) if passage else view


def scene_parts(catalog: Catalog, scene: Scene) -> dict[str, Any]:
    """Return the fields of a view that a scene decides; what it leaves open stays."""
    parts: dict[str, Any] = {"scenario": scene.scenario, "date": scene.date}
    if scene.layers is not None:
        parts["layers"] = known_layers(catalog, scene.layers)
    return {key: value for key, value in parts.items() if value is not None}


# --- what the data has --------------------------------------------------------------------------


def layers_of(catalog: Catalog) -> tuple[str, ...]:
    """Return every layer that the data folder can show: our own, then grounds of others."""
    present = (None, *catalog.layer_names)
    return (*(one for one in LAYERS if SEA_LAYERS.get(one) in present), *_grounds(catalog))


def _grounds(catalog: Catalog) -> tuple[str, ...]:
    return tuple(base.id for base in catalog.dispute.base_maps)


def known_layers(catalog: Catalog, names: Iterable[str]) -> tuple[str, ...]:
    """Return those layers that the data has, in their fixed order."""
    wanted = set(names)
    return tuple(name for name in layers_of(catalog) if name in wanted)


def passages(catalog: Catalog) -> tuple[str, ...]:
    """Return the selections of all passages."""
    stories = catalog.stories.values()
    return tuple(f"passage:{story.id}.{one.id}" for story in stories for one in story.passages)


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
    return [bounds.south_west, bounds.north_east] if bounds else None


# --- one rule a field ---------------------------------------------------------------------------


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
            f"'{value}' is not a share; choose a number from 0 to 1.", (_CHANGE_FORMS["cut"],)
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


class _Field(NamedTuple):
    """How a field is checked, read from the text of an address and written there.

    The check of ``set`` and ``cut`` takes the unit and the value of one change, and returns what
    it changes.
    """

    check: Callable[..., Any]
    parse: Callable[[str], Any] = str
    text: Callable[[Catalog, Any], str] = lambda _, value: str(value or "")


_FIELDS: Mapping[str, _Field] = {
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
_CHANGE_FORMS = {"set": "unit:party", "cut": "unit:0 … unit:1"}


# --- reading -----------------------------------------------------------------------------------


def make_view(catalog: Catalog, scenario: str | None = None, **parts: Any) -> View:
    """Make a view of what somebody asked for; values and errors as in `from_message`."""
    unknown = set(parts) - {*KEYS, *_OLD_KEYS}
    if unknown:
        raise UnknownNameError("part of a view", min(unknown), KEYS)
    return from_message(catalog, {"scenario": scenario or None, **parts})


def from_query(
    catalog: Catalog,
    query: Mapping[str, str],
    notices: list[Notice] | None = None,
    layers: Iterable[str] | None = None,
) -> View:
    """Read a view from the query string of an address; keys that are not ours are left alone.

    Parameters
    ----------
    query : mapping of str to str
        Keys and values, unescaped. An empty value says nothing.
    notices : list of Notice, optional
        Filled with one notice a bad value; absent, a bad value raises.
    layers : iterable of str, optional
        See `default_view`.

    Raises
    ------
    UnknownNameError, BadDateError, BadValueError
        As `from_message`.
    """
    values: dict[str, Any] = {key: text for key, text in ours(query).items() if text}
    parts = {key: _FIELDS[key].parse(text) for key, text in values.items()}
    return _read(catalog, parts, values, notices, None, layers)


def from_message(
    catalog: Catalog,
    message: Mapping[str, Any],
    notices: list[Notice] | None = None,
    before: View | None = None,
) -> View:
    """Read a view from a JSON object that may name any of its fields.

    Parameters
    ----------
    message : mapping of str to Any
        ``date`` as a day or ``YYYY-MM-DD``, ``set`` (unit to party) and ``cut`` (unit to share)
        as objects, ``layers`` as a list, ``camera`` as an object or as longitude, latitude, zoom.
        What is absent or None stays as it was.
    notices
        As in `from_query`.
    before : View, optional
        What was shown before; absent, the default view.

    Raises
    ------
    UnknownNameError, BadDateError, BadValueError
        If a value is not one that the data has, and no notices are taken.
    """
    named = {_OLD_KEYS.get(key, key): value for key, value in message.items()}
    parts = {key: value for key, value in named.items() if key in KEYS and value is not None}
    return _read(catalog, parts, parts, notices, before, None)


def ours(query: Mapping[str, str]) -> dict[str, str]:
    """Return the part of a query that says the view, with the names of today."""
    old = {name: query[key] for key, name in _OLD_KEYS.items() if key in query}
    return old | {key: query[key] for key in KEYS if key in query}


def others(query: Iterable[str]) -> list[str]:
    """Return the keys of a query that say nothing of a view."""
    return [key for key in query if key not in (*KEYS, *_OLD_KEYS)]


def _read(
    catalog: Catalog,
    parts: Mapping[str, Any],
    said: Mapping[str, Any],
    notices: list[Notice] | None,
    before: View | None,
    layers: Iterable[str] | None,
) -> View:
    """Check the parts one by one; ``said`` has them as they were written, for the notices."""
    checked: dict[str, Any] = {}
    for key in (key for key in KEYS if key in parts):
        try:
            if key in _CHANGE_FORMS:
                checked[key] = _read_pairs(catalog, key, parts[key], notices)
            else:
                checked[key] = _FIELDS[key].check(catalog, parts[key])
        except GeoAppError as error:
            _note(Notice(key, str(said[key]), error.choices), error, notices)
    base = before or default_view(catalog, checked.get("select", ""), layers)
    return base.having(**checked)


def _note(notice: Notice, error: GeoAppError, notices: list[Notice] | None) -> None:
    if notices is None:
        raise error
    notices.append(notice)


def _read_pairs(
    catalog: Catalog, key: str, value: Any, notices: list[Notice] | None
) -> tuple[tuple[str, Any], ...]:
    """Read the changes of a scenario, each by itself; a later one of the same unit wins."""
    pairs = list(value.items()) if isinstance(value, Mapping) else value
    if not (
        isinstance(pairs, list | tuple)
        and all(isinstance(pair, list | tuple) and len(pair) == 2 for pair in pairs)
    ):
        raise BadValueError(f"'{value}' for {key} names no units.", (_CHANGE_FORMS[key],))
    changes: dict[str, Any] = {}
    for unit, part in pairs:
        try:
            if part == "":
                raise BadValueError(
                    f"'{unit}' for {key} is not of the form UNIT:VALUE.", (_CHANGE_FORMS[key],)
                )
            changes |= _FIELDS[key].check(catalog, unit, part)
        except GeoAppError as error:
            written = f"{unit}:{part}" if part != "" else str(unit)
            _note(Notice(key, written, error.choices), error, notices)
    return tuple((leaf, changes[leaf]) for leaf in catalog.allocatable_leaves if leaf in changes)


# --- writing -----------------------------------------------------------------------------------


def to_query(
    catalog: Catalog, view: View, layers: Iterable[str] | None = None, always: Iterable[str] = ()
) -> dict[str, str]:
    """Write the shortest query that `from_query` reads as this view.

    Fields of ``always`` are written also where they are the default; ``layers`` as in
    `default_view`.
    """
    default = default_view(catalog, view.select, layers)
    written = {
        key: _FIELDS[key].text(catalog, getattr(view, key))
        for key in KEYS
        if key in always or getattr(view, key) != getattr(default, key) or key == "select"
    }
    return {key: text for key, text in written.items() if text}


def query_text(catalog: Catalog, view: View) -> str:
    """Write a view for an address that leaves the app: it names the scenario in any case."""
    return encoded(to_query(catalog, view, always=("scenario",)))


def encoded(query: Mapping[str, str]) -> str:
    """Write a query as it stands in an address or in the fragment of a map document."""
    return urlencode(query, safe=":,")


def to_message(view: View) -> dict[str, Any]:
    """Write a view as a JSON object; `from_message` reads it."""
    return view.model_dump(mode="json")


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


# --- what stands around a view -------------------------------------------------------------------


def frame_from_query(query: Mapping[str, str]) -> FrameOptions:
    """Read from an address what stands around a map; what it does not know it leaves out."""
    parts: dict[str, Any] = {part: query.get(f"no-{part}") != "1" for part in _FRAME_PARTS}
    return FrameOptions(
        **parts,
        locked=query.get("locked") == "1",
        mode="lab" if query.get("mode") == "lab" else "",
        beside=query.get("beside") == "1",
        data=query.get("data", ""),
    )


def frame_to_query(frame: FrameOptions) -> dict[str, str]:
    """Write what `frame_from_query` reads."""
    texts = {
        "locked": frame.locked and "1",
        **{f"no-{part}": not getattr(frame, part) and "1" for part in _FRAME_PARTS},
        "mode": frame.mode,
        "beside": frame.beside and "1",
        "data": frame.data,
    }
    return {key: text for key, text in texts.items() if text}
