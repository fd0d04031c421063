"""The map documents of every version of the data that a server has shown, kept for pinned frames.

::

    <archive>/<dispute>/<version>/<language>.html.gz

A document holds everything, its data included, so a version is three files and nothing else.
"""

import datetime
import gzip
import hashlib
import json
import logging
import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from platformdirs import user_data_dir

from geo_app.atomic import write_bytes
from geo_app.errors import ExportError
from geo_app.html.page import policy_of_page

logger = logging.getLogger(__name__)

ARCHIVE_VARIABLE = "GEO_APP_ARCHIVE"
SUFFIX = ".html.gz"
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,59}", re.ASCII)
_DATA = re.compile(rb'<script [^>]*id="dispute-map-data">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True)
class Document:
    """One kept map document.

    Attributes
    ----------
    packed : bytes
        The page, gzipped.
    digest : str
        Twelve hexadecimal digits that change with the page.
    policy : str
        What it may do, as Content-Security-Policy writes it.
    """

    packed: bytes
    digest: str
    scenarios: tuple[str, ...]
    first_day: datetime.date
    as_of: datetime.date
    policy: str


def archive_folder(dispute: str) -> Path:
    """Folder of a dispute: in what ``GEO_APP_ARCHIVE`` names, else among the user's own data."""
    named = os.environ.get(ARCHIVE_VARIABLE)
    root = Path(named) if named else Path(user_data_dir("geo_app")) / "archive"
    return root / dispute


def is_version(text: str) -> bool:
    """Whether a text can be the name of a version, and so of a folder."""
    return _VERSION.fullmatch(text) is not None


def versions(folder: Path) -> tuple[str, ...]:
    """Names of the versions that are kept; none where the folder cannot be read."""
    return tuple(sorted(name for name in _names(folder) if is_version(name)))


def languages(folder: Path, version: str) -> tuple[str, ...]:
    """Codes of the languages in which a version is kept."""
    if version not in versions(folder):
        return ()
    names = _names(folder / version)
    return tuple(sorted(one.removesuffix(SUFFIX) for one in names if one.endswith(SUFFIX)))


def read(folder: Path, version: str, language: str) -> Document | None:
    """Return a kept document; None if there is none, or if the file is damaged.

    Nothing that somebody asks for becomes part of a path unless a file of that name is there.
    """
    if language not in languages(folder, version):
        return None
    path = folder / version / f"{language}{SUFFIX}"
    try:
        about = path.stat()
        return _read(path, about.st_mtime_ns, about.st_size)
    except (OSError, EOFError, zlib.error, ValueError, KeyError) as error:
        logger.warning("%s is damaged: %s", path, error)
        return None


def keep(folder: Path, version: str, pages: Mapping[str, bytes]) -> None:
    """Write the gzipped documents of a version, one a language; what is the same stays as it is.

    Raises
    ------
    ExportError
        If the folder cannot be written to, or the version cannot be the name of a folder.
    """
    if not is_version(version):
        raise ExportError(f"A folder cannot have the name of the version '{version}'.")
    target = folder / version
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{target} cannot be made: {error.strerror}.") from error
    for language, packed in pages.items():
        kept = read(folder, version, language)
        # Compared unpacked: another zlib packs the same page into other bytes.
        if kept is None or gzip.decompress(kept.packed) != gzip.decompress(packed):
            write_bytes(target / f"{language}{SUFFIX}", packed)


@lru_cache(maxsize=16)
def opened(packed: bytes) -> Document:
    """Look into a gzipped document.

    Raises
    ------
    OSError, EOFError, zlib.error, ValueError, KeyError
        If it is not whole. (``BadGzipFile`` is an ``OSError``.)
    """
    page = gzip.decompress(packed)
    found = _DATA.search(page)
    if found is None:
        raise ValueError("there is no data in it")
    # These names stand in documents of earlier versions, which nobody will write again.
    data = json.loads(found[1])
    tiles = [str(base["url"]) for base in data.get("baseMaps", [])]
    return Document(
        packed,
        hashlib.sha256(page).hexdigest()[:12],
        tuple(str(scenario["id"]) for scenario in data["scenarios"]),
        datetime.date.fromisoformat(data["firstDay"]),
        datetime.date.fromisoformat(data["asOf"]),
        policy_of_page(page.decode("utf-8"), tiles),
    )


@lru_cache(maxsize=32)
def _read(path: Path, _changed_ns: int, _size_bytes: int) -> Document:
    return opened(path.read_bytes())


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []
