"""Views and frame options as text and as messages: the only place that reads or writes them.

An address says a view as a query, ``scenario=ID&set=UNIT:PARTY``; the fragment of a map
document is the same text. A message is a JSON object with the same names. Both are read by the
same rules, strictly (the first bad value raises) or leniently (each bad value becomes a `Notice`
and the default stands; of ``set`` and ``cut`` only the bad part is left out).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import urlencode

from geo_app.data.contents import Catalog
from geo_app.errors import BadValueError, GeoAppError, UnknownNameError
from geo_app.model.layers import DEFAULT_LAYERS
from geo_app.model.stories import Scene
from geo_app.views.fields import CHANGE_FORMS, FIELDS, known_layers, passage_of
from geo_app.views.view import FrameOptions, View

KEYS = tuple(View.model_fields)
"""Keys of the query string, in the order in which they are written."""

_MODES = get_args(FrameOptions.model_fields["mode"].annotation)
_FRAME_PARTS = ("panel", "controls", "figures")
SWITCHES = ("locked", *(f"no-{part}" for part in _FRAME_PARTS))
"""What an address may take away from the map around a view; each is on where its value is 1."""

Fields = Mapping[str, Any]
NOTHING: Fields = {}

LONGEST_VALUE = 4000
"""Characters of one field; no view needs more."""

_OLD_KEYS = {"view": "camera"}
"""Names that addresses had earlier."""


WHAT = ("scenario", "date", "set", "cut")
"""Fields that say what is looked at; an address that has one of them says also how."""

ALWAYS = ("look", "scenario")
"""Fields that an address says in any case where it leaves the page."""


@dataclass(frozen=True)
class Notice:
    """A value of a field, as it was written, that could not be used; choices are valid ones."""

    key: str
    value: str
    choices: tuple[str, ...]


# --- what is shown unless something else is asked for ------------------------------------------


def default_view(catalog: Catalog, select: str = "", first: Fields = NOTHING) -> View:
    """Return what is shown when nothing is asked for but, perhaps, a selection.

    A passage brings its own scene, so the address of a passage needs nothing else. ``first`` are
    fields of a page that shows something else at first than the map does by itself.
    """
    dispute = catalog.dispute
    view = View(
        look="time",
        scenario=dispute.status_quo,
        date=dispute.as_of,
        select=select,
        layers=known_layers(catalog, first.get("layers", DEFAULT_LAYERS)),
        lang=dispute.languages[0],
        perspective=next(iter(catalog.perspectives)),
    )
    passage = passage_of(catalog, select)
    scene = scene_parts(catalog, passage[1].scene) if passage else {}
    return _changed(catalog, view, {**first, "layers": view.layers, **scene})


def scene_parts(catalog: Catalog, scene: Scene) -> dict[str, Any]:
    """Return the fields of a view that a scene decides; what it leaves open stays."""
    parts: dict[str, Any] = {"scenario": scene.scenario, "date": scene.date}
    if scene.layers is not None:
        parts["layers"] = known_layers(catalog, scene.layers)
    return {key: value for key, value in parts.items() if value is not None}


def proposal_view(catalog: Catalog, view: View, scenario: str) -> View:
    """Return a view of a proposal as it is, compared with control today."""
    date = catalog.dispute.as_of
    plain = {"scenario": scenario, "date": date, "set": (), "cut": (), "name": ""}
    return _changed(catalog, view, {"look": "proposals", **plain})


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
    first: Fields = NOTHING,
) -> View:
    """Read a view from the query string of an address; keys that are not ours are left alone.

    Parameters
    ----------
    query : mapping of str to str
        Keys and values, unescaped. An empty value says nothing.
    notices : list of Notice, optional
        Filled with one notice a bad value; absent, a bad value raises.

    Raises `UnknownNameError`, `BadDateError`, `BadValueError` as `from_message`.
    """
    values: dict[str, Any] = {key: text for key, text in ours(query).items() if text}
    for key in [key for key, text in values.items() if len(text) > LONGEST_VALUE]:
        # It may come through the socket of a page, past the limits of the server.
        text = values.pop(key)
        error = BadValueError("The query is too long.", key="error.long")
        _note(Notice(key, f"{text[:40]}…", ()), error, notices)
    parts = {key: FIELDS[key].parse(text) for key, text in values.items()}
    return _read(catalog, parts, values, notices, None, first)


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
    before : View, optional
        What was shown before; absent, the default view.

    Raises
    ------
    UnknownNameError, BadDateError, BadValueError
        If a value is not one that the data has, and no notices are taken.
    """
    fields = {_OLD_KEYS.get(key, key): value for key, value in message.items()}
    parts = {key: value for key, value in fields.items() if key in KEYS and value is not None}
    return _read(catalog, parts, parts, notices, before, NOTHING)


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
    first: Fields,
) -> View:
    """Check the parts one by one; ``said`` has them as they were written, for the notices."""
    checked: dict[str, Any] = {}
    for key in (key for key in KEYS if key in parts):
        try:
            if key in CHANGE_FORMS:
                checked[key] = _read_pairs(catalog, key, parts[key], notices)
            else:
                checked[key] = FIELDS[key].check(catalog, parts[key])
        except GeoAppError as error:
            _note(Notice(key, str(said[key]), error.choices), error, notices)
    base = before or default_view(catalog, checked.get("select", ""), first)
    return _changed(catalog, base, checked)


