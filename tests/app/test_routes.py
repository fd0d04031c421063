"""What the server answers beside the pages."""

import gzip
import html
import json
import logging
import re
import threading
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from geo_app.data import catalog as load_cached
from geo_app.errors import DataError, ExportError
from geo_app.reading.addresses import PAGES
from geo_app.server import archive, log, start
from geo_app.server.delivery import Answers, too_long
from geo_app.server.documents import document
from geo_app.server.faults import Faults
from geo_app.server.pinned import keep_present, pinned_address
from geo_app.server.routes import ROUTES, map_address, search_address, sources_address
from geo_app.views.codec import from_query, make_view
from geo_app.views.view import FrameOptions
from tests.export_helpers import LARGEST_GZIPPED_BYTES

CATALOG = load_cached()
VERSION = CATALOG.dispute.version
OLDER = "0.0.9"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty archive of our own: no test touches the user's."""
    monkeypatch.setenv(archive.ARCHIVE_VARIABLE, str(tmp_path / "archive"))
    return archive.archive_folder(CATALOG.dispute.id)


@pytest.fixture
def client() -> TestClient:
    answers = (start.health, too_long)
    middleware = [Middleware(Faults), Middleware(start.DataGuard)]
    middleware += [Middleware(Answers, answer=answer) for answer in answers]
    app = Starlette(routes=ROUTES, middleware=middleware)
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


@pytest.mark.parametrize("language", CATALOG.languages)
def test_the_map_document_is_served_in_each_language(client: TestClient, language: str) -> None:
    answer = client.get(map_address(CATALOG, language))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "frame-ancestors" not in policy
    assert f'lang="{language}"' in answer.text
    faces = re.findall(r"@font-face\{[^}]*url\(\"([^\"]+)\"\)", answer.text)
    assert len(faces) == 2
    assert "font-src 'self'" in policy


