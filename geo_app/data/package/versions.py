"""Versions of the data, read from a folder or a zip, whichever program made them."""

import json
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from geo_app.data.catalog import load_catalog
from geo_app.data.checks.package import DESCRIPTOR
from geo_app.data.package.diff import State
from geo_app.data.package.state import packaged
from geo_app.data.tables import all_rows
from geo_app.errors import DataError


@dataclass(frozen=True)
class Version:
    """The tables of one version.

    ``name``: folder or file, with the version that it gives itself.
    """

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
