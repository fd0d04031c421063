"""Styles in the XML of QGIS (QML), in the colours that the data gives the parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from geo_app.data.contents import Catalog
from geo_app.html.theme import LIGHT

_COAST = LIGHT.muted


def styles(catalog: Catalog) -> Mapping[str, str]:
    """Return the style of every layer by the layer's name.

    Units are coloured by the party that holds them today; another scenario is another column
    of the same name, chosen in the layer's symbology.
    """
    found = {}
    for layer in catalog.layer_names:
        keys = {key for one in catalog.layer(layer)["features"] for key in one["properties"]}
        is_point = _all_are(catalog, layer, "Point")
        if _all_are(catalog, layer, "LineString"):
            found[layer] = _document(_single(_line(_COAST)))
        elif "unit" in keys:
            found[layer] = _by_party(catalog, is_point=is_point)
        elif "depth_m" in keys:
            found[layer] = _document(_single(_fill(LIGHT.floor, LIGHT.floor, alpha=40)))
        elif "land" in keys:
            found[layer] = _document(_single(_fill(LIGHT.land, _COAST)))
    found["treaty_lines"] = _document(_single(_line(LIGHT.ink)))
    found["event_places"] = _document(_single(_marker(LIGHT.ink)))
    return found


def view_styles(catalog: Catalog) -> Mapping[str, str]:
    """Return the styles of the layers of one view: by the party of that view."""
    return {
        "units": _by_party(catalog, is_point=False, column="party"),
        "unit_points": _by_party(catalog, is_point=True, column="party"),
        "sea": _by_party(catalog, is_point=False, column="party"),
        "lines": _document(_single(_line(LIGHT.ink))),
    }


def _all_are(catalog: Catalog, layer: str, kind: str) -> bool:
    return all(one["geometry"]["type"] == kind for one in catalog.layer(layer)["features"])


def _by_party(catalog: Catalog, *, is_point: bool, column: str | None = None) -> str:
    draw = _marker if is_point else _plain_fill
    parties = list(catalog.parties.values())
    categories = "".join(
        f"<category value={quoteattr(party.id)} symbol={quoteattr(str(index))} "
        f'label={quoteattr(party.name)} render="true"/>'
        for index, party in enumerate(parties)
    )
    rest = f'<category value="" symbol="{len(parties)}" label="" render="true"/>'
    symbols = [draw(party.fill) for party in parties] + [draw(LIGHT.rule)]
    attribute = quoteattr(column or catalog.dispute.status_quo)
    return _document(
        f'<renderer-v2 type="categorizedSymbol" attr={attribute} enableorderby="0" '
        f'forceraster="0"><categories>{categories}{rest}</categories>'
        f"{_symbols(symbols)}</renderer-v2>"
    )


def _document(renderer: str) -> str:
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        f'<qgis version="3.28.0" styleCategories="Symbology">{renderer}</qgis>'
    )


def _single(symbol: str) -> str:
    return (
        '<renderer-v2 type="singleSymbol" enableorderby="0" forceraster="0">'
        f"{_symbols([symbol])}</renderer-v2>"
    )


def _symbols(symbols: Iterable[str]) -> str:
    inner = "".join(symbol.replace("@", str(index), 1) for index, symbol in enumerate(symbols))
    return f"<symbols>{inner}</symbols>"


def _plain_fill(colour: str) -> str:
    return _fill(colour, _COAST)


def _fill(colour: str, outline: str, alpha: int = 255) -> str:
    options = {
        "color": _rgb(colour, alpha),
        "style": "solid",
        "outline_color": _rgb(outline),
        "outline_width": "0.15",
        "outline_width_unit": "MM",
        "outline_style": "solid",
    }
    return _symbol("fill", "SimpleFill", options)


def _line(colour: str) -> str:
    options = {"line_color": _rgb(colour), "line_width": "0.4", "line_style": "dash"}
    return _symbol("line", "SimpleLine", options | {"line_width_unit": "MM"})


def _marker(colour: str) -> str:
    options = {"color": _rgb(colour), "outline_color": _rgb(_COAST), "name": "circle", "size": "2"}
    return _symbol("marker", "SimpleMarker", options)


def _symbol(kind: str, layer: str, options: Mapping[str, str]) -> str:
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
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"
