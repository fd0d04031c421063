"""Fetching archives from the package registries into a cache, whole and verified or not at all.

No registry is named here: ``pip``, ``npm`` and ``apt`` know their own, a mirror included.
"""

import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_dir
from tqdm import tqdm

from geo_app.data.tables.file_tables import file_digest
from geo_app.errors import SourceFileError
from geo_app.pipeline.sources.archives import Archive
from geo_app.pipeline.sources.npm import run_npm

_BLOCK_BYTES = 1 << 18
_TIMEOUT_S = 60

Fetcher = Callable[[Archive, Path, bool], Path]
"""Puts an archive into a folder and says where; the flag asks for a progress bar."""


def default_cache() -> Path:
    """Folder in which downloads are kept between builds."""
    return Path(user_cache_dir("geo_app"))


def obtain(
    archive: Archive, cache: Path, *, progress: bool = True, fetcher: Fetcher | None = None
) -> Path:
    """Return a verified archive from the cache, fetching it first where needed.

    Parameters
    ----------
    archive : Archive
        What is wanted.
    cache : Path
        Folder that keeps it; made where missing.
    progress : bool, default True
        Whether to show a progress bar.
    fetcher : callable, optional
        How to fetch; by default with the client that the archive names.

    Raises
    ------
    SourceFileError
        If it cannot be fetched, or what came is not the file expected.
    """
    target = cache / archive.file_name
    if target.is_file() and file_digest(target) == archive.sha256:
        return target
    cache.mkdir(parents=True, exist_ok=True)
    # The download grows in a folder of its own and is renamed only when it is whole and right,
    # so an interrupted one is never mistaken for the archive.
    with tempfile.TemporaryDirectory(dir=cache, prefix=".partial-") as folder:
        fetch = fetcher or _FETCHERS[archive.client]
        fetched = fetch(archive, Path(folder), progress)
        actual = file_digest(fetched)
        if actual != archive.sha256:
            raise SourceFileError(
                f"{archive.file_name}: this is not the file expected. "
                f"Expected sha256 {archive.sha256}, got {actual}."
            )
        fetched.replace(target)
    return target


def _fetch_with_pip(archive: Archive, folder: Path, progress: bool) -> Path:  # noqa: FBT001
    """Let pip download a wheel; it draws its own bar."""
    wanted = f"{archive.package}=={archive.version}"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--dest", str(folder), wanted]
    if not progress:
        command.append("--quiet")
    try:
        done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True)
    except OSError as error:
        raise SourceFileError(f"{archive.file_name}: pip did not start ({error}).") from error
    if done.returncode != 0:
        said = "\n".join(done.stderr.strip().splitlines()[-3:])
        raise SourceFileError(f"{archive.file_name}: pip could not download {wanted}:\n{said}")
    return _only_file(archive, folder)


def _fetch_with_npm(archive: Archive, folder: Path, progress: bool) -> Path:  # noqa: FBT001
    """Ask npm for the address and stream it; where that fails let npm pack it."""
    wanted = f"{archive.package}@{archive.version}"
    address = run_npm(["view", wanted, "dist.tarball"])
    try:
        return stream(address, folder / archive.file_name, progress=progress)
    except (OSError, ValueError):
        # npm may know a certificate or a password of a mirror that Python does not.
        for leftover in folder.iterdir():
            leftover.unlink()
        run_npm(["pack", wanted, "--pack-destination", str(folder)], folder)
        return _only_file(archive, folder)


def _fetch_with_apt(archive: Archive, folder: Path, progress: bool) -> Path:  # noqa: FBT001
    """Let apt download a package of Debian and its relatives; nothing is installed."""
    wanted = f"{archive.package}={archive.version}"
    command = ["apt-get", "download", *([] if progress else ["-qq"]), wanted]
    try:
        done = subprocess.run(
            command, cwd=folder, check=False, stderr=subprocess.PIPE, text=True, timeout=600
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SourceFileError(f"{archive.file_name}: apt did not start ({error}).") from error
    if done.returncode != 0:
        said = "\n".join(done.stderr.strip().splitlines()[-3:])
        raise SourceFileError(f"{archive.file_name}: apt could not download {wanted}:\n{said}")
    return _only_file(archive, folder)


def stream(address: str, target: Path, *, progress: bool = True) -> Path:
    """Download a web address into a file with a progress bar.

    Raises
    ------
    OSError
        If the connection fails or ends before the announced length.
    ValueError
        If the address is not a secure web address.
    """
    if not address.startswith("https://"):
        raise ValueError(f"not a secure web address: {address}")
    with urllib.request.urlopen(address, timeout=_TIMEOUT_S) as answer:  # noqa: S310
        announced = int(answer.headers.get("Content-Length") or 0)
        bar = tqdm(
            total=announced or None,
            desc=target.name,
            unit="B",
            unit_scale=True,
            disable=not progress,
        )
        with bar, target.open("wb") as out:
            while block := answer.read(_BLOCK_BYTES):
                out.write(block)
                bar.update(len(block))
    if announced and target.stat().st_size != announced:
        raise OSError(f"{address}: the download ended early")
    return target


def _only_file(archive: Archive, folder: Path) -> Path:
    """Return the one file that a client left in a folder."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    if len(files) != 1:
        raise SourceFileError(f"{archive.file_name}: {len(files)} files came instead of one.")
    return files[0]


_FETCHERS: dict[str, Fetcher] = {
    "pip": _fetch_with_pip,
    "npm": _fetch_with_npm,
    "apt": _fetch_with_apt,
}
