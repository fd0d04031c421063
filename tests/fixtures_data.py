"""Copies of the data folder that a test may damage."""

from __future__ import annotations

import hashlib
import importlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from geo_app.data import data_root
from geo_app.data.checks import package
from geo_app.data.records import read_record, read_yaml
from geo_app.model.base import Record

Content = dict[str, Any]


def copy_data(folder: Path) -> Path:
    """Copy the committed data into a folder; the copy is called geodata too."""
    return Path(shutil.copytree(data_root(), folder / "geodata"))


def rewrite(root: Path, name: str, change: Callable[[Content], object]) -> None:
    """Read a record, change what it holds in place, and write it back."""
    content = read_yaml(root / name, name)
    change(content)
    write(root, name, content)


def write(root: Path, name: str, content: Content) -> None:
    """Write a record."""
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    (root / name).write_text(text, encoding="utf-8")


@contextmanager
def each_content_read_once() -> Iterator[None]:
    """Keep what sound files hold, by their bytes: two hundred copies differ in one file each.

    A record is frozen, and follows from its model and from the bytes and the name of its file.
    A fault is never kept.
    """
    records: dict[tuple[type[Record], str, bytes], Record] = {}
    sound_layers: set[tuple[str, bytes]] = set()
    check_layer = package._check
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

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog_module, "read_record", record_of)
        patch.setattr(package, "_check", layer_problems)
        yield


def digest_of(path: Path) -> bytes:
    """Return a hash of what a file holds."""
    return hashlib.sha256(path.read_bytes()).digest()
