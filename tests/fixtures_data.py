"""Copies of the data folder that a test may damage."""

from __future__ import annotations

import hashlib
import importlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from geo_app.data import contents, data_root
from geo_app.data.checks import package
from geo_app.data.records import read_record, read_yaml
from geo_app.model.base import Record

Content = dict[str, Any]


def copy_data(folder: Path) -> Path:
    """Copy the committed data into a folder; the copy is called geodata too."""
    return Path(shutil.copytree(data_root(), folder / "geodata"))


@contextmanager
def restored(copy: Path, original: Path) -> Iterator[Path]:
    """Lend a copy of a folder to a test, and make it what its original is again afterwards.

    Only what a test has written is copied anew: a write gives a file another time.
    """
    yield copy
    before, after = _written(original), _written(copy)
    for name in after.keys() - before.keys():
        (copy / name).unlink()
    for name, state in before.items():
        if after.get(name) != state:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(original / name, copy / name)


def _written(root: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of every file of a folder."""
    files = ((path, path.stat()) for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): (at.st_size, at.st_mtime_ns) for path, at in files}


def rewrite(root: Path, name: str, change: Callable[[Content], object]) -> None:
    """Read a record, change what it holds in place, and write it back."""
    content = read_yaml(root / name, name)
    change(content)
    write(root, name, content)


def write(root: Path, name: str, content: Content) -> None:
    """Write a record."""
    text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (root / name).write_text(text, encoding="utf-8")


@contextmanager
def each_content_read_once() -> Iterator[None]:
    """Keep what sound files hold, by their bytes: two hundred copies differ in one file each.

    A record is frozen, and follows from its model and from the bytes and the name of its file.
    A fault is never kept.
    """
    records: dict[tuple[type[Record], str, bytes], Record] = {}
    layers: dict[bytes, Mapping[str, Any]] = {}
    sound_layers: set[tuple[str, bytes]] = set()
    check_layer = package._check
    read_layer = contents._read_layer
    # The package has a function of the same name.
    catalog_module = importlib.import_module("geo_app.data.catalog")

    def record_of(path: Path, name: str, model: type[Record]) -> Record:
        if not path.is_file():
            return read_record(path, name, model)
        key = (model, path.name, digest_of(path))
        if key not in records:
            records[key] = read_record(path, name, model)
        return records[key]

    def layer_problems(root: Path, resource: dict[str, Any]) -> list[str]:
        path = root / str(resource["path"])
        key = (str(resource), digest_of(path) if path.is_file() else b"")
        problems = [] if key in sound_layers else check_layer(root, resource)
        if not problems:
            sound_layers.add(key)
        return problems

    def layer_of(path: Path) -> Mapping[str, Any]:
        if not path.is_file():
            return read_layer(path)
        key = digest_of(path)
        if key not in layers:
            layers[key] = read_layer(path)
        return layers[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "_read_layer", layer_of)
        patch.setattr(catalog_module, "read_record", record_of)
        patch.setattr(package, "_check", layer_problems)
        yield


def digest_of(path: Path) -> bytes:
    """Return a hash of what a file holds; it is read again when it was written again."""
    at = path.stat()
    return _digest_of(path, at.st_ino, at.st_size, at.st_mtime_ns)


@cache
def _digest_of(path: Path, *_state: int) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
