"""How layers are drawn; `qml` and `sld` write it for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from geo_app.data.contents import Catalog
from geo_app.exports.gis.features import DASHED, SOLID
from geo_app.html.textures import party_fill, party_fills
from geo_app.html.theme import LIGHT, PALETTES, Palette
from geo_app.model.layers import ATOMS_LAYER
from geo_app.views.summary import Summary

SEA_OPACITY = 0.38
HAIR_MM, EDGE_MM, DASHED_MM = 0.1, 0.18, 0.5
HATCH_MM, BAND_MM, GRID_MM = 1.8, 2.6, 1.8
"""Distances of the lines that show a disputed title, of bands, and of the lines of a grid."""
LABEL_PT, HALO_MM = 9, 0.8
PX_PER_MM = 96 / 25.4
"""Pixels of SLD and KML in a millimetre."""

Mark = Literal["title", "changed"]
"""Columns that say of a unit whether it is hatched, and whether its edge is dashed."""


class Look(NamedTuple):
    """How the features of one value are drawn; colours ``#rrggbb``, lengths in millimetres.

    Land has ``bands`` of several colours instead of its one, where a program can draw them.
    """

    colour: str
    label: str = ""
    edge: str = ""
    width_mm: float = EDGE_MM
    alpha: float = 1.0
    bands: tuple[str, ...] = ()
    has_grid: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class Style:
    """How a layer is drawn.

    Attributes
    ----------
    palette : Palette
        Colours of names, hatches and edges.
    looks : Mapping of str to Look
        By the value in ``column``; the empty text stands for every other.
    names : str
        Column of the names that are written beside; none where it is empty.
    opacity : float
        Of the layer as a whole, where a program knows that: between features that let the ground
        through one by one, a seam would show.
    marks : frozenset of str
        Columns of the layer that decide on hatches and dashes.
    """

    kind: Literal["fill", "line", "marker"]
    palette: Palette
    looks: Mapping[str, Look]
    column: str = ""
    names: str = ""
    marks: frozenset[Mark] = field(default_factory=frozenset)
    opacity: float = 1.0


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
            by_layer[layer] = _plain("line", LIGHT, Look(LIGHT.muted))
        elif layer == ATOMS_LAYER:
            by_layer[layer] = _sea(catalog, LIGHT, names, today)
        elif "unit" in keys:
            is_points = kinds <= {"Point"}
            by_layer[layer] = Style(
                "marker" if is_points else "fill", LIGHT, _parties(catalog, LIGHT, names), today,
                "name",
                frozenset() if is_points else frozenset({"title"}),
            )  # fmt: skip
        elif "depth_m" in keys:
            by_layer[layer] = _plain("fill", LIGHT, Look(LIGHT.floor, alpha=0.16))
        elif "land" in keys:
            by_layer[layer] = _plain("fill", LIGHT, _neutral(LIGHT))
    by_layer["treaty_lines"] = _plain("line", LIGHT, _lines(LIGHT)[DASHED], "title")
    by_layer["event_places"] = _plain("marker", LIGHT, Look(LIGHT.ink, edge=LIGHT.ink))
    return by_layer


def view_styles(summary: Summary) -> Mapping[str, Style]:
    """Return the styles of the layers of one view: by the party, in the theme of that view.

    Lines have gaps, but for those that a perspective draws as a boundary.
    """
    catalog, palette = summary.catalog, PALETTES[summary.view.theme]
    names = {party: summary.party_name(party) for party in catalog.parties}
    marks: set[Mark] = {"changed"}
    if "contested" in summary.view.layers:
        marks.add("title")
    looks = _parties(catalog, palette, names)
    return {
        "sea": _sea(catalog, palette, names, "party"),
        "context": _plain("fill", palette, _neutral(palette), "name"),
        "units": Style("fill", palette, looks, "party", "name", frozenset(marks)),
        "shares": Style("fill", palette, looks, "party", marks=frozenset(marks)),
        "unit_points": Style("marker", palette, looks, "party", "name"),
        "lines": Style("line", palette, _lines(palette), "drawn", "name"),
    }


def _neutral(palette: Palette) -> Look:
    return Look(palette.land, edge=palette.land_edge)


def _lines(palette: Palette) -> Mapping[str, Look]:
    return {
        SOLID: Look(palette.ink, SOLID, width_mm=0.6),
        DASHED: Look(palette.ink, DASHED, width_mm=0.45, dashed=True),
    }


def _plain(
    kind: Literal["fill", "line", "marker"], palette: Palette, look: Look, names: str = ""
) -> Style:
    return Style(kind, palette, {"": look}, names=names)


def _sea(catalog: Catalog, palette: Palette, names: Mapping[str, str], column: str) -> Style:
    """Give each piece of sea the one colour of its party, as the map does."""
    looks = {
        party: Look(look.colour, look.label)
        for party, look in _parties(catalog, palette, names).items()
    }
    return Style("fill", palette, looks, column, opacity=SEA_OPACITY)


def _parties(catalog: Catalog, palette: Palette, names: Mapping[str, str]) -> Mapping[str, Look]:
    """Give each party its look: bands where several hold jointly; a neutral one to nobody.

    Land that a proposal leaves open has a dashed edge, as it has on the map.
    """
    looks = {}
    for party in catalog.parties.values():
        looks[party.id] = Look(
            party_fill(party, palette), names[party.id], palette.ink,
            bands=party_fills(catalog.parties, party, palette) if party.joint_of else (),
            has_grid=party.pattern == "grid", dashed=party.pattern == "blank",
        )  # fmt: skip
    return looks | {"": Look(palette.land, edge=palette.ink)}
