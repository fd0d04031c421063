"""Downloads, frames and oEmbed: what is asked for badly, by too many, or by those who left."""

import asyncio
import itertools
import re
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlencode

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from geo_app.data import catalog as load_cached
from geo_app.server.delivery import Answers, too_long
from geo_app.server.downloads import ADDRESS_VARIABLE, notebook_markdown
from geo_app.server.file_queue import FileQueue, QueueFullError
from geo_app.server.routes import ROUTES, map_address, sources_address
from geo_app.ui.bridge.first_map import first_page

CATALOG = load_cached()
APP = Starlette(routes=ROUTES, middleware=[Middleware(Answers, answer=too_long)])
HERE = "http://localhost/?scenario=four_islands"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(APP, base_url="http://localhost") as opened:
        yield opened


@pytest.mark.parametrize(
    ("address", "status", "message"),
    [
        ("/export/csv?dpi=%C2%B2", 400, "'²' is no number for dpi"),
        ("/export/png?dpi=" + "9" * 3900, 400, "is no number for dpi"),
        ("/export/png?dpi=151", 400, "Choose one of: 150, 300"),
        ("/export/svg?size=a0", 400, "a4"),
        ("/export/pptx?story=none", 400, "story"),
        ("/export/doc", 400, "geojson"),
        ("/export/gif?days=1945-09-01..1945-08-01", 400, "YYYY-MM-DD..YYYY-MM-DD"),
        ("/export/gif?days=1945-08-01..3000-01-01", 400, "does not reach 3000-01-01"),
        ("/export/csv?name=" + "a" * 4000, 414, "too long"),
        ("/oembed?url=" + "a" * 12_000, 414, "too long"),
        ("/map/x?" + "a" * 4001, 414, "too long"),
        ("/oembed?url=http://[::1", 404, "no address of this explorer"),
        ("/oembed", 404, "no address of this explorer"),
        (f"/oembed?maxwidth={'9' * 5000}&url={quote(HERE)}", 400, "is no number for maxwidth"),
        (f"/oembed?maxwidth=abc&url={quote(HERE)}", 400, "'abc' is no number for maxwidth"),
        (f"/oembed?maxheight=0&url={quote(HERE)}", 400, "'0' is no number for maxheight"),
        (f"/oembed?maxheight=%C2%B2&url={quote(HERE)}", 400, "'²' is no number for maxheight"),
    ],
)
def test_what_cannot_be_had_is_refused_in_words(
    client: TestClient, address: str, status: int, message: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, message in answer.text) == (status, True), answer.text[:200]
    assert len(answer.text) < 1000


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/export/svg?size=a0", 400, "a0"),
        ("/export/csv?date=1956-13-01", 400, "1956-13-01"),
        ("/map/x.html", 404, ""),
        ("/oembed?url=http://[::1", 404, ""),
        ("/export/csv?name=" + "a" * 4000, 414, ""),
    ],
)
def test_a_refusal_is_said_in_the_reader_s_language(
    client: TestClient, address: str, status: int, said: str
) -> None:
    texts = {}
    for code in CATALOG.languages:
        answer = client.get(address, headers={"Accept-Language": f"{code},en;q=0.5"})
        assert (answer.status_code, answer.headers["content-language"]) == (status, code)
        assert said in answer.text
        texts[code] = answer.text
        named = client.get(f"{address}{'&' if '?' in address else '?'}lang={code}")
        assert named.text == texts[code]
    assert len(set(texts.values())) == len(texts)


@pytest.mark.parametrize(("asked_px", "width_px"), [("100", 100), ("700", 700), ("5000", 960)])
def test_oembed_keeps_to_the_width_that_is_there(
    client: TestClient, asked_px: str, width_px: int
) -> None:
    card = client.get(f"/oembed?{urlencode({'url': HERE, 'maxwidth': asked_px})}").json()
    assert card["width"] == width_px
    assert f'width="{width_px}"' in card["html"]


@pytest.mark.parametrize("title", ["a]b", r"a\](https://other.example)", "`]`", "<b ](c)>"])
def test_no_title_leaves_its_place_in_markdown(title: str) -> None:
    written = notebook_markdown("https://maps.example/m", "https://maps.example/p.png", title)
    said = re.fullmatch(r"\[!\[(.*)\]\(https://maps.example/p.png\)\]\(.*/m\)", written)
    assert said
    letters = re.findall(r"\\[\\`<\[\]]|.", said[1])
    assert not {*r"[]\`<"} & {*letters}
    assert "".join(one[-1] for one in letters) == title


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_dollar_signs_are_letters(client: TestClient, form: str) -> None:
    query = {"set": "habomai:joint", "name": r"$\frac{$ and $_^$", "size": "panel"}
    answer = client.get(f"/export/{form}?{urlencode(query)}")
    assert answer.status_code == 200
    if form == "svg":
        assert r"$\frac{$" in answer.text


@pytest.mark.parametrize("host", ["attacker.example", "[::1"])
def test_a_file_never_holds_what_a_request_says_of_its_host(client: TestClient, host: str) -> None:
    for address in ("/export/cite", "/export/html", "/embed/map", map_address(CATALOG, "en")):
        answer = client.get(address, headers={"Host": host})
        assert answer.status_code == 200
        assert host not in answer.text


