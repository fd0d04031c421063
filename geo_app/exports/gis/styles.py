"""How layers are drawn, in the colours of the data: for QGIS (QML) and for map servers (SLD)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from xml.etree import ElementTree as Xml

from geo_app.data.contents import Catalog
from geo_app.exports.gis.features import DASHED, SOLID
from geo_app.html.theme import LIGHT
from geo_app.model.layers import ATOMS_LAYER
from geo_app.view.summary import Summary

SEA_ALPHA = 0.38
_HAIR_MM, _EDGE_MM, _DASHED_MM = 0.1, 0.18, 0.5
_HATCH_MM, _BAND_MM = 1.8, 2.6
"""Distances of the lines that show a disputed title, and of the bands of a joint holding."""
_LABEL_PT, _HALO_MM = 9, 0.8
PX_PER_MM = 96 / 25.4
"""Pixels of SLD and KML in a millimetre."""
_SHAPES = {"fill": "Polygon", "line": "Line", "marker": "Point"}

Mark = Literal["title", "changed"]
"""Columns that say of a unit whether it is hatched, and whether its edge is dashed."""


class Look(NamedTuple):
    """How the features of one value are drawn; colours ``#rrggbb``, lengths in millimetres."""

    colour: str
    label: str = ""
    edge: str = LIGHT.ink
    width_mm: float = _EDGE_MM
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
    return looks | {"": Look(LIGHT.rule, **kept)}  # type: ignore[arg-type]


# --- QGIS --------------------------------------------------------------------------------------


def qml(style: Style) -> str:
    """Write a style in the XML of QGIS: symbols and labels."""
    root = Xml.Element(
        "qgis", version="3.28.0", styleCategories="Symbology|Labeling",
        labelsEnabled=str(int(bool(style.names))),
    )  # fmt: skip
    kind = "categorizedSymbol" if style.column else "singleSymbol"
    renderer = Xml.SubElement(root, "renderer-v2", type=kind, enableorderby="0", forceraster="0")
    if style.column:
        renderer.set("attr", style.column)
        categories = Xml.SubElement(renderer, "categories")
        for index, (value, look) in enumerate(style.looks.items()):
            Xml.SubElement(
                categories, "category", value=value, symbol=str(index), label=look.label,
                render="true",
            )  # fmt: skip
    symbols = Xml.SubElement(renderer, "symbols")
    for index, look in enumerate(style.looks.values()):
        symbol = _symbol(symbols, style.kind, str(index))
        _QML_LAYERS[style.kind](symbol, style, look)
    if style.names:
        _qml_labels(root, style)
    text = Xml.tostring(root, encoding="unicode")
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>{text}"


def _symbol(parent: Xml.Element, kind: str, name: str) -> Xml.Element:
    return Xml.SubElement(
        parent, "symbol", type=kind, name=name, alpha="1", clip_to_extent="1", force_rhr="0"
    )


def _layer(symbol: Xml.Element, kind: str, **options: object) -> Xml.Element:
    """Add a layer to a symbol, as QGIS stacks them."""
    layer = Xml.SubElement(symbol, "layer", enabled="1", locked="0")
    layer.set("class", kind)
    layer.set("pass", "0")
    inner = Xml.SubElement(layer, "Option", type="Map")
    for key, value in options.items():
        Xml.SubElement(inner, "Option", type="QString", name=key, value=str(value))
    return layer


def _decided(layer: Xml.Element, **expressions: str) -> None:
    """Let expressions over the columns of a feature decide on properties of a layer."""
    outer = Xml.SubElement(Xml.SubElement(layer, "data_defined_properties"), "Option", type="Map")
    Xml.SubElement(outer, "Option", type="QString", name="name", value="")
    properties = Xml.SubElement(outer, "Option", type="Map", name="properties")
    for name, expression in expressions.items():
        one = Xml.SubElement(properties, "Option", type="Map", name=name)
        Xml.SubElement(one, "Option", type="bool", name="active", value="true")
        Xml.SubElement(one, "Option", type="QString", name="expression", value=expression)
        Xml.SubElement(one, "Option", type="int", name="type", value="3")
    Xml.SubElement(outer, "Option", type="QString", name="type", value="collection")


