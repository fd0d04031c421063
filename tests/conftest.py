"""Fixtures for all tests."""

import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from geo_app.data import Catalog
from tests.fixtures_data import each_content_read_once

WORLDS = ("terns", "petrels")
"""Small data folders about invented islands; see ``tests/worlds``."""


def pytest_configure() -> None:
    """Look for circles of objects more seldom: a catalogue has many objects and no circle."""
    gc.set_threshold(200_000, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: one worker does not wait for it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def _quick_copies() -> Iterator[None]:
    """Read what stands in many copies of the data once."""
    with each_content_read_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _packages_searched_once() -> Iterator[None]:
    """Let Streamlit search all installed packages for components once, not before every page."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        search = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", search)
        yield


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the data that is committed, loaded once."""
    from geo_app.data import catalog as committed

    return committed()


@pytest.fixture(scope="session", params=WORLDS)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small data folder, written once for all tests."""
    from importlib import import_module

    name: str = request.param
    folder: Path = import_module(f"tests.worlds.{name}").write(
        tmp_path_factory.mktemp("worlds") / name
    )
    return folder


@pytest.fixture(autouse=True)
def _english_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line speak English, whatever the machine of the tests speaks."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(autouse=True)
def _no_key_without_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a key is asked for that no language has: a reader would see the key itself."""
    from geo_app.data.language import Language

    ask = Language.interface

    def strictly(language: Language, key: str, **slots: object) -> str:
        base = language.base or language
        assert not base.is_missing(key), f"No language has the key {key}."
        return ask(language, key, **slots)

    monkeypatch.setattr(Language, "interface", strictly)
