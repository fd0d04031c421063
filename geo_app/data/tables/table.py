"""What a table is, and its form as CSV: UTF-8, one header line, lines that end with LF."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from geo_app.data.contents import Catalog
from geo_app.errors import DataError

ColumnType = Literal["string", "integer", "number", "boolean", "date"]
Value = str | int | float | bool | None
Row = Mapping[str, Value]
Cells = Mapping[str, str]
"""A row as the file holds it: everything is text, nothing is the empty text."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    unit : str, optional
        Unit of the values: ``"km2"``, ``"deg"``.
    required : bool
        Whether no cell may be empty.
    one_of : tuple of str
        The only values allowed; none for any.
    least, most : float, optional
        Bounds of the values.
    pattern : str, optional
        Regular expression that a whole value fits.
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


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values are keys of a table."""

    column: str
    table: str
    reference: str = "id"


@dataclass(frozen=True)
class Table:
    """One table of the package.

    Attributes
    ----------
    noun : str
        What one row is, in a word, for messages.
    key : tuple of str
        Columns that name a row.
    rows : callable
        Makes the rows of a catalogue, in the order of the file.
    file : callable
        The file of the data folder that a row comes from: ``"units/x.yaml"``.
    """

    name: str
    title: str
    description: str
    noun: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Catalog], Iterable[Row]]
    file: Callable[[Cells], str]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def path(self) -> str:
        """Path of the file inside the data folder."""
        return f"tables/{self.name}.csv"

    def cells(self, catalog: Catalog) -> list[Cells]:
        """Rows of a catalogue as the file would hold them."""
        return [
            {column.name: text_of(row.get(column.name)) for column in self.columns}
            for row in self.rows(catalog)
        ]

    def write(self, rows: Iterable[Cells]) -> str:
        """Write the text of the file."""
        out = io.StringIO()
        writer = csv.DictWriter(out, [one.name for one in self.columns], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()


def read_cells(text: str, name: str) -> list[Cells]:
    """Read the text of a table's file; ``name`` is for messages."""
    try:
        rows = list(csv.DictReader(io.StringIO(text), strict=True))
    except csv.Error as error:
        raise DataError([f"{name}: the file is not CSV ({error})."]) from error
    if any(None in row or None in row.values() for row in rows):
        raise DataError([f"{name}: a line has more or fewer cells than the header."])
    return [dict(row) for row in rows]


def text_of(value: Value) -> str:
    """Write a value as its cell: no decimals where there are none, true and false in English."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