def _qml_fill(symbol: Xml.Element, style: Style, look: Look) -> None:
    layer = _layer(
        symbol, "SimpleFill", color=_rgba(look.colour, look.alpha), style="solid",
        outline_color=_rgba(look.edge or look.colour), outline_width=look.width_mm,
        outline_width_unit="MM", outline_style="solid" if look.edge else "no",
    )  # fmt: skip
    if "changed" in style.marks:
        _decided(
            layer,
            outlineStyle="if(\"changed\", 'dash', 'solid')",
            outlineWidth=f'if("changed", {_DASHED_MM}, {look.width_mm})',
        )
    for place, band in enumerate(look.bands):
        width_mm = _BAND_MM / 2 * (len(look.bands) - place) / len(look.bands)
        _pattern(symbol, 135, _BAND_MM, _rgba(band, look.alpha), width_mm)
    if "title" in style.marks:
        for title, angle_deg in (("claimed", 45), ("open", 0)):
            hatch = _pattern(symbol, angle_deg, _HATCH_MM, _rgba(LIGHT.hatch), _EDGE_MM)
            _decided(hatch, enabled=f"\"title\" = '{title}'")


def _pattern(
    symbol: Xml.Element, angle_deg: int, distance_mm: float, colour: str, width_mm: float
) -> Xml.Element:
    layer = _layer(
        symbol, "LinePatternFill", angle=angle_deg, distance=distance_mm, distance_unit="MM",
        color=colour, line_width=width_mm, line_width_unit="MM",
    )  # fmt: skip
    inner = _symbol(layer, "line", f"@{symbol.get('name')}@{angle_deg}")
    _layer(inner, "SimpleLine", line_color=colour, line_width=width_mm, line_width_unit="MM")
    return layer


def _qml_line(symbol: Xml.Element, _: Style, look: Look) -> None:
    _layer(
        symbol, "SimpleLine", line_color=_rgba(look.colour), line_width=look.width_mm,
        line_width_unit="MM", line_style="dash" if look.dashed else "solid",
    )  # fmt: skip


def _qml_marker(symbol: Xml.Element, _: Style, look: Look) -> None:
    _layer(
        symbol, "SimpleMarker", color=_rgba(look.colour, look.alpha),
        outline_color=_rgba(look.edge or look.colour), name="circle", size=2, size_unit="MM",
    )  # fmt: skip


_QML_LAYERS = {"fill": _qml_fill, "line": _qml_line, "marker": _qml_marker}


def _qml_labels(root: Xml.Element, style: Style) -> None:
    """Write names beside features, along lines; those of small land give way to others."""
    settings = Xml.SubElement(Xml.SubElement(root, "labeling", type="simple"), "settings")
    text = Xml.SubElement(
        settings, "text-style", fieldName=style.names, isExpression="0", fontSize=str(_LABEL_PT),
        fontSizeUnit="Point", textColor=_rgba(LIGHT.ink), textOpacity="1",
    )  # fmt: skip
    Xml.SubElement(
        text, "text-buffer", bufferDraw="1", bufferSize=str(_HALO_MM), bufferSizeUnits="MM",
        bufferColor=_rgba(LIGHT.halo), bufferOpacity="1",
    )  # fmt: skip
    placement = Xml.SubElement(settings, "placement")
    placement.set("placement", "2" if style.kind == "line" else "0")
    placement.set("dist", "1")
    Xml.SubElement(settings, "rendering", obstacle="1", drawLabels="1")


def _rgba(colour: str, alpha: float = 1.0) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    return f"{red},{green},{blue},{round(255 * alpha)}"


# --- map servers -------------------------------------------------------------------------------


def sld(name: str, style: Style) -> str:
    """Write a style as a Styled Layer Descriptor 1.0 of the OGC."""
    root = Xml.Element(
        "StyledLayerDescriptor", version="1.0.0", xmlns="http://www.opengis.net/sld",
        attrib={"xmlns:ogc": "http://www.opengis.net/ogc"},
    )  # fmt: skip
    layer = Xml.SubElement(root, "NamedLayer")
    _text(layer, "Name", name)
    user = Xml.SubElement(layer, "UserStyle")
    rules = Xml.SubElement(user, "FeatureTypeStyle")
    for value, look in style.looks.items():
        rule = _rule(rules, look.label or name)
        if style.column:
            _filter(rule, style.column, value, style.looks)
        _sld_symbol(rule, style, look)
    if style.kind == "fill":
        _sld_marks(rules, style)
    if style.names:
        _sld_names(_rule(rules, style.names), style)
    return Xml.tostring(root, encoding="unicode")


def _rule(rules: Xml.Element, title: str) -> Xml.Element:
    rule = Xml.SubElement(rules, "Rule")
    _text(rule, "Title", title)
    return rule


