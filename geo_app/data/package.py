"""The data folder as a package: what was altered, and what differs between versions."""

import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from geo_app.data.catalog import load_catalog
from geo_app.data.checks.package import DESCRIPTOR, other_file_problems
from geo_app.data.checks.sums import SUMS, changed_files
from geo_app.data.contents import Catalog
from geo_app.data.tables import TABLES, Table, all_rows
from geo_app.data.tables.file_tables import FEATURES, RECORDS
from geo_app.data.tables.table import Cells, read_cells
from geo_app.errors import DataError

State = Mapping[str, Sequence[Cells]]
"""Rows of every table, by the table's name."""

Key = tuple[str, ...]

_REMEDY = "If that is meant, run 'python -m geo_app data package'."
_LONGEST = 60


@dataclass(frozen=True)
class Change:
    """A row that was added, deleted or altered.

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


class Findings(NamedTuple):
    """What a comparison found: faults, and what is merely new."""

    problems: tuple[str, ...]
    notes: tuple[str, ...]


def packaged(root: Path) -> State:
    """Read the tables of a package.

    Raises `DataError` if a file is there and is not the table that it should be.
    """
    tables: dict[str, list[Cells]] = {}
    for table in TABLES:
        path = root / table.path
        if path.is_file():
            tables[table.name] = read_cells(path.read_text(encoding="utf-8"), table.path)
    return tables


def compare(catalog: Catalog) -> Findings:
    """Compare the records and shapes of a catalogue with the package that they come in.

    What was altered or deleted is a fault that names it; what is new is only noted.
    """
    root = catalog.root
    others = other_file_problems(root)
    damaged = [
        *(f"{root.name}/{path}: {text} {_REMEDY}" for path, text in _unread(root)),
        *(f"{root.name}/{problem}" for problem in others),
    ]
    if others:
        return Findings(tuple(damaged), ())
    try:
        before = packaged(root)
    except DataError as error:
        return Findings(tuple(f"{root.name}/{problem}" for problem in error.problems), ())
    if not before:
        return Findings((f"{root.name}/tables: there are no tables. {_REMEDY}",), ())
    found = list(changes(before, all_rows(catalog)))
    faults = list(_faults(found))
    problems = (*damaged, *(f"{root.name}/{text} {_REMEDY}" for text in faults))
    return Findings(problems, tuple(f"{root.name}/{text}" for text in _notes(found)))


def _unread(root: Path) -> Iterator[tuple[str, str]]:
    """Find changed files that no table and no layer speaks of: licence, descriptor, the list."""
    if not (root / SUMS).is_file():
        yield SUMS, "the file is missing."
    for path, text in changed_files(root).items():
        if "/" not in path and Path(path).suffix not in (".yaml", ".po"):
            yield path, text


def _faults(differences: Sequence[Change]) -> Iterator[str]:
    gone = {
        change.file
        for change in differences
        if change.table is RECORDS and change.kind == "deleted"
    }
    for file in sorted(gone):
        yield f"{file}: the file was deleted."
    explained = set(gone)
    for change in differences:
        if change.table is RECORDS or change.kind == "added" or change.file in gone:
            continue
        explained.add(change.file)
        yield f"{change.file}: the {change.name} was {_how_altered(change)}."
    for change in differences:
        is_other = change.kind == "altered" and "content_sha256" in change.fields
        if change.table is not RECORDS or not is_other or change.file in explained:
            continue
        if not _has_additions(differences, change.file):
            yield f"{change.file}: the record was altered."


def _has_additions(differences: Iterable[Change], file: str) -> bool:
    return any(
        change.kind == "added" and change.file == file and change.table is not RECORDS
        for change in differences
    )


def _how_altered(change: Change) -> str:
    if change.kind == "deleted":
        return "deleted"
    if change.table is FEATURES:
        return "altered"
    column, (before, after) = next(iter(change.fields.items()))
    return f"altered: {column} is '{_short(after)}', the package has '{_short(before)}'"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _notes(differences: Iterable[Change]) -> Iterator[str]:
    """Say what is new, file by file, and which files have only another layout."""
    for change in differences:
        if change.table is RECORDS and change.kind == "added":
            yield f"{change.file}: the file is new; the tables do not have it yet."
        elif change.table is RECORDS and "content_sha256" not in change.fields:
            yield f"{change.file}: the same in another layout."
        elif change.table is FEATURES and change.kind == "added":
            yield f"{change.file}: the {change.name} is new; the tables do not have it yet."


class Version(NamedTuple):
    """The tables of one version; the name is of folder or file, with what it says of itself."""

    name: str
    state: State


def read_version(path: Path) -> Version:
    """Read the tables of a data folder, of a repository that holds one, or of a zip of either.

    The records are read where this program can read them; a package of another version gives
    its own tables.

    Raises `DataError` if there is no data in it.
    """
    if path.is_file() and zipfile.is_zipfile(path):
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as packed:
            # Python's own zip reader keeps members inside the folder.
            packed.extractall(folder)
            return _read(Path(folder), path.name)
    return _read(path, path.name or str(path))


def _read(folder: Path, name: str) -> Version:
    descriptor = next(iter(sorted(folder.glob(f"**/{DESCRIPTOR}"), key=_depth)), None)
    if descriptor is None:
        raise DataError([f"{name}: there is no {DESCRIPTOR} in it."])
    root = descriptor.parent
    return Version(f"{name} {_version(descriptor)}".strip(), _state(root, name))


def _depth(path: Path) -> tuple[int, str]:
    return len(path.parts), path.as_posix()


def _version(descriptor: Path) -> str:
    try:
        return str(json.loads(descriptor.read_bytes()).get("version", ""))
    except ValueError:
        return ""


def _state(root: Path, name: str) -> State:
    try:
        return all_rows(load_catalog(root))
    except DataError as error:
        state = packaged(root)
        if not state:
            raise DataError([f"{name}: {len(error.problems)} faults, and no tables."]) from error
        return state
