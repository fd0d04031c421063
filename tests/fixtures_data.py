"""Copies of the data folder that a test may damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from geo_app.data import data_root
from geo_app.data.records import read_yaml

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
