"""The figures of a view for spreadsheets and programs: CSV and XLSX."""

import csv
import datetime
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import reference_total_km2
from geo_app.engine.metrics import Metric, metrics_of
from geo_app.exports.gis.features import unit_properties
from geo_app.exports.office.containers import same_every_time
from geo_app.model.dates import UncertainDate
from geo_app.model.sources import Source
from geo_app.views.summary import Summary, sentences, summarise
from geo_app.views.view import View
from geo_app.views.words import deserved, licences, made_with, page_title, source_names, sources

LICENCE = "CC-BY-4.0"
_WIDEST, _LINE_PT = 60, 15.0
_DATE = "yyyy-mm-dd"
_NUMBERS = {"people": "#,##0", "share": "0.0%", "km2": "#,##0.00"}
"""How cells show figures, by their unit; of a whole number no decimals."""
_NOT_IN_TITLES, _LONGEST_TITLE = re.compile(r"[][\\*?:/'\x00-\x1f]"), 31
"""What the name of a sheet may not hold, and how long it may be."""
_HEADS = {"unit": "measure"}
"""Columns whose name means another thing in another sheet."""
_UNITS = {"area_km2": "km2", "base_km2": "km2", "cut_share": "share"}
"""Units of columns that have one in every row."""


class FigureRow(NamedTuple):
    """One figure with all that it takes to use it elsewhere; a share beside the land it is of."""

    scenario: str
    date: datetime.date
    party: str
    party_name: str
    figure: str
    value: float
    unit: str
    base_km2: float | None
    hypothetical: str
    sources: str
    licence: str


class _SourceRow(NamedTuple):
    """A document behind the figures; its address is a link."""

    producer: str
    document: str
    published: datetime.date | str
    address: str


def figure_rows(summary: Summary) -> Iterator[FigureRow]:
    """Yield every figure of every party, with its unit, its sources and the licence."""
    catalog, view = summary.catalog, summary.view
    total_km2 = reference_total_km2(catalog)
    custom = f" ({summary.title})" if view.is_custom else ""
    is_hypothetical = view.is_custom or view.scenario != catalog.dispute.status_quo
    for party, figures in summary.outcome.figures.items():
        for metric in metrics_of(catalog):
            yield FigureRow(
                scenario=view.scenario + custom,
                date=view.date,
                party=party,
                party_name=summary.party_name(party),
                figure=metric.key,
                value=deserved(metric, figures[metric.key]),
                unit=metric.unit,
                base_km2=round(total_km2, 2) if metric.unit == "share" else None,
                hypothetical="yes" if is_hypothetical else "no",
                sources="; ".join(
                    ": ".join(source_names(catalog, summary.language, source))
                    for source in _sources(catalog, metric)
                ),
                licence=LICENCE,
            )


def _sources(catalog: Catalog, metric: Metric) -> Iterator[Source]:
    names = dict.fromkeys(citation.source for citation in metric.citations(catalog))
    return (catalog.sources[name] for name in names)


def csv_figures(catalog: Catalog, view: View) -> bytes:
    """Return the figures as CSV (RFC 4180, UTF-8 with a mark that spreadsheets look for)."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(FigureRow._fields)
    writer.writerows(map(_safe_row, figure_rows(summarise(catalog, view))))
    return stream.getvalue().encode("utf-8-sig")


def _safe_row(row: Iterable[Any]) -> list[Any]:
    """Keep a spreadsheet from taking text for a formula, and whole numbers from decimals."""
    marks = ("=", "+", "-", "@", "\t")
    cells: list[Any] = []
    for cell in row:
        if isinstance(cell, str) and cell.startswith(marks):
            cells.append(f"'{cell}")
        else:
            is_whole = isinstance(cell, float) and cell.is_integer()
            cells.append(int(cell) if is_whole else cell)
    return cells


def xlsx_figures(catalog: Catalog, view: View) -> bytes:
    """Return figures, units, sources and notes as a workbook, in the language of the view."""
    from openpyxl import Workbook

    summary = summarise(catalog, view)
    book = Workbook()
    del book["Sheet"]
    figures = [
        {_HEADS.get(name, name): value for name, value in row._asdict().items()}
        | {"figure": summary.say(f"figure.{row.figure}"), "hypothetical": row.hypothetical == "yes"}
        for row in figure_rows(summary)
    ]
    units = [
        unit_properties(summary, drawn) | {"date": view.date} for drawn in summary.units.values()
    ]
    documents = [
        _SourceRow(
            *source_names(catalog, summary.language, one), _day(one.published), one.address or ""
        )._asdict()
        for one in sources(summary)
    ]
    for key, rows in (("figures", figures), ("units", units), ("sources", documents)):
        _table(book, summary, key, rows)
    notes = _sheet(book, summary.say("export.sheet.notes"))
    for text in (page_title(summary), *sentences(summary), summary.say("map.lab.honest"),
                 licences(summary), made_with(summary)):  # fmt: skip
        notes.append(_safe_row([text]))
    for sheet in book:
        _lay_out(sheet)
    book.properties.title, book.properties.creator = page_title(summary), made_with(summary)
    book.properties.language = view.lang
    stream = io.BytesIO()
    book.save(stream)
    return same_every_time(stream.getvalue(), catalog.dispute.as_of)


def _day(date: UncertainDate | None) -> datetime.date | str:
    """Return a day as a day, what is less certain in EDTF."""
    if date is None:
        return ""
    return date.earliest if date.is_exact else date.edtf


def _sheet(book: Any, title: str) -> Any:
    """Add a sheet, under a name as far as spreadsheets allow it."""
    return book.create_sheet(_NOT_IN_TITLES.sub(" ", title)[:_LONGEST_TITLE].strip() or None)


def _heading(summary: Summary, name: str) -> str:
    if tag := summary.catalog.name_columns.get(name):
        tongue = str(summary.language.locale.languages.get(tag, tag))
        return summary.say("export.column.name_in", tongue=tongue)
    return summary.say(f"export.column.{name}")


def _table(book: Any, summary: Summary, key: str, rows: Sequence[dict[str, Any]]) -> None:
    """Add a sheet of rows, with headings in the reader's language and a filter on each."""
    sheet = _sheet(book, summary.say(f"export.sheet.{key}"))
    names = [*rows[0]] if rows else []
    sheet.append(_safe_row([_heading(summary, name) for name in names]))
    for row in rows:
        sheet.append(_safe_row(row.values()))
        for name, cell in zip(names, sheet[sheet.max_row], strict=True):
            unit = row["measure"] if name == "value" else _UNITS.get(name)
            if isinstance(cell.value, datetime.date):
                cell.number_format = _DATE
            elif unit and cell.value is not None:
                is_whole = unit == "km2" and float(cell.value).is_integer() and cell.value >= 1
                cell.number_format = _NUMBERS["people" if is_whole else unit]
            elif name == "address" and cell.value:
                cell.hyperlink, cell.style = cell.value, "Hyperlink"
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.auto_filter.ref = sheet.dimensions


def _lay_out(sheet: Any) -> None:
    """Give columns and rows the room that they need, on the screen and on paper."""
    from openpyxl.styles import Alignment, Font

    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        longest = max(map(_letters, column))
        sheet.column_dimensions[column[0].column_letter].width = min(_WIDEST, longest + 5)
        for cell in column:
            cell.alignment = Alignment(wrap_text=longest > _WIDEST, vertical="top")
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