def test_who_cannot_unpack_gets_it_unpacked(client: TestClient) -> None:
    packed = client.get(map_address(CATALOG, "en"))
    plain = client.get(map_address(CATALOG, "en"), headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == packed.text


@pytest.mark.parametrize(
    "path", ["/map/other.html", "/map/%2e%2e/app.py", "/map/", "/sources/x.json", "/search/x.js"]
)
def test_anything_else_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("language", CATALOG.languages)
def test_the_index_of_the_search_leads_into_the_app(client: TestClient, language: str) -> None:
    answer = client.get(search_address(CATALOG, language))
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    entries = json.loads(answer.text.removeprefix("globalThis.searchIndex=").rstrip(";\n"))
    for kind in (CATALOG.units, CATALOG.events, CATALOG.sources, CATALOG.glossary):
        assert all(any(one in entry["href"] for entry in entries) for one in kind)
    for entry in entries:
        address = urlsplit(entry["href"])
        page = entry.get("page", address.path)
        assert page in PAGES
        query = dict(parse_qsl(address.query))
        assert from_query(CATALOG, query).lang == language
        assert bool(address.fragment) != ("page" in entry)


def test_sources_are_served_by_name_title_and_address(client: TestClient) -> None:
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


def test_damaged_data_is_named_instead_of_served(client: TestClient, damaged: list[str]) -> None:
    for path in ("/", "/story", "/_stcore/health", map_address(CATALOG, "en")):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "geodata/units/shikotan.yaml" in answer.text
        assert "&lt;lines&gt;" in answer.text
    assert client.get(start.LIVE).json() == {"status": "live"}
    assert client.get(start.READY).status_code == 503
    assert client.get(start.READY).json() == {"status": "data damaged"}
    damaged.clear()
    assert client.get(map_address(CATALOG, "en")).status_code == 200


def test_a_server_is_ready_once_its_maps_are_made(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "_warmed", threading.Event())
    assert client.get(start.LIVE).status_code == 200
    assert client.get(start.READY).status_code == 503
    start._warm()
    assert (client.get(start.READY).status_code, client.get(start.READY).json()) == (
        200, {"status": "ready"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("accepted", "asked", "code"), [("ru", "", "ru"), ("ru", "ja", "ja"), ("xx", "xx", "en")]
)
def test_a_fault_is_said_in_the_reader_s_language_with_the_id_that_is_in_the_log(
    client: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    accepted: str,
    asked: str,
    code: str,
) -> None:
    monkeypatch.setattr("geo_app.server.routes._sources", lambda _: 1 / 0)
    answer = client.get(f"/sources/x.json?lang={asked}", headers={"Accept-Language": accepted})
    (record,) = caplog.records
    said = json.loads(log.JsonLines().format(record))
    assert answer.status_code == 500
    assert answer.text == CATALOG.language(code).interface("fault.answer", id=said["fault"])
    assert "ZeroDivisionError" in said["trace"]


def test_the_log_is_a_line_each_and_knows_no_address() -> None:
    text = "asked by 192.0.2.7:5123\nand [2001:db8::1]:80, at 10:20:30"
    record = logging.LogRecord("a", logging.WARNING, "", 0, text, (), None)
    try:
        raise ValueError(text)
    except ValueError as error:
        record.exc_info = (type(error), error, error.__traceback__)
    line = log.JsonLines().format(record)
    assert "\n" not in line
    assert not re.search(r"192\.0|2001|db8|5123", line)
    assert "at 10:20:30" in line
    # Of a warning nobody needs to know where it happened.
    assert "trace" not in json.loads(line)


def test_the_documents_are_small_enough_to_send(client: TestClient) -> None:
    answer = client.get(map_address(CATALOG, "en"))
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) <= LARGEST_GZIPPED_BYTES


def keep_older(kept: Path, *languages: str) -> None:
    """Put another version of the map into the archive: of other days, with another proposal."""
    for code in languages:
        page = gzip.decompress(document(CATALOG, code)).decode()
        for present, past in (
            (CATALOG.dispute.as_of.isoformat(), "2019-12-31"),
            ("four_islands", "four_before"),
        ):
            assert present in page
            page = page.replace(present, past)
        archive.keep(kept, OLDER, {code: gzip.compress(page.encode())})


@pytest.mark.parametrize("language", CATALOG.languages)
def test_a_pinned_frame_gets_the_map_of_its_version(client: TestClient, language: str) -> None:
    view = make_view(CATALOG, "four_islands", date="1956-10-19", lang=language, theme="dark")
    frame = FrameOptions(locked=True, panel=False)
    sent = client.get(f"/{pinned_address(CATALOG, view, frame)}")
    assert sent.status_code == 302
    assert sent.headers["cache-control"] == "no-cache"
    path, _, state = sent.headers["location"].partition("#")
    assert re.fullmatch(rf"/map/archive/{re.escape(VERSION)}/{language}-[0-9a-f]{{12}}\.html", path)
    assert state == (
        "look=proposals&scenario=four_islands&date=1956-10-19&theme=dark&locked=1&no-panel=1"
        f"&data={VERSION}"
    )  # fmt: skip
    answer = client.get(path)
    assert answer.status_code == 200
    assert "frame-ancestors" not in answer.headers["content-security-policy"]
    assert "immutable" in answer.headers["cache-control"]
    # A page of the app differs in its typefaces alone.
    in_page = client.get(map_address(CATALOG, language)).text
    assert answer.text == re.sub(r"<style>@font-face.*?</style>\n", "", in_page)
    assert client.get(path.replace(".html", "0.html")).status_code == 404


def test_an_address_pinned_the_old_way_leads_to_the_same_map(client: TestClient) -> None:
    view = make_view(CATALOG, "four_islands", lang="ru")
    new = client.get(f"/{pinned_address(CATALOG, view, FrameOptions(figures=False))}")
    old = client.get(f"/embed/map?scenario=four_islands&lang=ru&no-figures=1&data={VERSION}")
    location = new.headers["location"].replace("look=proposals&", "")
    assert (old.status_code, old.headers["location"]) == (302, location)
    bare = client.get(f"/embed/map?data={VERSION}")
    assert f"/{VERSION}/{CATALOG.dispute.languages[0]}-" in bare.headers["location"]


def test_an_older_version_is_shown_as_it_was(client: TestClient, kept: Path) -> None:
    keep_older(kept, "en", "ja")
    sent = client.get(f"/embed/pinned/{OLDER}/ja?scenario=four_before&date=2019-12-31")
    path, _, state = sent.headers["location"].partition("#")
    assert state == f"scenario=four_before&date=2019-12-31&data={OLDER}"
    page = client.get(path, headers={"Accept-Encoding": "identity"}).text
    assert '"four_before"' in page
    assert "2019-12-31" in page
    assert "four_before" not in client.get(map_address(CATALOG, "ja")).text


@pytest.mark.parametrize(
    ("path", "status", "choice"),
    [
        (f"{VERSION}/ja?scenario=atlantis", 400, "four_islands"),
        (f"{VERSION}/ja?scenario=four_islands&date=2999-01-01", 400, "Choose a day from"),
        (f"{VERSION}/ja?layers=oceans", 400, "graticule"),
        (f"{VERSION}/xx?scenario=four_islands", 404, "ja"),
        (f"{OLDER}/ja?scenario=four_islands", 400, "four_before"),
        (f"{OLDER}/ja?date=2020-01-01", 400, "2019-12-31"),
        (f"{OLDER}/ru", 404, "Choose one of: ja."),
        (f"{VERSION}<b>/ja", 404, f"Choose one of: {OLDER}, {VERSION}."),
        (f"{VERSION}/ja?name={'a' * 5000}", 414, "too long"),
    ],
)
def test_what_a_version_does_not_have_is_refused_with_the_choices(
    client: TestClient, kept: Path, path: str, status: int, choice: str
) -> None:
    keep_older(kept, "ja")
    answer = client.get(f"/embed/pinned/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert choice in answer.text


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("0.0.1/ja?scenario=four_islands", "ru", "ja"),
        ("0.0.1/xx?scenario=four_islands", "de, ru-RU;q=0.8, en;q=0.5", "ru"),
        ("0.0.1/xx?scenario=four_islands", "de", CATALOG.dispute.languages[0]),
    ],
)
def test_a_version_that_is_not_here_is_said_in_the_reader_s_language(
    client: TestClient, path: str, accepted: str, language: str
) -> None:
    answer = client.get(f"/embed/pinned/{path}", headers={"Accept-Language": accepted})
    assert answer.status_code == 410
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    say = CATALOG.language(language).interface
    assert f'<html lang="{language}">' in answer.text
    assert say("embed.gone.text", version="0.0.1") in answer.text
    assert say("embed.gone.link", current=VERSION) in answer.text
    assert f'href="/?scenario=four_islands&amp;lang={language}"' in answer.text


