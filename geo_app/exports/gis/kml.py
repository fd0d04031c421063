"""A view as KML 2.2, for globes and phones, in the colours of the parties."""

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as Xml

from geo_app.data.contents import Catalog
from geo_app.exports.gis.features import Feature, sea_note, view_layers
from geo_app.exports.gis.styles import PX_PER_MM, Look, Style, view_styles
from geo_app.views.summary import summarise
from geo_app.views.view import View
from geo_app.views.words import description, licences, page_title

_AREA_ALPHA = 0.8
"""So that the ground shows through."""
_SCALE = "0.8"
"""Of names and points."""


def kml(catalog: Catalog, view: View) -> bytes:
    """Return a view as KML: a folder for each layer, with a style for each look in it.

    KML knows no dashes and no hatches: a line that is no boundary is the thinner one, and what
    is disputed stands in the data of each place.
    """
    summary = summarise(catalog, view)
    root = Xml.Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    document = Xml.SubElement(root, "Document")
    about = (description(summary), sea_note(summary), licences(summary))
    _text(document, "name", page_title(summary))
    _text(document, "description", summary.language.joined(about))
    layers, styles = view_layers(summary), view_styles(summary)
    for name in layers:
        for value, look in styles[name].looks.items():
            _style(document, _style_name(name, value), styles[name], look)
    for name, features in layers.items():
        folder = Xml.SubElement(document, "Folder")
        _text(folder, "name", name)
        for feature in features:
            value = feature["properties"].get(styles[name].column) or ""
            _placemark(folder, feature, _style_name(name, value))
    Xml.indent(root, " ")
    content: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _style_name(layer: str, value: str) -> str:
    return f"{layer}-{value}".rstrip("-")


def _style(document: Xml.Element, identifier: str, style: Style, look: Look) -> None:
    """Write a look; a point of Google Earth is a picture, of which the colour alone is ours."""
    node = Xml.SubElement(document, "Style", id=identifier)
    if style.kind == "marker":
        icon = Xml.SubElement(node, "IconStyle")
        _text(icon, "color", _abgr(look.colour))
        _text(icon, "scale", _SCALE)
        _text(Xml.SubElement(node, "LabelStyle"), "scale", _SCALE)
        return
    line = Xml.SubElement(node, "LineStyle")
    edge = look.edge if style.kind == "fill" else look.colour
    _text(line, "color", _abgr(edge or look.colour, 1.0 if edge else 0.0))
    _text(line, "width", f"{look.width_mm * PX_PER_MM:.1f}")
    if style.kind == "fill":
        fill = Xml.SubElement(node, "PolyStyle")
        _text(fill, "color", _abgr(look.colour, look.alpha * style.opacity * _AREA_ALPHA))
        _text(fill, "outline", "1" if look.edge else "0")


def _abgr(colour: str, alpha: float = 1.0) -> str:
    """Colour of KML: opacity, blue, green, red."""
    return f"{round(255 * alpha):02x}{colour[5:7]}{colour[3:5]}{colour[1:3]}"


def _placemark(folder: Xml.Element, feature: Feature, style: str) -> None:
    properties, geometry = feature["properties"], feature["geometry"]
    mark = Xml.SubElement(folder, "Placemark", id=feature["id"].replace(":", "-"))
    _text(mark, "name", str(properties.get("name") or properties.get("unit")))
    _text(mark, "styleUrl", f"#{style}")
    extended = Xml.SubElement(mark, "ExtendedData")
    for key, value in properties.items():
        if value is not None:
            _text(Xml.SubElement(extended, "Data", name=key), "value", str(value))
    _geometry(mark, geometry["type"], geometry["coordinates"])


def _geometry(parent: Xml.Element, kind: str, coordinates: Any) -> None:
    if kind.startswith("Multi"):
        group = Xml.SubElement(parent, "MultiGeometry")
        for part in coordinates:
            _geometry(group, kind.removeprefix("Multi"), part)
        return
    node = Xml.SubElement(parent, kind)
    if kind != "Polygon":
        _text(node, "coordinates", _points([coordinates] if kind == "Point" else coordinates))
        return
    for index, ring in enumerate(coordinates):
        side = Xml.SubElement(node, "innerBoundaryIs" if index else "outerBoundaryIs")
        _text(Xml.SubElement(side, "LinearRing"), "coordinates", _points(ring))


def _points(points: Iterable[Iterable[float]]) -> str:
    return " ".join(",".join(f"{value:g}" if value == 0 else repr(value) for value in point)
                    for point in points)  # fmt: skip


def _text(parent: Xml.Element, tag: str, text: str) -> None:
    Xml.SubElement(parent, tag).text = text
