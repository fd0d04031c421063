"""The records as tables: one row a fact, keys between them, units said. CSV files hold them."""

from collections.abc import Mapping

from geo_app.data.contents import Catalog
from geo_app.data.tables import columns, evidence_tables, file_tables, history_tables, unit_tables
from geo_app.data.tables.table import Cells, Column, Row, Table

__all__ = ["TABLES", "Column", "Row", "Table", "all_rows", "tables_of"]

TABLES: tuple[Table, ...] = (
    *history_tables.TABLES[:2],
    *unit_tables.TABLES,
    *history_tables.TABLES[2:],
    *evidence_tables.TABLES,
    *file_tables.TABLES,
)
"""In the order in which the package lists them."""


def tables_of(catalog: Catalog) -> tuple[Table, ...]:
    """Return the tables with the columns that they have in a catalogue."""
    return tuple(columns.with_names(table, catalog) for table in TABLES)


def all_rows(catalog: Catalog) -> Mapping[str, list[Cells]]:
    """Rows of every table of a catalogue, as the files would hold them, by the table's name."""
    return {table.name: table.cells(catalog) for table in tables_of(catalog)}
