"""The records as tables: one row a fact, keys between them, units said. CSV files hold them."""

from geo_app.data.tables.registry import TABLES, all_rows
from geo_app.data.tables.table import Column, Row, Table

__all__ = ["TABLES", "Column", "Row", "Table", "all_rows"]
