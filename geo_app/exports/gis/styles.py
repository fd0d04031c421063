"""How layers are drawn, in the colours of the data; `qml` and `sld` write it for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from geo_app.data.contents import Catalog
from geo_app.exports.gis.features import DASHED, SOLID
from geo_app.html.theme import LIGHT
from geo_app.model.layers import ATOMS_LAYER
from geo_app.view.summary import Summary

SEA_ALPHA = 0.38
HAIR_MM, EDGE_MM, DASHED_MM = 0.1, 0.18, 0.5
HATCH_MM, BAND_MM = 1.8, 2.6
"""Distances of the lines that show a disputed title, and of the bands of a joint holding."""
LABEL_PT, HALO_MM = 9, 0.8
PX_PER_MM = 96 / 25.4
"""Pixels of SLD and KML in a millimetre."""

Mark = Literal["title", "changed"]
"""Columns that say of a unit whether it is hatched, and whether its edge is dashed."""


class Look(NamedTuple):
    """How the features of one value are drawn; colours ``#rrggbb``, lengths in millimetres."""

    colour: str
    label: str = ""
    edge: str = LIGHT.ink
    width_mm: float = EDGE_MM
    alpha: float = 1.0
    bands: tuple[str, ...] = ()
    dashed: bool = False


@dataclass(frozen=True)
class Style:
    """How a layer is drawn.

    Attributes
    ----------
    looks : Mapping of str to Look
        By the value in ``column``; the empty text stands for every other.
    names : str
        Column of the names that are written beside; none where it is empty.
    marks : frozenset of str
        Columns of the layer that decide on hatches and dashes.
    """

    kind: Literal["fill", "line", "marker"]
    looks: Mapping[str, Look]
    column: str = ""
    names: str = ""
    marks: frozenset[Mark] = field(default_factory=frozenset)


def styles(catalog: Catalog) -> Mapping[str, Style]:
    """Return the style of every layer of all data, by the layer's name.

    Units are coloured by the party that holds them today; another scenario is another column
    of the same name, chosen in the layer's symbology.
    """
    today = catalog.dispute.status_quo
    names = {party.id: party.name for party in catalog.parties.values()}
    by_layer = {}
    for layer in catalog.layer_names:
        features = catalog.layer(layer)["features"]
        keys = {key for feature in features for key in feature["properties"]}
        kinds = {feature["geometry"]["type"] for feature in features}
        if kinds <= {"LineString"}:
            by_layer[layer] = _plain("line", Look(LIGHT.muted))
        elif layer == ATOMS_LAYER:
            by_layer[layer] = Style("fill", _parties(catalog, names, is_sea=True), today)
        elif "unit" in keys:
            is_points = kinds <= {"Point"}
            by_layer[layer] = Style(
                "marker" if is_points else "fill", _parties(catalog, names), today, "name",
                frozenset() if is_points else frozenset({"title"}),
            )  # fmt: skip
        elif "depth_m" in keys:
            by_layer[layer] = _plain("fill", Look(LIGHT.floor, edge="", alpha=0.16))
        elif "land" in keys:
            by_layer[layer] = _plain("fill", _NEUTRAL)
    by_layer["treaty_lines"] = _plain("line", _LINES[DASHED], "title")
    by_layer["event_places"] = _plain("marker", Look(LIGHT.ink))
    return by_layer


def view_styles(summary: Summary) -> Mapping[str, Style]:
    """Return the styles of the layers of one view: by the party of that view.

    Lines have gaps, but for those that a perspective draws as a boundary.
    """
    catalog = summary.catalog
    names = {party: summary.party_name(party) for party in catalog.parties}
    marks: set[Mark] = {"changed"}
    if "contested" in summary.view.layers:
        marks.add("title")
    looks = _parties(catalog, names)
    return {
        "sea": Style("fill", _parties(catalog, names, is_sea=True), "party"),
        "context": _plain("fill", _NEUTRAL, "name"),
        "units": Style("fill", looks, "party", "name", frozenset(marks)),
        "shares": Style("fill", looks, "party", marks=frozenset(marks)),
        "unit_points": Style("marker", looks, "party", "name"),
        "lines": Style("line", _LINES, "drawn", "name"),
    }


_NEUTRAL = Look(LIGHT.land, edge=LIGHT.land_edge)
_LINES = {
    SOLID: Look(LIGHT.ink, SOLID, width_mm=0.6),
    DASHED: Look(LIGHT.ink, DASHED, width_mm=0.45, dashed=True),
}


def _plain(kind: Literal["fill", "line", "marker"], look: Look, names: str = "") -> Style:
    return Style(kind, {"": look}, names=names)


def _parties(
    catalog: Catalog, names: Mapping[str, str], *, is_sea: bool = False
) -> Mapping[str, Look]:
    """Give each party its look: bands where several hold jointly; a neutral one to nobody."""
    kept = {"edge": "", "alpha": SEA_ALPHA} if is_sea else {}
    parties, looks = catalog.parties, {}
    for party in parties.values():
        first, *others = [parties[one].fill for one in party.joint_of] or [party.fill]
        looks[party.id] = Look(first, names[party.id], bands=tuple(others), **kept)  # type: ignore[arg-type]
    return looks | {"": Look(LIGHT.land, **kept)}  # type: ignore[arg-type]
