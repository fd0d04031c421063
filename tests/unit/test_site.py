"""The static site: whole, the same each time, and without a dead link."""

import gzip
import json
import re
import struct
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from geo_app.data import Catalog
from geo_app.data.catalog import loaded_catalog
from geo_app.exports.picture.canvas import bounds_of
from geo_app.html.page import PREVIEW_PX
from geo_app.site import build, common
from geo_app.site.build import build_site, jobs_of, zip_site
from geo_app.site.layout import Site
from geo_app.site.pages import content_of, names
from geo_app.site.pictures import stills_of
from geo_app.site.still import still
from geo_app.views.codec import default_view
from geo_app.views.names import unit_name
from geo_app.views.summary import Summary, summarise
from tests.conftest import WORLDS
from tests.site_helpers import Markup, build_part, dead_links, pages_of

ADDRESS = "https://example.org/maps"


@pytest.fixture(scope="module")
def whole(world: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalog, Path]:
    """Return an invented dispute and the whole site of it."""
    catalog, folder = loaded_catalog(world), tmp_path_factory.mktemp("site") / "maps-1.2"
    build_site(catalog, folder, jobs=1, address=f"{ADDRESS}/")
    return catalog, folder


def test_every_page_is_there_in_every_language(whole: tuple[Catalog, Path]) -> None:
    catalog, folder = whole
    for lang in catalog.languages:
        for name in names(catalog):
            page = Markup(folder / lang / f"{name.file}.html")
            assert page.headings == 1, name
            text = (folder / lang / f"{name.file}.html").read_text("utf-8")
            address = f"{ADDRESS}/{lang}/{name.file}.html"
            assert f'<link rel="canonical" href="{address}">' in text
            assert f'<link rel="alternate" hreflang="{lang}" href="{address}">' in text
    listed = [name.record for name in names(catalog) if name.kind == "unit"]
    assert listed == list(catalog.units)


def test_no_link_of_the_site_is_dead(whole: tuple[Catalog, Path]) -> None:
    catalog, folder = whole
    assert not list(dead_links(catalog, folder, list(catalog.languages), pages_of(folder)))


def test_no_page_asks_another_host_for_anything(whole: tuple[Catalog, Path]) -> None:
    _, folder = whole
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8")
        assert 'src="http' not in text
        assert 'rel="stylesheet" href="http' not in text
        assert "Content-Security-Policy" in text


def test_search_engines_find_every_page(whole: tuple[Catalog, Path]) -> None:
    catalog, folder = whole
    listed = Xml.parse(folder / "sitemap.xml").getroot()
    found = [entry[0].text or "" for entry in listed]
    assert len(found) == len(set(found)) == len(list(names(catalog))) * len(catalog.languages)
    for address in found:
        assert (folder / address.removeprefix(f"{ADDRESS}/")).is_file()


def test_a_link_to_a_page_shows_what_the_page_shows(whole: tuple[Catalog, Path]) -> None:
    catalog, folder = whole
    lang = catalog.dispute.languages[0]
    pages = {f"{lang}/{name.file}.html": name.kind for name in names(catalog)}
    for file, kind in (pages | {"index.html": "start"}).items():
        text = (folder / file).read_text("utf-8")
        [shown] = re.findall(rf'property="og:image" content="{ADDRESS}/([^"]+)"', text)
        # A PNG says its width and height first.
        assert struct.unpack(">II", (folder / shown).read_bytes()[16:24]) == PREVIEW_PX
        if kind in ("event", "line") or (kind == "proposal" and 'src="still/' in text):
            assert f"still/{Path(shown).stem}.svg" in text


def test_claim_reviews_lead_to_passages_of_the_site(whole: tuple[Catalog, Path]) -> None:
    catalog, folder = whole
    claimed = {
        story.id for story in catalog.stories.values() if any(one.claims for one in story.passages)
    }
    files = list(folder.glob("claims-*.jsonld"))
    assert {path.stem.removeprefix("claims-") for path in files} == claimed
    for path in files:
        for review in json.loads(path.read_text("utf-8"))["@graph"]:
            page, place = review["url"].removeprefix(f"{ADDRESS}/").split("#")
            assert place in Markup(folder / page).places
            assert review["@id"].startswith(review["url"])


