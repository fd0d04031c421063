"""The data of a view as files: GeoJSON, GeoPackage, KML, and figures as CSV and XLSX."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from unicodedata import east_asian_width
from xml.etree import ElementTree as Xml

from geo_app.data.contents import Catalog
from geo_app.engine.metrics import metrics_of
from geo_app.exports.gis.features import (
    DASHED,
    SOLID,
    Feature,
    feature_collection,
    sea_note,
    unit_properties,
)
from geo_app.exports.office.containers import same_every_time
from geo_app.html.theme import LIGHT
from geo_app.view.summary import Summary, reference_total_km2, sentences, summarise
from geo_app.view.view import View
from geo_app.view.words import description, licences, made_with, page_title

LICENCE = "CC-BY-4.0"
KML_ALPHA = "cc"
LINE_WIDTHS = {SOLID: "2.4", DASHED: "1.4"}
"""Pixels of a line in KML, which has no dashes: a boundary of the perspective is the wider one."""
_WIDEST, _LINE_PT, _LARGE = 60, 15.0, 10


class FigureRow(NamedTuple):
    """One figure with all that it takes to use it elsewhere; a share beside the land it is of."""

    scenario: str
    date: str
    party: str
    party_name: str
    figure: str
    value: float
    unit: str
    base_km2: float | None
    hypothetical: str
    sources: str
    licence: str


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """Write JSON as all files of data have it."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def geojson(catalog: Catalog, view: View) -> bytes:
    """Return units, the lines that are drawn and, with that layer, sea zones after RFC 7946."""
    return json_bytes(feature_collection(summarise(catalog, view)))


def geopackage(catalog: Catalog, view: View) -> bytes:
    """Return units, lines and sea of a view, each a layer with its style for QGIS."""
    from geo_app.exports.gis.geopackage import view_package

    return view_package(summarise(catalog, view))


def _figure_rows(summary: Summary) -> Iterator[FigureRow]:
    """Yield every figure of every party, with its unit, its sources and the licence."""
    catalog, view = summary.catalog, summary.view
    total_km2 = reference_total_km2(catalog)
    custom = f" ({summary.title})" if view.is_custom else ""
    is_hypothetical = view.is_custom or view.scenario != catalog.dispute.status_quo
    for party, figures in summary.outcome.figures.items():
        for metric in metrics_of(catalog):
            names = dict.fromkeys(citation.source for citation in metric.citations(catalog))
            sources = (catalog.sources[name] for name in names)
            yield FigureRow(
                scenario=view.scenario + custom,
                date=view.date.isoformat(),
                party=party,
                party_name=summary.party_name(party),
                figure=metric.key,
                value=round(figures[metric.key], 9),
                unit=metric.unit,
                base_km2=round(total_km2, 3) if metric.unit == "share" else None,
                hypothetical="yes" if is_hypothetical else "no",
                sources="; ".join(f"{source.producer}: {source.title}" for source in sources),
                licence=LICENCE,
            )


def csv_figures(catalog: Catalog, view: View) -> bytes:
    """Return the figures as CSV (RFC 4180, UTF-8 with a mark that spreadsheets look for)."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(FigureRow._fields)
    writer.writerows(map(_safe_row, _figure_rows(summarise(catalog, view))))
    return stream.getvalue().encode("utf-8-sig")


def _safe_row(row: Iterable[Any]) -> list[Any]:
    """Keep a spreadsheet from taking text for a formula."""
    marks = ("=", "+", "-", "@", "\t")
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(marks) else cell
            for cell in row]  # fmt: skip


def xlsx_figures(catalog: Catalog, view: View) -> bytes:
    """Return figures, units and notes as a workbook of three sheets."""
    from openpyxl import Workbook

    summary = summarise(catalog, view)
    book = Workbook()
    del book["Sheet"]
    _sheet(book, "figures", [FigureRow._fields, *_figure_rows(summary)], has_heads=True)
    units = [unit_properties(summary, drawn) for drawn in summary.units.values()]
    _sheet(book, "units", [units[0], *(unit.values() for unit in units)], has_heads=True)
    notes = [page_title(summary), *sentences(summary), summary.say("map.lab.honest"),
             licences(summary), made_with(summary)]  # fmt: skip
    _sheet(book, "notes", zip(notes), has_heads=False)
    book.properties.title, book.properties.creator = page_title(summary), made_with(summary)
    stream = io.BytesIO()
    book.save(stream)
    return same_every_time(stream.getvalue(), catalog.dispute.as_of)


def _sheet(book: Any, title: str, rows: Iterable[Iterable[Any]], *, has_heads: bool) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(title)
    if has_heads:
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
    for row in rows:
        sheet.append(_safe_row(row))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        longest = max(map(_letters, column))
        sheet.column_dimensions[column[0].column_letter].width = min(_WIDEST, longest + 3)
        for cell in column:
            cell.alignment = Alignment(wrap_text=longest > _WIDEST, vertical="top")
            if isinstance(cell.value, float):
                cell.number_format = "#,##0.0" if abs(cell.value) >= _LARGE else "0.0000"
    for row in sheet:
        # A program that opens the file does not work out how high wrapped text is.
        lines = max(math.ceil(_letters(cell) / (_WIDEST - 5)) for cell in row)
        sheet.row_dimensions[row[0].row].height = _LINE_PT * max(1, lines)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _letters(cell: Any) -> int:
    """Width of what a cell says, in letters; those of East Asia are two wide."""
    text = str(cell.value if cell.value is not None else "")
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def kml(catalog: Catalog, view: View) -> bytes:
    """Return the units and lines of a view as KML 2.2, coloured by party."""
    summary = summarise(catalog, view)
    root = Xml.Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    document = Xml.SubElement(root, "Document")
    about = (description(summary), sea_note(summary), licences(summary))
    _text(document, "name", page_title(summary))
    _text(document, "description", summary.language.joined(about))
    for party in catalog.parties.values():
        style = _line_style(document, f"party-{party.id}", "1.2")
        _text(Xml.SubElement(style, "PolyStyle"), "color", _abgr(party.fill, KML_ALPHA))
    for drawn, width in LINE_WIDTHS.items():
        _line_style(document, f"line-{drawn}", width)
    for feature in feature_collection(summary)["features"]:
        _placemark(document, feature)
    Xml.indent(root, " ")
    content: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _line_style(document: Xml.Element, identifier: str, width_px: str) -> Xml.Element:
    style = Xml.SubElement(document, "Style", id=identifier)
    line = Xml.SubElement(style, "LineStyle")
    _text(line, "color", _abgr(LIGHT.ink, "ff"))
    _text(line, "width", width_px)
    return style


def _abgr(colour: str, alpha: str) -> str:
    """Colour of KML: opacity, blue, green, red."""
    return alpha + colour[5:7] + colour[3:5] + colour[1:3]


def _placemark(document: Xml.Element, feature: Feature) -> None:
    properties, geometry = feature["properties"], feature["geometry"]
    mark = Xml.SubElement(document, "Placemark", id=feature["id"].replace(":", "-"))
    _text(mark, "name", str(properties.get("name") or properties.get("unit")))
    for key, style in (("party", "party"), ("drawn", "line")):
        if properties.get(key):
            _text(mark, "styleUrl", f"#{style}-{properties[key]}")
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
