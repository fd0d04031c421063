"""Loading of a data folder into one catalogue, or all that is wrong with it at once."""

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from geo_app.data import translations
from geo_app.data.checks import integrity
from geo_app.data.checks.package import layer_problems
from geo_app.data.checks.sums import DELETED, changed_files
from geo_app.data.contents import BASE_LANGUAGE, RECORDS, Catalog
from geo_app.data.language import Language, LanguageFile, base_language, translated_language
from geo_app.data.records import AnyRecord, read_record
from geo_app.errors import DataError
from geo_app.folders import project_folder
from geo_app.model.base import Record
from geo_app.model.dispute import Dispute

__all__ = ["Catalog", "catalog", "check", "data_root", "load_catalog"]

DATA_VARIABLE = "GEO_APP_DATA"
UNRELEASED_VARIABLE = "GEO_APP_UNRELEASED"
"""Whoever sets it also gets the languages that the dispute does not name: they may grow."""

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
    found, problems = _sorted(root or data_root())
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
    return tuple(_sorted(root or data_root())[1])


def _sorted(root: Path) -> tuple[Catalog | None, list[str]]:
    """Read a folder, and begin with what is wrong in files that were changed since packaged.

    What refers to a file that is gone is wrong as well, but is not what has to be repaired. Where
    no problem is of a changed file itself, they are named before all others.
    """
    found, problems = _read(root)
    changed = changed_files(root) if problems else {}
    named = {f"{root.name}/{path}: ": text for path, text in changed.items()}
    own = [one for one in problems if one.startswith(tuple(named))]
    gone = [
        f"{start}{text}"
        for start, text in named.items()
        if (text == DELETED or not own) and not any(one.startswith(start) for one in own)
    ]
    return found, [*gone, *own, *(one for one in problems if one not in own)]


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
    found = _assemble(root, dispute, records, problems) if dispute else None
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


def _assemble(
    root: Path, dispute: Dispute, records: Mapping[str, Mapping[str, Any]], problems: list[str]
) -> Catalog:
    return Catalog(
        root=root,
        dispute=dispute,
        **{
            folder: MappingProxyType(dict(sorted(found.items(), key=_place)))
            for folder, found in records.items()
            if folder != "lang"
        },
        languages=_languages(root, records["lang"].get(BASE_LANGUAGE), dispute.languages, problems),
    )


def _place(item: tuple[str, Any]) -> tuple[Any, str]:
    """Place of a record in its folder: by its order, else its first day, else its id alone."""
    identifier, record = item
    when = getattr(record, "date", None) or getattr(record, "start", None)
    return getattr(record, "order", when and when.earliest), identifier


def _languages(
    root: Path, base_file: LanguageFile | None, released: Iterable[str], problems: list[str]
) -> Mapping[str, Language]:
    """Languages in the order that the dispute names them; all fall back on the records' own.

    One that is not released is there for whoever asks with `UNRELEASED_VARIABLE`.
    """
    if base_file is None:
        return MappingProxyType({})
    base = base_language(base_file)
    languages = {base.code: base}
    there = translations.codes(root)
    also = there if os.environ.get(UNRELEASED_VARIABLE) else ()
    for code in dict.fromkeys([*released, *also]):
        if code != base.code and code in there:
            try:
                languages[code] = _read_language(root, code, base)
            except DataError as error:
                problems += error.problems
    return MappingProxyType(languages)


def _read_language(root: Path, code: str, base: Language) -> Language:
    """Read the catalogues of a language; the one of the records may be absent."""
    paths = [translations.path_of(root, kind, code) for kind in translations.KINDS]
    files = [
        translations.read_po(path, f"{root.name}/{path.relative_to(root).as_posix()}")
        for path in paths
        if path.is_file()
    ]
    return translated_language(code, base, *files)
