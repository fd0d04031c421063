"""Fetching archives from the package registries into a cache, whole and verified or not at all.

No registry is named here: ``pip``, ``npm`` and ``apt`` know their own, a mirror included.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_dir

from geo_app.data.tables.file_tables import file_digest
from geo_app.errors import SourceFileError
from geo_app.pipeline.sources.archives import Archive
from geo_app.pipeline.sources.npm import npm_command

_TIMEOUT_S = 1800

Fetcher = Callable[[Archive, Path, bool], Path]
"""Puts an archive into a folder and says where; the flag asks for a progress bar."""

_PIP = (
    sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:",
    "--disable-pip-version-check",
)  # fmt: skip


def default_cache() -> Path:
    """Folder in which downloads are kept between builds."""
    return Path(user_cache_dir("geo_app"))


def obtain(
    archive: Archive, cache: Path, *, progress: bool = True, fetcher: Fetcher | None = None
) -> Path:
    """Return a verified archive from the cache, fetching it first where needed.

    Raises `SourceFileError` if it cannot be fetched, or what came is not the file expected.
    """
    target = cache / archive.file_name
    if target.is_file() and file_digest(target) == archive.sha256:
        return target
    cache.mkdir(parents=True, exist_ok=True)
    # The download grows in a folder of its own and is renamed only when it is whole and right,
    # so an interrupted one is never mistaken for the archive.
    with tempfile.TemporaryDirectory(dir=cache, prefix=".partial-") as folder:
        fetched = (fetcher or _fetch)(archive, Path(folder), progress)
        actual = file_digest(fetched)
        if actual != archive.sha256:
            raise SourceFileError(
                f"{archive.file_name}: this is not the file expected. "
                f"Expected sha256 {archive.sha256}, got {actual}."
            )
        fetched.replace(target)
    return target


def _fetch(archive: Archive, folder: Path, progress: bool) -> Path:  # noqa: FBT001
    """Let the client of a registry download its package; it draws its own bar. Return the file."""
    name, version = archive.package, archive.version
    command, quiet = {
        "pip": ([*_PIP, f"{name}=={version}"], "--quiet"),
        "npm": ([*npm_command(), "pack", f"{name}@{version}"], "--silent"),
        "apt": (["apt-get", "download", f"{name}={version}"], "-qq"),
    }[archive.client]
    try:
        ended = subprocess.run(
            command if progress else [*command, quiet], cwd=folder, check=False,
            stdout=None if progress else subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            timeout=_TIMEOUT_S,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SourceFileError(f"{archive.file_name}: {archive.client} failed ({error}).") from error
    files = sorted(path for path in folder.iterdir() if path.is_file())
    if ended.returncode != 0 or len(files) != 1:
        said = "\n".join(ended.stderr.strip().splitlines()[-3:])
        raise SourceFileError(
            f"{archive.file_name}: {archive.client} could not download {name} {version}:\n{said}"
        )
    return files[0]
