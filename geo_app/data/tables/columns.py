"""Columns that several tables have."""

from collections.abc import Iterable
from dataclasses import replace

from geo_app.data.contents import Catalog
from geo_app.data.tables.table import Column, Table

SLUG = r"[a-z][a-z0-9_]*"
EDTF = "date in EDTF (ISO 8601-2): one day, a month, a year, a range from/to, ~ for about"


def identifier(description: str = "stable identifier of the record") -> Column:
    """Column that names a row."""
    return Column("id", description, required=True, pattern=SLUG)


def with_names(table: Table, catalog: Catalog) -> Table:
    """Return a table with a column for each language that names of places may be in."""
    if NAME not in table.columns:
        return table
    place = table.columns.index(NAME) + 1
    names = (
        text(column, f"name in the language {tag}, where it has one")
        for column, tag in catalog.name_columns.items()
    )
    return replace(table, columns=(*table.columns[:place], *names, *table.columns[place:]))


def reference(
    name: str, description: str, table: str | None = None, *, required: bool = True
) -> Column:
    """Column with the identifier of another record, in a table if there is one of such records."""
    return Column(name, description, required=required, pattern=SLUG, table=table)


def text(name: str, description: str, *, required: bool = False) -> Column:
    """Column of prose in English."""
    return Column(name, description, required=required)


def choice(name: str, description: str, one_of: Iterable[str], *, required: bool = True) -> Column:
    """Column with one of a few values."""
    return Column(name, description, required=required, one_of=tuple(one_of))


def number(
    name: str,
    description: str,
    unit: str | None = None,
    least: float = 0,
    most: float | None = None,
) -> Column:
    """Column of figures."""
    return Column(name, description, "number", unit=unit, least=least, most=most)


def yes_no(name: str, description: str) -> Column:
    """Column of true and false."""
    return Column(name, description, "boolean", required=True)


LONGITUDE = Column("longitude_deg", "longitude, WGS84", "number", "deg", required=True,
                   least=-180, most=180)  # fmt: skip
LATITUDE = Column("latitude_deg", "latitude, WGS84", "number", "deg", required=True,
                  least=-90, most=90)  # fmt: skip
POSITION = Column("position", "place in the record's list, from 0", "integer", least=0,
                  required=True)  # fmt: skip
COUNTRY = Column("country", "country today, ISO 3166-1 alpha-2; empty where it is disputed",
                 pattern="[A-Z]{2}")  # fmt: skip
NAME = text(
    "name",
    "name in English that takes no side; those in other languages follow, ``name_`` and the code",
    required=True,
)
"""Stands in tables of what has names."""
NOTE = text("note", "what a reader should know")
