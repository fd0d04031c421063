"""What search engines, link previews and oEmbed readers learn of a page without its scripts."""

import html
import io
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from geo_app.data import catalog as load_cached
from geo_app.html.page import PREVIEW_PX
from geo_app.reading.addresses import PAGES
from geo_app.server.delivery import Answers
from geo_app.server.downloads import ADDRESS_VARIABLE
from geo_app.server.routes import ROUTES
from geo_app.ui.bridge.first_map import first_page
from geo_app.views.codec import from_query
from geo_app.views.words import short_title

CATALOG = load_cached()
HOST = "http://localhost"
PASSAGE = next(iter(CATALOG.stories.values())).passages[1]
STORY = next(iter(CATALOG.stories))


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Starlette(routes=ROUTES, middleware=[Middleware(Answers, answer=first_page)])
    with TestClient(app, base_url=HOST) as opened:
        yield opened


def head_of(client: TestClient, address: str) -> dict[str, str]:
    """Return title, what ``meta`` elements say, and where the oEmbed answer is."""
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.text.partition("<body")[0]
    (title,), (lang,) = (
        re.findall(r"<title>(.*?)</title>", text),
        re.findall('<html lang="(.*?)"', text),
    )
    told = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', text)
    (card,) = re.findall(r'type="application/json\+oembed" href="([^"]*)"', text)
    names = [name for name, _ in told]
    assert len(names) == len(set(names))
    said = {**dict(told), "title": title, "lang": lang, "card": card}
    return {name: html.unescape(value) for name, value in said.items()}


@pytest.mark.parametrize("lang", CATALOG.languages)
def test_every_page_says_what_it_is_in_the_language_of_its_address(
    client: TestClient, lang: str
) -> None:
    dispute = CATALOG.language(lang).content("dispute.title", CATALOG.dispute.title)
    heads = {name: head_of(client, f"/{'' if name == PAGES[0] else name}?lang={lang}")
             for name in PAGES}  # fmt: skip
    for name, head in heads.items():
        page = CATALOG.language(lang).interface(f"page.{name}")
        short = short_title(CATALOG, CATALOG.language(lang))
        assert (head["lang"], head["title"]) == (lang, f"{page} · {short}")
        assert head["og:title"] == (dispute if name == PAGES[0] else page)
        assert len(head["description"]) > 30
        assert not re.search(r"[{}]|\[en\]", head["description"])
        assert head["og:url"].startswith(f"{HOST}/{'' if name == PAGES[0] else name}")
        picture = urlsplit(head["og:image"])
        assert from_query(CATALOG, {**dict(parse_qsl(picture.query))}).lang == lang
        assert picture.path == "/export/png"
        assert client.get(head["card"]).json()["thumbnail_url"]
    assert len({head["title"] for head in heads.values()}) == len(PAGES)


def test_a_view_and_a_step_of_a_story_are_named(client: TestClient) -> None:
    seen = head_of(client, "/?scenario=four_islands&date=1956-10-19&lang=ja")
    assert "四島" in seen["og:title"]
    assert "1956年10月19日" in seen["description"]
    step = head_of(client, f"/story?select=passage:{STORY}.{PASSAGE.id}")
    assert (step["og:title"], step["description"]) == (PASSAGE.heading, PASSAGE.text)


def test_what_a_reader_calls_a_view_stays_text(client: TestClient) -> None:
    name = '</title><script>1</script>"><b>'
    for page in ("/", "/embed/map"):
        answer = client.get(page, params={"set": "habomai:joint", "name": name})
        assert "<script>1" not in answer.text
        assert name in head_of(client, str(answer.url).removeprefix(HOST))["og:title"]


def test_the_picture_of_a_preview_has_the_size_that_is_told(client: TestClient) -> None:
    head = head_of(client, "/lab?lang=ru")
    picture = Image.open(io.BytesIO(client.get(head["og:image"]).content))
    assert picture.size == PREVIEW_PX
    assert (head["og:image:width"], head["og:image:height"]) == tuple(map(str, PREVIEW_PX))


@pytest.mark.parametrize("base", ["", "https://maps.example"])
def test_a_frame_leads_to_its_own_card(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, base: str
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, base)
    view = "look=proposals&scenario=four_islands&lang=ja&locked=1&no-panel=1"
    head = head_of(client, f"/embed/map?{view}")
    assert head["og:url"] == f"{base}/embed/map?{view}"
    assert head["og:image"].startswith(f"{base}/export/png?")
    card = client.get(head["card"].removeprefix(base)).json()
    assert html.escape(f'src="{base or HOST}/embed/map?{view}"', quote=False) in card["html"]
    assert card["title"] == head["og:title"]
    assert client.get("/oembed?url=//other.example/?lang=ja").status_code == 404
