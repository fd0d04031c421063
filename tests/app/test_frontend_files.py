"""Streamlit's own files, packed on their way to the reader."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from geo_app.server.delivery import Answers, frontend_file
from geo_app.server.documents import FRONTEND

LARGEST = max(FRONTEND.rglob("*.js"), key=lambda path: path.stat().st_size)


@pytest.fixture
def client() -> TestClient:
    """Return a client of an app that has nothing but these files."""
    return TestClient(Starlette(middleware=[Middleware(Answers, answer=frontend_file)]))


@pytest.mark.parametrize("kind", [".js", ".css"])
def test_a_file_arrives_packed_and_whole(client: TestClient, kind: str) -> None:
    path = next(iter(sorted(FRONTEND.rglob(f"*{kind}"))))
    answer = client.get(f"/static/{path.relative_to(FRONTEND).as_posix()}")
    assert answer.status_code == 200
    assert answer.text == path.read_text(encoding="utf-8")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_the_largest_script_becomes_much_smaller(client: TestClient) -> None:
    answer = client.get(f"/static/{LARGEST.relative_to(FRONTEND).as_posix()}")
    assert int(answer.headers["content-length"]) < LARGEST.stat().st_size / 2


def test_who_cannot_unpack_gets_it_unpacked(client: TestClient) -> None:
    address = f"/static/{LARGEST.relative_to(FRONTEND).as_posix()}"
    answer = client.get(address, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == LARGEST.read_bytes()


@pytest.mark.parametrize("path", ["/static/js/none.js", "/static/%2e%2e/index.html", "/static/"])
def test_nothing_else_is_answered(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