def test_the_feed_tells_of_versions_on_their_days(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "CHANGELOG.md"
    path.write_text("# C\n\n## Unreleased\n- a\n\n## 0.2.0 (2021-03-04)\n- b\n\n## 0.1.0\n- c\n")
    monkeypatch.setattr(common, "project_folder", lambda _: path)
    entries = Xml.fromstring(common.feed(catalog, Site())).findall("{*}entry")
    told = {one.findtext("{*}title"): one.findtext("{*}updated") for one in entries}
    as_of = catalog.dispute.as_of.isoformat()
    assert told == {"0.2.0 (2021-03-04)": "2021-03-04T00:00:00Z", "0.1.0": f"{as_of}T00:00:00Z"}
    assert entries[1].findtext("{*}id") == f"urn:x-dispute:{catalog.dispute.id}:changes#0.1.0"


def test_the_index_of_the_search_leads_to_pages(whole: tuple[Catalog, Path]) -> None:
    catalog, folder = whole
    for lang in catalog.languages:
        text = (folder / lang / "search.js").read_text("utf-8")
        entries = json.loads(text.removeprefix("globalThis.searchIndex=").rstrip(";\n"))
        assert len({entry["title"] for entry in entries}) > len(catalog.units)
        for entry in entries:
            assert (folder / lang / entry["href"].split("#")[0]).is_file()


def test_a_second_build_writes_nothing_and_takes_away_what_is_gone(
    whole: tuple[Catalog, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog, folder = whole
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = build_site(catalog, folder, jobs=1, address=ADDRESS)
    assert again.written == 0
    assert {path: path.read_bytes() for path in again.files} == before
    packed = zip_site(again, folder)
    assert packed == folder.parent / f"{folder.name}.zip"
    first = packed.read_bytes()
    assert zip_site(again, folder).read_bytes() == first
    with zipfile.ZipFile(packed) as archive:
        assert f"{folder.name}/index.html" in archive.namelist()
    gone = jobs_of(catalog)[-1]
    everything = jobs_of(catalog)
    monkeypatch.setattr(build, "jobs_of", lambda _: everything[:-1])
    build_site(catalog, folder, jobs=1, address=ADDRESS)
    page = folder / gone.lang / f"{gone.name.file}.html"
    assert not page.exists()
    page.write_bytes(before[page])


@pytest.mark.parametrize("world", WORLDS[-1:], indirect=True)
def test_two_processes_write_what_one_does(whole: tuple[Catalog, Path], tmp_path: Path) -> None:
    catalog, folder = whole
    built = build_site(catalog, tmp_path, jobs=2, address=ADDRESS, gzipped=True)
    texts = {path for path in built.files if path.suffix not in (".gz", ".png")}
    packed = {path.with_suffix("") for path in built.files if path.suffix == ".gz"}
    assert packed == texts - {tmp_path / build.LIST_FILE}
    for path in packed:
        written = (folder / path.relative_to(tmp_path)).read_bytes()
        assert path.read_bytes() == written, path
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == written, path
    with zipfile.ZipFile(zip_site(built, tmp_path)) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".gz")]
    assert build_part(catalog, tmp_path, [])
    assert not list(tmp_path.rglob("*.gz"))


@pytest.mark.parametrize("said", ['{"a": 1}', "[[1], null, 2]", "7", "no json"])
def test_a_list_of_somebody_else_is_no_list(tmp_path: Path, catalog: Catalog, said: str) -> None:
    (tmp_path / build.LIST_FILE).write_text(said, "utf-8")
    build_part(catalog, tmp_path, [])
    listed = json.loads((tmp_path / build.LIST_FILE).read_text("utf-8"))
    assert "index.html" in listed


def test_a_build_takes_nothing_away_outside_its_folder(tmp_path: Path, catalog: Catalog) -> None:
    folder, other = tmp_path / "site", tmp_path / "other.txt"
    (folder / "mine").mkdir(parents=True)
    for name in ("old.html", "index.html"):
        (folder / name).write_text("of an earlier version", "utf-8")
    other.write_text("kept", "utf-8")
    said = ["../other.txt", str(other), "mine", "old.html"]
    (folder / build.LIST_FILE).write_text(json.dumps(said), "utf-8")
    build_part(catalog, folder, [])
    assert other.is_file()
    assert (folder / "mine").is_dir()
    assert not (folder / "old.html").exists()
    assert "earlier" not in (folder / "index.html").read_text("utf-8")


def test_no_link_is_dead_in_the_committed_data(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a picture shows is no link, and drawing them takes longer than writing the pages.
    monkeypatch.setattr(build, "_drawn", lambda *_: b"<svg/>")
    lang = catalog.dispute.languages[-1]
    wanted = [job for job in jobs_of(catalog) if job.lang == lang and job.kind != "preview"]
    build_part(catalog, tmp_path, wanted)
    pages = pages_of(tmp_path)
    assert not list(dead_links(catalog, tmp_path, [lang], pages))
    del pages[tmp_path / lang / "map.html"]
    read = [page for path, page in pages.items() if path.parent.name == lang]
    assert len(read) == len(wanted) - 1
    assert all(page.headings == 1 for page in read)
    assert not (tmp_path / "sitemap.xml").exists()


def test_a_site_that_stands_nowhere_has_no_previews(catalog: Catalog, tmp_path: Path) -> None:
    previews = [job for job in jobs_of(catalog) if job.kind == "preview"]
    assert previews
    assert not [path for path in build_part(catalog, tmp_path, previews) if path.suffix == ".png"]
    assert "og:image" not in (tmp_path / "index.html").read_text("utf-8")


def test_names_become_no_paths(catalog: Catalog) -> None:
    for job in jobs_of(catalog):
        assert "/" not in job.name.file


def _drawn(summary: Summary) -> tuple[dict[str, object], list[str]]:
    units = summary.units.items()
    held = {name: (unit.party, unit.title) for name, unit in units}
    return dict(held), [line.id for line in summary.lines]


def _assert_pictures_show_their_day(catalog: Catalog) -> None:
    for name in names(catalog):
        if name.kind not in ("event", "line"):
            continue
        content = content_of(catalog, catalog.dispute.languages[0], name)
        [picture], [view] = stills_of(catalog, content, name), content.stills
        day = picture.view.having(date=view.date)
        assert _drawn(summarise(catalog, day)) == _drawn(summarise(catalog, picture.view)), name


def test_compared_pictures_show_the_same_place(catalog: Catalog) -> None:
    lang = catalog.dispute.languages[0]
    for name in names(catalog):
        if name.kind == "compare":
            pictures = stills_of(catalog, content_of(catalog, lang, name), name)
            now, then = (bounds_of(summarise(catalog, one.view)) for one in pictures)
            assert (pictures[0].bounds or now) == (pictures[1].bounds or then), name


def test_a_narrow_picture_names_groups_where_their_members_lie_close(catalog: Catalog) -> None:
    group = next(one for one in catalog.units if len(catalog.members(one)) > 1)
    summary = summarise(catalog, default_view(catalog))
    drawn = Xml.fromstring(still(summary))
    told = {
        part.get("class"): {text.text for text in part.findall("{*}text")}
        for part in drawn.findall("{*}g")
    }
    name, *members = (
        unit_name(catalog.units[one], summary.language, summary.perspective)
        for one in (group, *catalog.members(group))
    )
    assert name in told["narrow"] - told["wide"]
    assert set(members) & told["wide"]
    assert not set(members) & told["narrow"]


def test_a_picture_that_days_share_is_right_for_each(
    whole: tuple[Catalog, Path], catalog: Catalog
) -> None:
    _assert_pictures_show_their_day(whole[0])
    _assert_pictures_show_their_day(catalog)
