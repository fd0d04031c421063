"""What a table is, and its form as CSV: UTF-8, one header line, lines that end with LF."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from geo_app.data.contents import Catalog
from geo_app.errors import DataError

ColumnType = Literal["string", "integer", "number", "boolean", "date"]
Row = Mapping[str, Any]
"""A value under every column that has one: text, number, date, identifiers; more is passed over."""

Cells = Mapping[str, str]
"""A row as the file holds it: everything is text, nothing is the empty text."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    unit : str, optional
        Unit of the values: ``"km2"``, ``"deg"``.
    pattern : str, optional
        Regular expression that a whole value fits.
    table : str, optional
        Table whose ids the values are.
    """

    name: str
    description: str
    type: ColumnType = "string"
    unit: str | None = None
    required: bool = False
    one_of: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    pattern: str | None = None
    table: str | None = None


@dataclass(frozen=True)
class Table:
    """One table of the package.

    Attributes
    ----------
    noun : str
        What one row is, in a word, for messages.
    file : str
        The file of the data folder that a row comes from, with columns as slots; by default
        ``"<name>/{id}.yaml"``.
    """

    name: str
    title: str
    description: str
    noun: str
    columns: tuple[Column, ...]
    rows: Callable[[Catalog], Iterable[Row]]
    key: tuple[str, ...] = ("id",)
    file: str = ""

    @property
    def path(self) -> str:
        """Path of the file inside the data folder."""
        return f"tables/{self.name}.csv"

    def file_of(self, row: Cells) -> str:
        """File of the data folder that a row comes from: ``"units/x.yaml"``."""
        return (self.file or f"{self.name}/{{id}}.yaml").format_map(row)

    def cells(self, catalog: Catalog) -> list[Cells]:
        """Rows of a catalogue as the file would hold them."""
        return [
            {column.name: text_of(row.get(column.name)) for column in self.columns}
            for row in self.rows(catalog)
        ]

    def write(self, rows: Iterable[Cells]) -> str:
        """Write the text of the file."""
        out = io.StringIO()
        writer = csv.DictWriter(out, [column.name for column in self.columns], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()


def records_of(folder: str) -> Callable[[Catalog], Iterable[Row]]:
    """Make the rows of a folder whose records are rows as they are."""
    return lambda catalog: map(dict, getattr(catalog, folder).values())


def read_cells(text: str, name: str) -> list[Cells]:
    """Read the text of a table's file; ``name`` is for messages."""
    try:
        rows = list(csv.DictReader(io.StringIO(text), strict=True))
    except csv.Error as error:
        raise DataError([f"{name}: the file is not CSV ({error})."]) from error
    if any(None in row or None in row.values() for row in rows):
        raise DataError([f"{name}: a line has more or fewer cells than the header."])
    return [dict(row) for row in rows]


def text_of(value: Any) -> str:
    """Write a cell: no decimals of whole numbers, true and false in English, blanks in lists."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