def _changed(catalog: Catalog, before: View, parts: Fields) -> View:
    """Change fields of a view, and keep the two ways of looking apart.

    A proposal, or a change of who holds what, is looked at among proposals, whatever else is
    asked for. A day by itself is looked at through time. Coming from time, a proposal is compared
    with control today.
    """
    dispute = catalog.dispute
    look = _look_of(dispute.status_quo, parts) or before.look
    if look == "time":
        nothing = {"scenario": dispute.status_quo, "set": (), "cut": (), "name": ""}
        return before.having(**{**parts, **nothing, "look": look})
    stays = before.look == look
    scenario = before.scenario if stays else dispute.default_scenario
    date = before.date if stays else dispute.as_of
    return before.having(**{"scenario": scenario, "date": date, **parts, "look": look})


def _look_of(status_quo: str, parts: Fields) -> str | None:
    """Return how what is asked for is looked at; None where that does not follow from it."""
    if parts.get("scenario", status_quo) != status_quo or parts.get("set") or parts.get("cut"):
        return "proposals"
    return parts.get("look") or ("time" if "date" in parts else None)


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
        raise BadValueError(
            "'{value}' for {field} names no units.",
            (CHANGE_FORMS[key],),
            key="error.pairs",
            value=value,
            field=key,
        )
    changes: dict[str, Any] = {}
    for unit, part in pairs:
        try:
            if part == "":
                raise BadValueError(
                    "'{value}' for {field} is not of the form UNIT:VALUE.",
                    (CHANGE_FORMS[key],),
                    key="error.pair",
                    value=unit,
                    field=key,
                )
            changes |= FIELDS[key].check(catalog, unit, part)
        except GeoAppError as error:
            written = f"{unit}:{part}" if part != "" else str(unit)
            _note(Notice(key, written, error.choices), error, notices)
    return tuple((leaf, changes[leaf]) for leaf in catalog.allocatable_leaves if leaf in changes)


# --- writing -----------------------------------------------------------------------------------


def to_query(
    catalog: Catalog, view: View, first: Fields = NOTHING, always: Iterable[str] = ()
) -> dict[str, str]:
    """Write the shortest query that `from_query` reads as this view.

    Fields of ``always`` are written also where they are the default; ``first`` as in
    `default_view`.
    """
    default = default_view(catalog, view.select, first)
    base = _changed(catalog, default, {"look": view.look})
    names = {key for key in KEYS if getattr(view, key) != getattr(base, key)} | {*always, "select"}
    if view.look != default.look or not names.isdisjoint(WHAT):
        names.add("look")
    written = {key: FIELDS[key].text(catalog, getattr(view, key)) for key in KEYS if key in names}
    return {key: text for key, text in written.items() if text}


def query_text(catalog: Catalog, view: View) -> str:
    """Write a view for an address that leaves the app: it says in any case how it looks."""
    return encoded(to_query(catalog, view, always=ALWAYS))


def encoded(query: Mapping[str, str]) -> str:
    """Write a query as it stands in an address or in the fragment of a map document."""
    return urlencode(query, safe=":,")


def to_message(view: View) -> dict[str, Any]:
    """Write a view as a JSON object; `from_message` reads it."""
    return view.model_dump(mode="json")


# --- what stands around a view -------------------------------------------------------------------


def frame_from_query(query: Mapping[str, str]) -> FrameOptions:
    """Read from an address what stands around a map; what it does not know it leaves out."""
    parts: dict[str, Any] = {part: query.get(f"no-{part}") != "1" for part in _FRAME_PARTS}
    if query.get("mode") in _MODES:
        parts["mode"] = query["mode"]
    return FrameOptions(
        **parts,
        locked=query.get("locked") == "1",
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
