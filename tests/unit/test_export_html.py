"""Single-file maps, the command line and the notebook."""

import base64
import gzip
import hashlib
import html
import json
import re
from pathlib import Path

import pytest

import geo_app
from geo_app.cli import main
from geo_app.data.catalog import Catalog
from geo_app.errors import UnknownNameError
from geo_app.exports.options import Options
from geo_app.exports.page.html import single_file
from geo_app.views.codec import make_view, query_text
from tests.export_helpers import LARGEST_GZIPPED_BYTES, some_views


def block(page: str, name: str) -> dict[str, object]:
    found = re.search(rf'id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    content: dict[str, object] = json.loads(found.group(1))
    return content


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> list[str]:
    return [single_file(catalog, view) for view in some_views(catalog)]


def test_the_policy_allows_exactly_what_is_there(pages: list[str]) -> None:
    for page in pages:
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
        assert policy
        told = html.unescape(policy.group(1))
        assert "unsafe" not in told
        assert told.startswith("default-src 'none'")
        bodies = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
        for body in bodies:
            digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in told
        assert told.count("sha256-") == len(bodies)
        assert not re.search(r"<[a-z][^>]* (?:style|on\w+)=", re.sub(r"<script.*?</script>", "",
                             page, flags=re.DOTALL))  # fmt: skip


def test_it_is_a_page_of_its_own(catalog: Catalog, pages: list[str]) -> None:
    for page, view in zip(pages, some_views(catalog), strict=True):
        assert f'<html lang="{view.lang}"' in page
        assert page.count("<title>") == 1
        assert catalog.dispute.title not in re.findall("<title>(.*?)</title>", page)
        assert '<meta name="description" content="' in page
        assert html.escape(query_text(catalog, view)) in page
        assert catalog.dispute.version in page
        state = block(page, "dispute-map-view")["state"]
        assert isinstance(state, dict)
        assert state["scenario"] == view.scenario
        assert state["set"] == dict(view.set)


def test_it_says_in_words_what_it_shows(catalog: Catalog, pages: list[str]) -> None:
    twin = re.search(r'<section class="twin".*?</section>', pages[0], re.DOTALL)
    assert twin
    text = html.unescape(re.sub("<[^>]+>", " ", twin.group()))
    assert "345\u00a0km²" in text
    assert "ODbL" in text
    for unit in ("shikotan", "urup"):
        assert catalog.units[unit].name in text
    assert text.count("Grade") + text.count("(A)") > 0


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_it_is_small_with_every_story(catalog: Catalog, lang: str) -> None:
    view = make_view(catalog, lang=lang)
    for story in (None, *catalog.stories):
        page = single_file(catalog, view, Options(story=story))
        assert len(gzip.compress(page.encode("utf-8"), 9)) <= LARGEST_GZIPPED_BYTES


def test_hosts_are_allowed_only_where_the_view_asks(catalog: Catalog) -> None:
    base = catalog.dispute.base_maps[0]
    plain = single_file(catalog, make_view(catalog, layers=["names"]))
    asked = single_file(catalog, make_view(catalog, layers=["names", base.id]))
    assert "img-src data:;" in html.unescape(plain)
    assert f"img-src data: https://{base.host};" in html.unescape(asked)


def test_markup_in_a_name_stays_text(catalog: Catalog) -> None:
    view = make_view(catalog, set={"habomai": "joint"}, name="</script><img src=x onerror=1>")
    page = single_file(catalog, view)
    assert "<img" not in page


def test_a_tour_is_carried_along(catalog: Catalog) -> None:
    story = next(iter(catalog.stories.values()))
    page = single_file(catalog, make_view(catalog, lang="ja"), Options(story=story.id))
    steps = block(page, "dispute-map-view")["tour"]
    assert isinstance(steps, list)
    assert len(steps) == len(story.passages)
    with pytest.raises(UnknownNameError, match=story.id):
        single_file(catalog, make_view(catalog), Options(story="nothing"))


def test_the_command_line_exports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "own.html"
    words = ["export", "status_quo", "--set", "habomai=joint", "--cut", "etorofu_iturup=0.21",
             "--date", "1991-04-18", "--lang", "ru", "--locked", "--out", str(out)]  # fmt: skip
    assert main(words) == 0
    assert "KiB" in capsys.readouterr().out
    content = block(out.read_text("utf-8"), "dispute-map-view")
    assert content["locked"] is True


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["export", "nothing", "--out", "a.html"], "four_islands"),
        (["export", "four_islands", "--out", "a.doc"], ".gpkg"),
        (["export", "four_islands", "--format", "bmp", "--out", "a.bmp"], "gpkg"),
        (["export", "four_islands", "--set", "habomai", "--out", "a.html"], "UNIT=PARTY"),
        (["export", "four_islands", "--set", "habomai=x", "--out", "a.html"], "undetermined"),
        (["export", "four_islands", "--size", "a9", "--out", "a.png"], "letter"),
        (["export", "four_islands", "--dpi", "99", "--out", "a.png"], "300"),
        (["export", "four_islands", "--date", "yesterday", "--out", "a.png"], "YYYY-MM-DD"),
        (["export", "four_islands", "--story", "x", "--out", "a.pptx"], "article"),
        (["site", "--jobs", "0", "--out", "x"], "1 to 64"),
    ],
)
def test_bad_calls_end_with_status_2_and_the_valid_choices(
    words: list[str], hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    told = capsys.readouterr().err
    assert hint in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_shows_and_saves_a_view(tmp_path: Path) -> None:
    view = geo_app.view("joint_declaration_1956", date="1956-10-19")
    markup = view._repr_html_()
    assert markup.startswith("<iframe srcdoc=")
    assert "1956-10-19" in markup
    assert "19 October 1956" in repr(view)
    saved = view.save(tmp_path / "map.csv")
    assert saved.read_bytes().startswith(b"\xef\xbb\xbfscenario,")
