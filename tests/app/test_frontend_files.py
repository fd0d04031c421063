"""Streamlit's own files, packed on their way to the reader."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from geo_app.server.frontend_files import FOLDER, FrontendFiles
from tests.app.test_routes import Client

LARGEST = max(FOLDER.rglob("*.js"), key=lambda path: path.stat().st_size)


@pytest.fixture
def client() -> Client:
    """Return a client of an app that has nothing but these files."""
    found = Client()
    found.app = Starlette(middleware=[Middleware(FrontendFiles)])
    return found


@pytest.mark.parametrize("kind", [".js", ".css"])
def test_a_file_arrives_packed_and_whole(client: Client, kind: str) -> None:
    path = next(iter(sorted(FOLDER.rglob(f"*{kind}"))))
    answer = client.get(f"/static/{path.relative_to(FOLDER).as_posix()}")
    assert answer.status_code == 200
    assert answer.text == path.read_text(encoding="utf-8")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_the_largest_script_becomes_much_smaller(client: Client) -> None:
    answer = client.get(f"/static/{LARGEST.relative_to(FOLDER).as_posix()}")
    assert len(answer.body) < LARGEST.stat().st_size / 2


def test_who_cannot_unpack_gets_it_unpacked(client: Client) -> None:
    address = f"/static/{LARGEST.relative_to(FOLDER).as_posix()}"
    assert client.get(address, accept_encoding="identity").body == LARGEST.read_bytes()


@pytest.mark.parametrize("path", ["/static/js/none.js", "/static/../index.html", "/static/"])
def test_nothing_else_is_answered(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