def _filter(rule: Xml.Element, column: str, value: str, known: Iterable[str] = ()) -> None:
    """Keep a rule to the features of a value; the empty text is what no value that is known has."""
    outer = Xml.SubElement(rule, "ogc:Filter")
    if value:
        _equal(outer, column, value)
        return
    either = Xml.SubElement(outer, "ogc:Or")
    _text(Xml.SubElement(either, "ogc:PropertyIsNull"), "ogc:PropertyName", column)
    others = Xml.SubElement(Xml.SubElement(either, "ogc:Not"), "ogc:Or")
    for one in filter(None, known):
        _equal(others, column, one)


def _equal(parent: Xml.Element, column: str, value: str) -> None:
    equal = Xml.SubElement(parent, "ogc:PropertyIsEqualTo")
    _text(equal, "ogc:PropertyName", column)
    _text(equal, "ogc:Literal", value)


def _sld_symbol(rule: Xml.Element, style: Style, look: Look) -> None:
    symbolizer = Xml.SubElement(rule, f"{_SHAPES[style.kind]}Symbolizer")
    if style.kind == "fill":
        _fill(symbolizer, look.colour, look.alpha)
        if look.edge:
            _stroke(symbolizer, look.edge, look.width_mm)
        for band in look.bands:
            _hatch(rule, "shape://backslash", band, _BAND_MM, _BAND_MM / 2)
    elif style.kind == "line":
        _stroke(symbolizer, look.colour, look.width_mm, dashed=look.dashed)
    else:
        graphic = Xml.SubElement(symbolizer, "Graphic")
        mark = Xml.SubElement(graphic, "Mark")
        _text(mark, "WellKnownName", "circle")
        _fill(mark, look.colour, look.alpha)
        _stroke(mark, look.edge or look.colour, _HAIR_MM)
        _text(graphic, "Size", _px(2))


def _sld_marks(rules: Xml.Element, style: Style) -> None:
    """Hatch what the title of is disputed, and dash the edge of what would change."""
    if "title" in style.marks:
        for value, shape in (("claimed", "shape://slash"), ("open", "shape://horline")):
            rule = _rule(rules, value)
            _filter(rule, "title", value)
            _hatch(rule, shape, LIGHT.hatch, _HATCH_MM, _EDGE_MM)
    if "changed" in style.marks:
        rule = _rule(rules, "changed")
        _filter(rule, "changed", "true")
        _stroke(Xml.SubElement(rule, "LineSymbolizer"), LIGHT.ink, _DASHED_MM, dashed=True)


def _hatch(rule: Xml.Element, shape: str, colour: str, size_mm: float, width_mm: float) -> None:
    fill = Xml.SubElement(Xml.SubElement(rule, "PolygonSymbolizer"), "Fill")
    graphic = Xml.SubElement(Xml.SubElement(fill, "GraphicFill"), "Graphic")
    mark = Xml.SubElement(graphic, "Mark")
    _text(mark, "WellKnownName", shape)
    _stroke(mark, colour, width_mm)
    _text(graphic, "Size", _px(size_mm))


def _sld_names(rule: Xml.Element, style: Style) -> None:
    text = Xml.SubElement(rule, "TextSymbolizer")
    _text(Xml.SubElement(text, "Label"), "ogc:PropertyName", style.names)
    _css(Xml.SubElement(text, "Font"), "font-size", str(_LABEL_PT))
    if style.kind == "line":
        place = Xml.SubElement(Xml.SubElement(text, "LabelPlacement"), "LinePlacement")
        _text(place, "PerpendicularOffset", _px(1))
    halo = Xml.SubElement(text, "Halo")
    _text(halo, "Radius", _px(_HALO_MM))
    _fill(halo, LIGHT.halo)
    _fill(text, LIGHT.ink)


def _fill(parent: Xml.Element, colour: str, alpha: float = 1.0) -> None:
    fill = Xml.SubElement(parent, "Fill")
    _css(fill, "fill", colour)
    _css(fill, "fill-opacity", f"{alpha:g}")


def _stroke(parent: Xml.Element, colour: str, width_mm: float, *, dashed: bool = False) -> None:
    stroke = Xml.SubElement(parent, "Stroke")
    _css(stroke, "stroke", colour)
    _css(stroke, "stroke-width", _px(width_mm))
    if dashed:
        _css(stroke, "stroke-dasharray", f"{_px(4 * width_mm)} {_px(2 * width_mm)}")


def _css(parent: Xml.Element, name: str, value: str) -> None:
    Xml.SubElement(parent, "CssParameter", name=name).text = value


def _text(parent: Xml.Element, tag: str, text: str) -> None:
    Xml.SubElement(parent, tag).text = text


def _px(length_mm: float) -> str:
    return f"{length_mm * PX_PER_MM:.2f}"
