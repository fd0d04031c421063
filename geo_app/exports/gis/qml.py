"""Styles in the XML of QGIS, which takes them up from a GeoPackage by itself."""

from xml.etree import ElementTree as Xml

from geo_app.exports.gis import styles
from geo_app.exports.gis.styles import Look, Style
from geo_app.html.textures import BANDS_DEG, TITLES_DEG


def qml(style: Style) -> str:
    """Write a style in the XML of QGIS: symbols and labels."""
    root = Xml.Element(
        "qgis", version="3.28.0", styleCategories="Symbology|Labeling|Rendering",
        labelsEnabled=str(int(bool(style.names))),
    )  # fmt: skip
    Xml.SubElement(root, "layerOpacity").text = f"{style.opacity:g}"
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
    """Let expressions over the columns of a feature decide on properties of a layer.

    One that comes to NULL decides nothing, so that a layer is drawn where it should not be.
    """
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
    # An edge in the colour of the fill closes the seam to the next piece of a see-through layer.
    colour, *bands = look.bands or (look.colour,)
    has_edge, line = look.edge or style.opacity < 1, "dash" if look.dashed else "solid"
    layer = _layer(
        symbol, "SimpleFill", color=_rgba(colour, look.alpha), style="solid",
        outline_color=_rgba(look.edge or colour), outline_width=look.width_mm,
        outline_width_unit="MM", outline_style=line if has_edge else "no",
    )  # fmt: skip
    if "changed" in style.marks:
        _decided(
            layer,
            outlineStyle=f"if(\"changed\", 'dash', '{line}')",
            outlineWidth=f'if("changed", {styles.DASHED_MM}, {look.width_mm})',
        )
    for place, band in enumerate(bands):
        width_mm = styles.BAND_MM / 2 * (len(bands) - place) / len(bands)
        _pattern(symbol, BANDS_DEG, styles.BAND_MM, _rgba(band), width_mm)
    for angle_deg in (0, 90) if look.has_grid else ():
        colour = _rgba(style.palette.paper)
        _pattern(symbol, angle_deg, styles.GRID_MM, colour, styles.EDGE_MM)
    if "title" in style.marks:
        colour = _rgba(style.palette.hatch)
        for title, angle_deg in TITLES_DEG.items():
            hatch = _pattern(symbol, angle_deg, styles.HATCH_MM, colour, styles.EDGE_MM)
            _decided(hatch, enabled=f"coalesce(\"title\", '') = '{title}'")


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
        settings, "text-style", fieldName=style.names, isExpression="0",
        fontSize=str(styles.LABEL_PT), fontSizeUnit="Point", textColor=_rgba(style.palette.ink),
        textOpacity="1",
    )  # fmt: skip
    Xml.SubElement(
        text, "text-buffer", bufferDraw="1", bufferSize=str(styles.HALO_MM), bufferSizeUnits="MM",
        bufferColor=_rgba(style.palette.halo), bufferOpacity="1",
    )  # fmt: skip
    placement = Xml.SubElement(settings, "placement")
    placement.set("placement", "2" if style.kind == "line" else "0")
    placement.set("dist", "1")
    Xml.SubElement(settings, "rendering", obstacle="1", drawLabels="1")


def _rgba(colour: str, alpha: float = 1.0) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    return f"{red},{green},{blue},{round(255 * alpha)}"