@pytest.mark.parametrize("page", ["", "compare"])
def test_a_page_never_holds_what_a_stranger_calls_the_server(page: str) -> None:
    app = Starlette(middleware=[Middleware(Answers, answer=first_page)])
    answer = TestClient(app).get(f"/{page}", headers={"Host": "attacker.example"})
    assert answer.status_code == 200
    assert "attacker.example" not in answer.text


def test_an_oembed_reader_hears_that_the_server_does_not_know_its_address(
    client: TestClient,
) -> None:
    address = f"/oembed?url={quote('http://attacker.example/?lang=ja')}"
    answer = client.get(address, headers={"Host": "attacker.example"})
    assert (answer.status_code, ADDRESS_VARIABLE in answer.text) == (501, True)


def test_a_host_that_is_none_is_no_fault_of_the_server(client: TestClient) -> None:
    for address in (f"/oembed?url={quote(HERE)}", sources_address(CATALOG), "/embed/map?data=0"):
        assert client.get(address, headers={"Host": "[::1"}).status_code < 500


def test_files_name_the_address_that_the_server_is_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, "https://maps.example/")
    assert "https://maps.example/?look=" in client.get("/export/cite").text
    url = "https://maps.example/?scenario=four_islands"
    card = client.get(f"/oembed?{urlencode({'url': url})}").json()
    assert (
        'src="https://maps.example/embed/map?look=proposals&amp;scenario=four_islands'
        in card["html"]
    )


def test_keys_that_change_nothing_do_not_make_another_file(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = itertools.count(1)
    query = "scenario=four_islands&date=1956-10-20"
    monkeypatch.setattr("geo_app.server.downloads.make", lambda *_: b"%d" % next(numbers))
    same = [
        f"/export/svg?{query}",
        f"/export/svg?zz=1&{query}&size=a4",
        f"/export/svg?{query}&story=x&locked=1",
    ]
    assert {client.get(address).text for address in same} == {"1"}
    assert client.get(f"/export/svg?{query}&size=a3").text == "2"
    maps = [f"/export/html?{query}{more}" for more in ("", "&data=0.1", "&data=0.2", "&beside=1")]
    assert {client.get(address).text for address in maps} == {"3"}
    assert client.get(f"/export/html?{query}&locked=1").text == "4"


def run(main: Callable[[], Coroutine[None, None, None]]) -> None:
    """Run a coroutine on a thread of its own: a browser may hold the event loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(main())).result()


class Readers:
    """Readers of one queue whose work stands still until it is let go."""

    def __init__(self, most_waiting: int) -> None:
        self.queue = FileQueue("test", most_waiting)
        self.go = threading.Event()
        self.begun = threading.Semaphore(0)
        self.made: list[str] = []
        self.left: set[str] = set()

    async def reads(self, reader: str, key: str) -> bytes | None:
        async def is_gone() -> bool:
            return reader in self.left

        def make() -> bytes:
            self.begun.release()
            assert self.go.wait(10)
            self.made.append(key)
            if key == "bad":
                raise ValueError(key)
            return key.encode()

        return await self.queue.file(key, make, is_gone)

    async def starts(self, reader: str, key: str) -> asyncio.Task[bytes | None]:
        task = asyncio.create_task(self.reads(reader, key))
        await asyncio.sleep(0)
        return task


def test_the_same_file_is_made_once_and_what_nobody_waits_for_is_not_made() -> None:
    async def main() -> None:
        readers = Readers(most_waiting=2)
        first = await readers.starts("ann", "a")
        await asyncio.to_thread(readers.begun.acquire)
        same = await readers.starts("ben", "a")
        waiting = await readers.starts("cat", "b")
        shared = [await readers.starts(name, "c") for name in ("dan", "eve")]
        with pytest.raises(QueueFullError):
            await readers.reads("fay", "d")
        readers.left |= {"ann", "cat", "dan"}
        assert [await first, await waiting, await shared[0]] == [None, None, None]
        # Who leaves makes room for others.
        last = await readers.starts("gil", "d")
        assert await readers.reads("ann", "e") is None
        readers.go.set()
        assert [await same, await shared[1], await last] == [b"a", b"c", b"d"]
        assert await readers.reads("ivy", "c") == b"c"
        assert readers.made == ["a", "c", "d"]

    run(main)


def test_a_fault_reaches_those_who_wait_and_is_not_kept() -> None:
    async def main() -> None:
        readers = Readers(most_waiting=2)
        readers.go.set()
        for _ in range(2):
            with pytest.raises(ValueError, match="bad"):
                await readers.reads("ann", "bad")
        assert readers.made == ["bad", "bad"]

    run(main)


def test_only_so_much_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo_app.server.file_queue.KEPT_BYTES", 2)

    async def main() -> None:
        readers = Readers(most_waiting=2)
        readers.go.set()
        for key in ("a", "b", "c", "b", "a"):
            await readers.reads("ann", key)
        assert readers.made == ["a", "b", "c", "a"]

    run(main)
