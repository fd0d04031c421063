"""The records as tables: one row a fact, keys between them, units said. CSV files hold them."""

from collections.abc import Mapping

from geo_app.data.contents import Catalog
from geo_app.data.tables import evidence_tables, file_tables, history_tables, unit_tables
from geo_app.data.tables.table import Cells, Column, Row, Table

__all__ = ["TABLES", "Column", "Row", "Table", "all_rows"]

TABLES: tuple[Table, ...] = (
    *history_tables.TABLES[:2],
    *unit_tables.TABLES,
    *history_tables.TABLES[2:],
    *evidence_tables.TABLES,
    *file_tables.TABLES,
)
"""In the order in which the package lists them."""


def all_rows(catalog: Catalog) -> Mapping[str, list[Cells]]:
    """Rows of every table of a catalogue, as the files would hold them, by the table's name."""
    return {table.name: table.cells(catalog) for table in TABLES}
