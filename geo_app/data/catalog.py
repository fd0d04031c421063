"""Loading of a data folder into one catalogue, or all that is wrong with it at once."""

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from geo_app.data.checks import integrity
from geo_app.data.checks.package import layer_problems
from geo_app.data.contents import BASE_LANGUAGE, RECORDS, Catalog
from geo_app.data.language import Language, LanguageFile, language_of
from geo_app.data.records import AnyRecord, read_record
from geo_app.errors import DataError
from geo_app.folders import project_folder
from geo_app.model.base import Record
from geo_app.model.dispute import Dispute

__all__ = ["Catalog", "catalog", "check", "data_root", "load_catalog"]

DATA_VARIABLE = "GEO_APP_DATA"
FOLDERS: Mapping[str, type[Record]] = MappingProxyType(
    {name: get_args(hint)[1] for name, hint in get_type_hints(Catalog).items() if name in RECORDS}
    | {"lang": LanguageFile}
)
"""Record folders and what each of their files holds."""


def data_root() -> Path:
    """Folder of the data: what ``GEO_APP_DATA`` names, else the one that came with the package."""
    named = os.environ.get(DATA_VARIABLE)
    return Path(named) if named else project_folder("geodata")


def catalog() -> Catalog:
    """Return the catalogue of the data folder, loaded once in a process."""
    return loaded_catalog(data_root())


@lru_cache(maxsize=4)
def loaded_catalog(root: Path) -> Catalog:
    """Return the catalogue of a folder, loaded once in a process; see `load_catalog`."""
    return load_catalog(root)


def load_catalog(root: Path | None = None) -> Catalog:
    """Load a data folder, all of it or nothing.

    Raises
    ------
    DataError
        With one sentence for every problem in any file; each begins with the file's name.
    """
    found, problems = _read(root or data_root())
    if found is None or problems:
        raise DataError(problems)
    return found


def unchecked_catalog(root: Path) -> Catalog:
    """Load the records of a data folder whose layers are only being made.

    Raises `DataError` if there is no catalogue to speak of.
    """
    found, problems = _read(root)
    if found is None:
        raise DataError(problems)
    return found


def check(root: Path | None = None) -> tuple[str, ...]:
    """List every problem of a data folder, one sentence each; none if it is sound."""
    return tuple(_read(root or data_root())[1])


def _read(root: Path) -> tuple[Catalog | None, list[str]]:
    if not root.is_dir():
        return None, [f"{root.name}: the data folder is missing."]
    problems: list[str] = []
    broken: set[tuple[str, str]] = set()
    dispute = _read_dispute(root, problems)
    records = {
        folder: _read_folder(root, folder, model, problems, broken)
        for folder, model in FOLDERS.items()
    }
    found = _assemble(root, dispute, records) if dispute else None
    if found:
        problems += integrity.problems(found, frozenset(broken))
    problems += [f"{root.name}/{problem}" for problem in layer_problems(root)]
    return found, problems


def _read_dispute(root: Path, problems: list[str]) -> Dispute | None:
    try:
        return read_record(root / "dispute.yaml", f"{root.name}/dispute.yaml", Dispute)
    except DataError as error:
        problems += error.problems
        return None


def _read_folder(
    root: Path,
    folder: str,
    model: type[AnyRecord],
    problems: list[str],
    broken: set[tuple[str, str]],
) -> dict[str, AnyRecord]:
    """Read every record of a folder; what cannot be read is noted and left out.

    A folder without records need not exist.
    """
    if not (root / folder).is_dir():
        return {}
    records: dict[str, AnyRecord] = {}
    for path in sorted((root / folder).iterdir()):
        name = f"{root.name}/{folder}/{path.name}"
        if path.name.startswith("."):
            continue
        if path.suffix != ".yaml":
            problems.append(f"{name}: only .yaml files belong here.")
            continue
        try:
            records[path.stem] = read_record(path, name, model)
        except DataError as error:
            problems += error.problems
            broken.add((folder, path.stem))
    return records


def _assemble(root: Path, dispute: Dispute, records: Mapping[str, Mapping[str, Any]]) -> Catalog:
    return Catalog(
        root=root,
        dispute=dispute,
        **{
            folder: MappingProxyType(dict(sorted(found.items(), key=_place)))
            for folder, found in records.items()
            if folder != "lang"
        },
        languages=_languages(records["lang"].values(), dispute.languages),
    )


def _place(item: tuple[str, Any]) -> tuple[Any, str]:
    """Place of a record in its folder: by its order, else its first day, else its id alone."""
    identifier, record = item
    when = getattr(record, "date", None) or getattr(record, "start", None)
    return getattr(record, "order", when and when.earliest), identifier


def _languages(files: Iterable[LanguageFile], order: tuple[str, ...]) -> Mapping[str, Language]:
    """Languages in the order that the dispute names them; all fall back on the records' own."""
    by_code = {file.id: file for file in files}
    base_file = by_code.pop(BASE_LANGUAGE, None)
    if base_file is None:
        return MappingProxyType({})
    base = language_of(base_file, None)
    # Those that the dispute does not name come last, by their codes.
    others = dict.fromkeys([*order, *sorted(by_code)])
    return MappingProxyType(
        {base.code: base}
        | {code: language_of(by_code[code], base) for code in others if code in by_code}
    )
