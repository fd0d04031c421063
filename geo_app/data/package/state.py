"""What was altered, deleted or added since the package's tables were written."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from geo_app.data.checks.package import other_file_problems
from geo_app.data.contents import Catalog
from geo_app.data.package.diff import Change, State, changes
from geo_app.data.tables import TABLES, all_rows
from geo_app.data.tables.file_tables import FEATURES, RECORDS
from geo_app.data.tables.table import Cells, read_cells
from geo_app.errors import DataError

_REMEDY = "If that is meant, run 'python -m geo_app data package'."
_LONGEST = 60


class Findings(NamedTuple):
    """What a comparison found: faults, and what is merely new."""

    problems: tuple[str, ...]
    notes: tuple[str, ...]


def packaged(root: Path) -> State:
    """Read the tables of a package.

    Raises `DataError` if a file is there and is not the table that it should be.
    """
    found: dict[str, list[Cells]] = {}
    for table in TABLES:
        path = root / table.path
        if path.is_file():
            found[table.name] = read_cells(path.read_text(encoding="utf-8"), table.path)
    return found


def compare(catalog: Catalog) -> Findings:
    """Compare the records and shapes of a catalogue with the package that they come in.

    What was altered or deleted is a fault that names it; what is new is only noted.
    """
    root = catalog.root
    damaged = [f"{root.name}/{problem}" for problem in other_file_problems(root)]
    if damaged:
        return Findings(tuple(damaged), ())
    try:
        before = packaged(root)
    except DataError as error:
        return Findings(tuple(f"{root.name}/{one}" for one in error.problems), ())
    if not before:
        return Findings((f"{root.name}/tables: there are no tables. {_REMEDY}",), ())
    found = list(changes(before, all_rows(catalog)))
    faults = list(_faults(found))
    problems = tuple(f"{root.name}/{text} {_REMEDY}" for text in faults)
    return Findings(problems, tuple(f"{root.name}/{text}" for text in _notes(found)))


def _faults(found: Sequence[Change]) -> Iterator[str]:
    gone = {one.file for one in found if one.table is RECORDS and one.kind == "deleted"}
    for file in sorted(gone):
        yield f"{file}: the file was deleted."
    explained = set(gone)
    for one in found:
        if one.table is RECORDS or one.kind == "added" or one.file in gone:
            continue
        explained.add(one.file)
        yield f"{one.file}: the {one.name} was {_what(one)}."
    for one in found:
        is_other = one.kind == "altered" and "content_sha256" in one.fields
        if one.table is not RECORDS or not is_other or one.file in explained:
            continue
        if not _has_additions(found, one.file):
            yield f"{one.file}: the record was altered."


def _has_additions(found: Iterable[Change], file: str) -> bool:
    return any(
        one.kind == "added" and one.file == file and one.table is not RECORDS for one in found
    )


def _what(change: Change) -> str:
    if change.kind == "deleted":
        return "deleted"
    if change.table is FEATURES:
        return "altered"
    column, (before, after) = next(iter(change.fields.items()))
    return f"altered: {column} is '{_short(after)}', the package has '{_short(before)}'"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _notes(found: Iterable[Change]) -> Iterator[str]:
    """Say what is new, file by file, and which files have only another layout."""
    for one in found:
        if one.table is RECORDS and one.kind == "added":
            yield f"{one.file}: the file is new; the tables do not have it yet."
        elif one.table is RECORDS and "content_sha256" not in one.fields:
            yield f"{one.file}: the same in another layout."
        elif one.table is FEATURES and one.kind == "added":
            yield f"{one.file}: the {one.name} is new; the tables do not have it yet."