def test_what_a_reader_asks_for_never_becomes_markup(client: TestClient) -> None:
    answer = client.get('/embed/pinned/0.0.1/en?name="><script>alert(1)</script>&scenario=<b>')
    assert answer.status_code == 410
    assert "<script" not in answer.text
    assert "<b>" not in answer.text


def test_a_damaged_document_is_not_shown(client: TestClient, kept: Path) -> None:
    keep_older(kept, "ja")
    path = kept / OLDER / "ja.html.gz"
    for damage in (path.read_bytes()[:5000], b"no gzip", gzip.compress(b"<html></html>")):
        path.write_bytes(damage)
        assert client.get(f"/embed/pinned/{OLDER}/ja").status_code == 410
    path.unlink()
    assert client.get(f"/embed/pinned/{OLDER}/ja").status_code == 410


@pytest.mark.parametrize("version", ["..", "../secret", "../../secret", ".", "/etc"])
def test_nothing_beside_the_archive_is_reached(
    client: TestClient, kept: Path, version: str
) -> None:
    secret = kept.parent / "secret"
    secret.mkdir(parents=True)
    (secret / "en.html.gz").write_bytes(document(CATALOG, "en"))
    keep_older(kept, "en")
    for address in (
        f"/embed/pinned/{version}/en",
        f"/embed/map?data={version}&lang=en",
        f"/embed/map?data={OLDER}&lang=../../secret/en",
        f"/map/archive/{version}/en-000000000000.html",
        f"/map/archive/{OLDER}/../../secret/en-000000000000.html",
    ):
        # A client tidies dots away; what stands encoded reaches the server.
        assert client.get(address.replace(".", "%2e")).status_code == 404
    with pytest.raises(ExportError):
        archive.keep(kept, version, {"en": b""})


def test_the_present_version_is_kept_once_and_for_good(kept: Path) -> None:
    keep_present()
    paths = [kept / VERSION / f"{code}.html.gz" for code in CATALOG.languages]
    assert [path.read_bytes() for path in paths] == [
        document(CATALOG, code) for code in CATALOG.languages
    ]
    # The same page in other bytes, as another zlib would pack it, is left alone.
    repacked = gzip.compress(gzip.decompress(paths[0].read_bytes()), 1)
    paths[0].write_bytes(repacked)
    paths[1].write_bytes(gzip.compress(b"<html>cut off"))
    keep_present()
    assert paths[0].read_bytes() == repacked
    assert paths[1].read_bytes() == document(CATALOG, list(CATALOG.languages)[1])
    assert sorted(path.name for path in (kept / VERSION).iterdir()) == sorted(
        path.name for path in paths
    )


def test_without_a_folder_to_write_to_the_app_warns_and_runs(
    client: TestClient,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(archive.ARCHIVE_VARIABLE, str(tmp_path / "file" / "archive"))
    with caplog.at_level(logging.WARNING):
        keep_present()
    assert f"The map of version {VERSION} is not kept" in caplog.text
    sent = client.get(f"/embed/pinned/{VERSION}/en?scenario=four_islands")
    assert sent.status_code == 302
    assert client.get(sent.headers["location"].partition("#")[0]).status_code == 200
    assert client.get(f"/embed/pinned/{OLDER}/en").status_code == 410


def test_oembed_of_a_pinned_frame_is_that_frame(client: TestClient) -> None:
    view = make_view(CATALOG, "four_islands", lang="ja")
    address = f"http://localhost/{pinned_address(CATALOG, view, FrameOptions(locked=True))}"
    card = json.loads(client.get(f"/oembed?{urlencode({'url': address})}").text)
    source = re.search(r'src="([^"]+)"', card["html"])
    assert source is not None
    assert html.unescape(source[1]) == address
    english = CATALOG.proposals["four_islands"].title
    title = CATALOG.language("ja").content("proposals/four_islands.title", english)
    assert title in card["title"]
