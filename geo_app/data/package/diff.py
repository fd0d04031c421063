"""What differs between two states of the tables, row by row and field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from geo_app.data.tables import TABLES, Table
from geo_app.data.tables.table import Cells

State = Mapping[str, Sequence[Cells]]
"""Rows of every table, by the table's name."""

Key = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One row that is new, gone or other than before.

    ``fields``: of an altered row: column to the value before and after.
    """

    table: Table
    key: Key
    kind: Literal["added", "deleted", "altered"]
    fields: Mapping[str, tuple[str, str]]
    file: str

    @property
    def name(self) -> str:
        """Say what it is: ``status 'cp0101'``."""
        return f"{self.table.noun} '{' '.join(part for part in self.key if part)}'"


def changes(old: State, new: State) -> Iterator[Change]:
    """Compare two states; a table that one of them lacks counts as empty."""
    for table in TABLES:
        before = _by_key(table, old.get(table.name, ()))
        after = _by_key(table, new.get(table.name, ()))
        for key in dict.fromkeys([*before, *after]):
            change = _change(table, key, before.get(key), after.get(key))
            if change:
                yield change


def _by_key(table: Table, rows: Sequence[Cells]) -> dict[Key, Cells]:
    return {tuple(row.get(column, "") for column in table.key): row for row in rows}


def _change(table: Table, key: Key, before: Cells | None, after: Cells | None) -> Change | None:
    if before is None or after is None:
        row = before or after or {}
        return Change(table, key, "deleted" if before else "added", {}, table.file_of(row))
    fields = {
        column: (before.get(column, ""), after.get(column, ""))
        for column in dict.fromkeys([*before, *after])
        if before.get(column, "") != after.get(column, "")
    }
    return Change(table, key, "altered", fields, table.file_of(after)) if fields else None
