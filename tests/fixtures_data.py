"""Copies of the data folder that a test may damage."""

import hashlib
import importlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml

from geo_app.data import contents, data_root, translations
from geo_app.data.checks import package
from geo_app.data.records import read_record, read_yaml
from geo_app.data.tables import file_tables

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
    """Read a record or a catalogue of translations, change it in place, and write it back."""
    if name.endswith(".po"):
        file = polib.pofile(str(root / name))
        change({str(entry.msgctxt): entry for entry in file})
        file.save()
        return
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
    sound_layers: set[tuple[str, bytes]] = set()
    check_layer = package._check
    # The package has a function of the same name.
    catalog_module = importlib.import_module("geo_app.data.catalog")

    def layer_problems(root: Path, resource: dict[str, Any]) -> list[str]:
        path = root / str(resource["path"])
        key = (str(resource), digest_of(path) if path.is_file() else b"")
        problems = [] if key in sound_layers else check_layer(root, resource)
        if not problems:
            sound_layers.add(key)
        return problems

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "_read_layer", once(contents._read_layer))
        patch.setattr(catalog_module, "read_record", once(read_record))
        patch.setattr(translations, "read_po", once(translations.read_po))
        patch.setattr(file_tables, "content_digest", once(file_tables.content_digest))
        patch.setattr(package, "_check", layer_problems)
        yield


def once(read: Callable[..., Any]) -> Callable[..., Any]:
    """Let a reader of files read each content once; what raises an error is not kept."""
    known: dict[tuple[Any, ...], Any] = {}

    def read_once(path: Path, *rest: Any) -> Any:
        if not path.is_file():
            return read(path, *rest)
        key = (path.name, digest_of(path), *rest)
        if key not in known:
            known[key] = read(path, *rest)
        return known[key]

    return read_once


def digest_of(path: Path) -> bytes:
    """Return a hash of what a file holds; it is read again when it was written again."""
    at = path.stat()
    return _digest_of(path, at.st_ino, at.st_size, at.st_mtime_ns)


@cache
def _digest_of(path: Path, *_state: int) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
