"""Styles as Styled Layer Descriptors of the OGC, for map servers."""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from geo_app.exports.gis import styles
from geo_app.exports.gis.styles import Look, Style
from geo_app.html.textures import BANDS_DEG, TITLES_DEG

_SLD, _OGC = "http://www.opengis.net/sld", "http://www.opengis.net/ogc"
E: Any = ElementMaker(namespace=_SLD, nsmap={None: _SLD, "ogc": _OGC})
_SHAPES = {0: "shape://horline", 45: "shape://slash", 135: "shape://backslash"}
"""What map servers call lines of an angle."""
OGC: Any = ElementMaker(namespace=_OGC)


def sld(name: str, style: Style) -> str:
    """Write a style as a Styled Layer Descriptor 1.0 of the OGC."""
    rules = [
        _rule(look.label or name, *_filter(style, value), *_symbols(style, look))
        for value, look in style.looks.items()
    ]
    rules += _marks(style) if style.kind == "fill" else ()
    if style.names:
        rules.append(_rule(style.names, _names(style)))
    layer = E.NamedLayer(E.Name(name), E.UserStyle(E.FeatureTypeStyle(*rules)))
    return str(etree.tostring(E.StyledLayerDescriptor(layer, version="1.0.0"), encoding="unicode"))


def _rule(title: str, *content: Any) -> Any:
    return E.Rule(E.Title(title), *content)


def _filter(style: Style, value: str) -> Iterator[Any]:
    """Keep a rule to the features of a value; the empty text is what no value that is known has."""
    if style.column and value:
        yield OGC.Filter(_equal(style.column, value))
    elif style.column:
        known = (_equal(style.column, one) for one in style.looks if one)
        is_null = OGC.PropertyIsNull(OGC.PropertyName(style.column))
        yield OGC.Filter(OGC.Or(is_null, OGC.Not(OGC.Or(*known))))


def _equal(column: str, value: str) -> Any:
    return OGC.PropertyIsEqualTo(OGC.PropertyName(column), OGC.Literal(value))


def _symbols(style: Style, look: Look) -> Iterator[Any]:
    colour, *bands = look.bands if style.kind == "fill" and look.bands else (look.colour,)
    fill = _fill(colour, look.alpha * style.opacity)
    if style.kind == "line":
        yield E.LineSymbolizer(_stroke(look.colour, look.width_mm, dashed=look.dashed))
    elif style.kind == "marker":
        edge = _stroke(look.edge or look.colour, styles.HAIR_MM)
        mark = E.Mark(E.WellKnownName("circle"), fill, edge)
        yield E.PointSymbolizer(E.Graphic(mark, E.Size(_px(2))))
    else:
        edges = [_stroke(look.edge, look.width_mm, dashed=look.dashed)] if look.edge else []
        yield E.PolygonSymbolizer(fill, *edges)
        for band in bands:
            yield _hatch(_SHAPES[BANDS_DEG], band, styles.BAND_MM, styles.BAND_MM / 2)
        if look.has_grid:
            yield _hatch("shape://plus", style.palette.paper, styles.GRID_MM, styles.EDGE_MM)


def _marks(style: Style) -> Iterator[Any]:
    """Hatch what the title of is disputed, and dash the edge of what would change."""
    if "title" in style.marks:
        for title, angle_deg in TITLES_DEG.items():
            ink = style.palette.hatch
            hatch = _hatch(_SHAPES[angle_deg], ink, styles.HATCH_MM, styles.EDGE_MM)
            yield _rule(title, OGC.Filter(_equal("title", title)), hatch)
    if "changed" in style.marks:
        edge = E.LineSymbolizer(_stroke(style.palette.ink, styles.DASHED_MM, dashed=True))
        yield _rule("changed", OGC.Filter(_equal("changed", "true")), edge)


def _hatch(shape: str, colour: str, size_mm: float, width_mm: float) -> Any:
    mark = E.Mark(E.WellKnownName(shape), _stroke(colour, width_mm))
    return E.PolygonSymbolizer(E.Fill(E.GraphicFill(E.Graphic(mark, E.Size(_px(size_mm))))))


def _names(style: Style) -> Any:
    along = E.LabelPlacement(E.LinePlacement(E.PerpendicularOffset(_px(1))))
    return E.TextSymbolizer(
        E.Label(OGC.PropertyName(style.names)),
        E.Font(_css("font-size", str(styles.LABEL_PT))),
        *([along] if style.kind == "line" else []),
        E.Halo(E.Radius(_px(styles.HALO_MM)), _fill(style.palette.halo)),
        _fill(style.palette.ink),
    )


def _fill(colour: str, alpha: float = 1.0) -> Any:
    return E.Fill(_css("fill", colour), _css("fill-opacity", f"{alpha:g}"))


def _stroke(colour: str, width_mm: float, *, dashed: bool = False) -> Any:
    dashes = _css("stroke-dasharray", f"{_px(4 * width_mm)} {_px(2 * width_mm)}")
    width = _css("stroke-width", _px(width_mm))
    return E.Stroke(_css("stroke", colour), width, *([dashes] if dashed else []))


def _css(name: str, value: str) -> Any:
    return E.CssParameter(value, name=name)


def _px(length_mm: float) -> str:
    return f"{length_mm * styles.PX_PER_MM:.2f}"
