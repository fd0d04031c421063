"""What the server answers beside the pages."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import Message

from geo_app.data import catalog as load_cached
from geo_app.errors import DataError
from geo_app.ui import start
from geo_app.ui.routes import ROUTES, map_address, sources_address

CATALOG = load_cached()


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


class Client:
    """Ask the application as a server would, without one."""

    def __init__(self) -> None:
        self.app = Starlette(routes=ROUTES, middleware=[Middleware(start.DataGuard)])

    def get(self, path: str, accept_encoding: str = "gzip") -> Answer:
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "scheme": "http",
            "query_string": b"",
            "http_version": "1.1",
            "server": ("localhost", 80),
            "headers": [(b"accept-encoding", accept_encoding.encode()), (b"host", b"localhost")],
        }
        asyncio.run(self.app(scope, receive, send))
        headers = {key.decode(): value.decode() for key, value in sent[0]["headers"]}
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(sent[0]["status"], headers, body)


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.mark.parametrize("language", CATALOG.languages)
def test_the_map_document_is_served_in_each_language(client: Client, language: str) -> None:
    answer = client.get(map_address(CATALOG, language))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert f'lang="{language}"' in answer.text


def test_who_cannot_unpack_gets_it_unpacked(client: Client) -> None:
    packed = client.get(map_address(CATALOG, "en"))
    plain = client.get(map_address(CATALOG, "en"), accept_encoding="identity")
    assert "content-encoding" not in plain.headers
    assert plain.text == packed.text


@pytest.mark.parametrize("path", ["/map/other.html", "/map/../app.py", "/map/", "/sources/x.json"])
def test_anything_else_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_sources_are_served_by_name_title_and_address(client: Client) -> None:
    answer = client.get(sources_address(CATALOG))
    assert answer.headers["content-type"] == "application/json"
    entries = json.loads(answer.text)
    assert list(entries) == list(CATALOG.sources)
    for source in CATALOG.sources.values():
        assert entries[source.id] == [source.producer, source.title, source.address]


@pytest.fixture
def damaged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    problems = ["geodata/units/shikotan.yaml: order is missing.", "geodata/<lines>: is missing."]

    def fail() -> None:
        if problems:
            raise DataError(problems)

    monkeypatch.setattr(start, "catalog", fail)
    return problems


def test_damaged_data_is_named_instead_of_served(client: Client, damaged: list[str]) -> None:
    for path in ("/", "/story", "/_stcore/health", map_address(CATALOG, "en")):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "geodata/units/shikotan.yaml" in answer.text
        assert "&lt;lines&gt;" in answer.text
    damaged.clear()
    assert client.get(map_address(CATALOG, "en")).status_code == 200


def test_the_documents_are_small_enough_to_send(client: Client) -> None:
    assert len(client.get(map_address(CATALOG, "en")).body) < 300_000


def test_the_pages_are_where_the_navigation_looks() -> None:
    from geo_app.ui.navigation import PAGES, ROOT

    for name in PAGES:
        assert (ROOT / "pages" / f"{name}.py").is_file()
    assert Path(start.__file__).is_relative_to(ROOT)
