"""What every file of a data folder was when it was last packaged: ``SHA256SUMS``.

``sha256sum -c SHA256SUMS`` reads it too. Its last line, a comment, is the hash of those above.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

SUMS = "SHA256SUMS"
DELETED, ALTERED = "the file was deleted.", "the file is not as it was packaged."
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)", re.ASCII)
_END = "# "


def sums_text(root: Path) -> str:
    """Write the hash of every file of a folder, sorted by path."""
    paths = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    lines = [f"{_digest(root / path)}  {path}\n" for path in paths if _is_data(path)]
    return "".join(lines) + f"{_END}{_hash_of(lines)}\n"


def changed_files(root: Path) -> dict[str, str]:
    """Return what happened to files since they were packaged, by path; new files are not damage.

    If the list itself is damaged, nothing else is known; where there is none, nothing is said.
    """
    try:
        lines = (root / SUMS).read_text(encoding="utf-8").splitlines(keepends=True)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        return {SUMS: ALTERED}
    if not lines or lines[-1] != f"{_END}{_hash_of(lines[:-1])}\n":
        return {SUMS: ALTERED}
    return dict(_changes(root, dict(_entries(lines))))


def _entries(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines[:-1]:
        if match := _LINE.fullmatch(line.rstrip("\n")):
            yield match[2], match[1]


def _changes(root: Path, packaged: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path, digest in packaged.items():
        if not (root / path).is_file():
            yield path, DELETED
        elif _digest(root / path) != digest:
            yield path, ALTERED


def _is_data(path: str) -> bool:
    return path != SUMS and not any(part.startswith(".") for part in path.split("/"))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hash_of(lines: list[str]) -> str:
    return hashlib.sha256("".join(lines).encode()).hexdigest()
