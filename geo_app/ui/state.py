"""What is shown, as a value: read from a query string, written back to one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import Allocation
from geo_app.engine.sea.table import Rocks
from geo_app.model.layers import DEFAULT_LAYERS, LAYERS
from geo_app.model.perspectives import NEUTRAL
from geo_app.model.stories import Scene
from geo_app.ui import changes
from geo_app.ui.changes import Cuts, Parties
from geo_app.ui.values import READERS, View, choices_for, known_layers, layers_of
from geo_app.view import view as views
from geo_app.view.passages import passage_of

LAB_LAYERS = tuple(name for name in LAYERS if name in {*DEFAULT_LAYERS, "zones"})
"""Layers of pages that are about the sea."""

__all__ = ["View", "choices_for", "known_layers", "layers_of"]

KEYS = (
    "scenario", "date", "select", "layers", "lang", "set", "cut", "rocks", "name", "perspective",
    "view",
)  # fmt: skip
"""Keys of the query string, in the order in which they are written."""


@dataclass(frozen=True)
class ViewState:
    """One state of the explorer.

    Attributes
    ----------
    select : str or None
        ``unit:<id>``, ``line:<id>``, ``event:<id>``, ``passage:<story>.<passage>`` or
        ``sea:<lon>,<lat>``.
    view : View or None
        None where the reader has not moved the map: it then shows its first view.
    set, cut : Parties, Cuts
        What the reader has changed in the scenario.
    rocks : {"full", "no-eez"}
        Whether rocks have an exclusive economic zone.
    name : str
        What the reader calls the changed allocation.
    perspective : str
        Which names are used, and which lines are drawn solid.
    """

    scenario: str
    date: datetime.date
    select: str | None
    layers: tuple[str, ...]
    view: View | None
    lang: str
    set: Parties = ()
    cut: Cuts = ()
    rocks: Rocks = "full"
    name: str = ""
    perspective: str = NEUTRAL

    @property
    def is_custom(self) -> bool:
        """Whether the reader has changed the scenario."""
        return bool(self.set or self.cut)

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
            "set": dict(self.set),
            "cut": dict(self.cut),
            "rocks": self.rocks,
            "name": self.name,
            "perspective": self.perspective,
        }


@dataclass(frozen=True)
class Notice:
    """A value of the query string that could not be used.

    Attributes
    ----------
    key : str
        Which part of the state, one of ``KEYS``.
    value : str
        The bad value, as it was given.
    choices : tuple of str
        What would have been valid.
    """

    key: str
    value: str
    choices: tuple[str, ...]


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
    return with_scene(catalog, state, passage[1].scene) if passage else state


def with_scenario(state: ViewState, scenario: str) -> ViewState:
    """Return the state with another scenario as it is, without the reader's changes."""
    return replace(state, scenario=scenario, set=(), cut=(), name="")


def allocation_of(catalog: Catalog, state: ViewState) -> Allocation:
    """Return who would hold what: the scenario with the reader's changes."""
    made = views.make_view(catalog, state.scenario, set=dict(state.set), cut=dict(state.cut))
    return views.allocation(catalog, made)


def with_scene(catalog: Catalog, state: ViewState, scene: Scene) -> ViewState:
    """Return the state into which a scene puts the map; what it leaves open stays."""
    return replace(
        state,
        scenario=scene.scenario or state.scenario,
        date=scene.date or state.date,
        layers=state.layers if scene.layers is None else known_layers(catalog, scene.layers),
        view=None if scene.bounds else state.view,
    )


def parse(
    catalog: Catalog, query: Mapping[str, str], layers: tuple[str, ...] = DEFAULT_LAYERS
) -> tuple[ViewState, tuple[Notice, ...]]:
    """Read a query string.

    Parameters
    ----------
    catalog : Catalog
        What exists.
    query : mapping of str to str
        Keys and values, unescaped; keys that are not ours are left alone.
    layers : tuple of str
        Shown where the query says nothing of layers.

    Returns
    -------
    ViewState
        What to show; the default stands wherever a value was bad.
    tuple of Notice
        One for every bad value.
    """
    notices: list[Notice] = []
    values: dict[str, Any] = {}
    for key, read in READERS.items():
        if key not in query:
            continue
        try:
            values[key] = read(catalog, query[key])
        except ValueError:
            notices.append(Notice(key, query[key], choices_for(catalog, key, query[key])))
    for key, read_parts in (("set", changes.read_parties), ("cut", changes.read_cuts)):
        values[key], bad = read_parts(catalog, query.get(key, ""))
        notices += [Notice(key, part.text, part.choices) for part in bad]
    state = _with_layers(default_state(catalog, values.pop("select", None)), layers)
    return replace(state, **values), tuple(notices)


def _with_layers(state: ViewState, layers: tuple[str, ...]) -> ViewState:
    return replace(state, layers=layers) if state.layers == DEFAULT_LAYERS else state


def to_query(
    catalog: Catalog, state: ViewState, layers: tuple[str, ...] = DEFAULT_LAYERS
) -> dict[str, str]:
    """Return the shortest query string that :func:`parse` reads as this state."""
    default = _with_layers(default_state(catalog, state.select), layers)
    written = {
        "scenario": state.scenario if state.scenario != default.scenario else "",
        "date": state.date.isoformat() if state.date != default.date else "",
        "select": state.select or "",
        "layers": "" if state.layers == default.layers else ",".join(state.layers) or "none",
        "lang": state.lang if state.lang != default.lang else "",
        "set": changes.write_parties(catalog, state.set),
        "cut": changes.write_cuts(state.cut),
        "rocks": state.rocks if state.rocks != default.rocks else "",
        "name": state.name,
        "perspective": state.perspective if state.perspective != default.perspective else "",
        "view": str(state.view) if state.view else "",
    }
    return {key: written[key] for key in KEYS if written[key]}


def merge(catalog: Catalog, state: ViewState, message: Mapping[str, Any]) -> ViewState:
    """Return the state after what the map document reports; it may report any part.

    What the data does not know is ignored: the message comes from a browser.
    """
    texts: dict[str, str] = {}
    for key in ("scenario", "date", "select", "rocks", "name", "perspective"):
        if isinstance(message.get(key), str) and message[key]:
            texts[key] = message[key]
    for key in ("set", "cut"):
        if isinstance(message.get(key), Mapping):
            texts[key] = changes.as_text(message[key])
    if isinstance(message.get("layers"), list):
        texts["layers"] = ",".join(map(str, message["layers"])) or "none"
    view = message.get("view")
    if isinstance(view, Mapping):
        texts["view"] = ",".join(str(view.get(name)) for name in ("lon", "lat", "zoom"))
    parsed, notices = parse(catalog, texts)
    good = set(texts) - {notice.key for notice in notices}
    changed: dict[str, Any] = {key: getattr(parsed, key) for key in good}
    if "select" in message and not message["select"]:
        changed["select"] = None
    if message.get("name") == "":
        changed["name"] = ""
    return replace(state, **changed)
