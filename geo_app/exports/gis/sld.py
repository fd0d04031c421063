"""Styles as Styled Layer Descriptors of the OGC, for map servers."""

from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from geo_app.exports.gis.styles import (
    BAND_MM,
    DASHED_MM,
    EDGE_MM,
    HAIR_MM,
    HALO_MM,
    HATCH_MM,
    LABEL_PT,
    PX_PER_MM,
    Look,
    Style,
)
from geo_app.html.theme import LIGHT

_SHAPES = {"fill": "Polygon", "line": "Line", "marker": "Point"}


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
            _hatch(rule, "shape://backslash", band, BAND_MM, BAND_MM / 2)
    elif style.kind == "line":
        _stroke(symbolizer, look.colour, look.width_mm, dashed=look.dashed)
    else:
        graphic = Xml.SubElement(symbolizer, "Graphic")
        mark = Xml.SubElement(graphic, "Mark")
        _text(mark, "WellKnownName", "circle")
        _fill(mark, look.colour, look.alpha)
        _stroke(mark, look.edge or look.colour, HAIR_MM)
        _text(graphic, "Size", _px(2))


def _sld_marks(rules: Xml.Element, style: Style) -> None:
    """Hatch what the title of is disputed, and dash the edge of what would change."""
    if "title" in style.marks:
        for value, shape in (("claimed", "shape://slash"), ("open", "shape://horline")):
            rule = _rule(rules, value)
            _filter(rule, "title", value)
            _hatch(rule, shape, LIGHT.hatch, HATCH_MM, EDGE_MM)
    if "changed" in style.marks:
        rule = _rule(rules, "changed")
        _filter(rule, "changed", "true")
        _stroke(Xml.SubElement(rule, "LineSymbolizer"), LIGHT.ink, DASHED_MM, dashed=True)


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
    _css(Xml.SubElement(text, "Font"), "font-size", str(LABEL_PT))
    if style.kind == "line":
        place = Xml.SubElement(Xml.SubElement(text, "LabelPlacement"), "LinePlacement")
        _text(place, "PerpendicularOffset", _px(1))
    halo = Xml.SubElement(text, "Halo")
    _text(halo, "Radius", _px(HALO_MM))
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
