"""Styles in the XML of QGIS (QML), in the colours that the data gives the parties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from geo_app.data.contents import Catalog
from geo_app.exports.gis.features import DASHED, SOLID
from geo_app.html.theme import LIGHT

_COAST = LIGHT.muted


def styles(catalog: Catalog) -> Mapping[str, str]:
    """Return the style of every layer by the layer's name.

    Units are coloured by the party that holds them today; another scenario is another column
    of the same name, chosen in the layer's symbology.
    """
    by_layer = {}
    for layer in catalog.layer_names:
        features = catalog.layer(layer)["features"]
        keys = {key for feature in features for key in feature["properties"]}
        kinds = {feature["geometry"]["type"] for feature in features}
        if kinds <= {"LineString"}:
            by_layer[layer] = _single(_line(_COAST))
        elif "unit" in keys:
            draw = _marker if kinds <= {"Point"} else _fill
            by_layer[layer] = _by_party(catalog, draw, catalog.dispute.status_quo)
        elif "depth_m" in keys:
            by_layer[layer] = _single(_fill(LIGHT.floor, LIGHT.floor, alpha=40))
        elif "land" in keys:
            by_layer[layer] = _single(_fill(LIGHT.land))
    by_layer["treaty_lines"] = _single(_line(LIGHT.ink))
    by_layer["event_places"] = _single(_marker(LIGHT.ink))
    return by_layer


def view_styles(catalog: Catalog) -> Mapping[str, str]:
    """Return the styles of the layers of one view: by the party of that view.

    Lines have gaps, but for those that a perspective draws as a boundary.
    """
    lines = {SOLID: _line(LIGHT.ink, is_solid=True), DASHED: _line(LIGHT.ink)}
    areas = _by_party(catalog, _fill, "party")
    points = _by_party(catalog, _marker, "party")
    return {
        "units": areas, "unit_points": points, "lines": _categorized("drawn", lines), "sea": areas,
    }  # fmt: skip


def _by_party(catalog: Catalog, draw: Callable[[str], str], column: str) -> str:
    parties = catalog.parties.values()
    symbols = {party.id: draw(party.fill) for party in parties} | {"": draw(LIGHT.rule)}
    return _categorized(column, symbols, {party.id: party.name for party in parties})


def _categorized(
    column: str, symbols: Mapping[str, str], labels: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Give each value of a column its symbol; a value without a label is its own."""
    categories = "".join(
        f"<category value={quoteattr(value)} symbol={quoteattr(str(index))} "
        f'label={quoteattr(labels.get(value, value))} render="true"/>'
        for index, value in enumerate(symbols)
    )
    head = f'type="categorizedSymbol" attr={quoteattr(column)}'
    return _document(head, f"<categories>{categories}</categories>", symbols.values())


def _single(symbol: str) -> str:
    return _document('type="singleSymbol"', "", [symbol])


def _document(head: str, categories: str, symbols: Iterable[str]) -> str:
    numbered = "".join(symbol.replace("@", str(index), 1) for index, symbol in enumerate(symbols))
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.28.0" styleCategories="Symbology">'
        f'<renderer-v2 {head} enableorderby="0" forceraster="0">{categories}'
        f"<symbols>{numbered}</symbols></renderer-v2></qgis>"
    )


def _fill(colour: str, outline: str = _COAST, alpha: int = 255) -> str:
    return _symbol(
        "fill", "SimpleFill", color=_rgb(colour, alpha), style="solid",
        outline_color=_rgb(outline), outline_width="0.15", outline_width_unit="MM",
        outline_style="solid",
    )  # fmt: skip


def _line(colour: str, *, is_solid: bool = False) -> str:
    width, style = ("0.6", "solid") if is_solid else ("0.4", "dash")
    return _symbol(
        "line", "SimpleLine", line_color=_rgb(colour), line_width=width, line_style=style,
        line_width_unit="MM",
    )  # fmt: skip


def _marker(colour: str) -> str:
    return _symbol(
        "marker", "SimpleMarker", color=_rgb(colour), outline_color=_rgb(_COAST), name="circle",
        size="2",
    )  # fmt: skip


def _symbol(kind: str, layer: str, /, **options: str) -> str:
    """Write a symbol; the sign ``@`` is where its number comes."""
    inner = "".join(
        f'<Option type="QString" name={quoteattr(key)} value={quoteattr(value)}/>'
        for key, value in options.items()
    )
    return (
        f'<symbol type="{kind}" name="@" alpha="1" clip_to_extent="1" force_rhr="0">'
        f'<layer class="{layer}" enabled="1" locked="0" pass="0">'
        f'<Option type="Map">{inner}</Option></layer></symbol>'
    )


def _rgb(colour: str, alpha: int = 255) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    return f"{red},{green},{blue},{alpha}"
