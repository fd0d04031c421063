"""A whole static site: every scenario and story in every language, for any static host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as Xml

from tqdm import tqdm

from geo_app.atomic import write_text
from geo_app.data.catalog import data_root, load_catalog
from geo_app.data.contents import Catalog
from geo_app.errors import ExportError
from geo_app.exports.options import Options
from geo_app.exports.page.html import single_file
from geo_app.exports.page.site_index import index_page, robots, start_page
from geo_app.html.elements import Html, el, join
from geo_app.html.frames import oembed_card
from geo_app.view.codec import make_view
from geo_app.view.summary import summarise
from geo_app.view.words import description, dispute_title, page_title


class Page(NamedTuple):
    """One document of the site: its path without suffix, language, scenario or story."""

    path: str
    lang: str
    scenario: str | None
    story: str | None


def pages(catalog: Catalog) -> list[Page]:
    """List every document of the site."""
    return [page for lang in catalog.languages for page in _pages_of(catalog, lang)]


def _pages_of(catalog: Catalog, lang: str) -> Iterator[Page]:
    for scenario in catalog.scenarios:
        yield Page(f"{lang}/{scenario}", lang, scenario, None)
    for story in catalog.stories:
        yield Page(f"{lang}/story-{story}", lang, None, story)


def build_site(catalog: Catalog, folder: Path, *, jobs: int, address: str = "") -> list[Path]:
    """Write the site; the same data gives the same bytes.

    Parameters
    ----------
    folder : Path
        Is made if need be; files of an earlier site are replaced one by one.
    jobs : int
        Processes that work at the same time.
    address : str
        Where the site will stand, ``https://example.org/maps``; sitemap, previews and oEmbed
        files need it to be complete, links inside the site do not.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    ExportError
        If something could not be written.
    """
    made = pages(catalog)
    try:
        for lang in catalog.languages:
            (folder / lang).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} cannot be made: {error.strerror}.") from error
    written = [path for paths in _documents(made, folder, jobs, address) for path in paths]
    written += _common(catalog, made, folder, address)
    return written


def _documents(made: list[Page], folder: Path, jobs: int, address: str) -> Iterator[list[Path]]:
    tasks = [(page, folder, address) for page in made]
    if jobs == 1:
        _begin(data_root())
        yield from tqdm(map(_write_page, tasks), total=len(made), unit="page")
        return
    # Pages of one language together: each process renders a language's document once.
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(data_root(),)
    ) as pool:
        size = max(1, -(-len(made) // (jobs * 2)))
        results = pool.map(_write_page, tasks, chunksize=size)
        yield from tqdm(results, total=len(made), unit="page")


_catalogs: dict[str, Catalog] = {}


def _begin(root: Path) -> None:
    if "loaded" not in _catalogs or _catalogs["loaded"].root != root:
        _catalogs["loaded"] = load_catalog(root)


def _write_page(task: tuple[Page, Path, str]) -> list[Path]:
    page, folder, address = task
    catalog = _catalogs["loaded"]
    view = make_view(catalog, page.scenario, lang=page.lang)
    card = oembed(catalog, page, address)
    head = _previews(catalog, page, card, address)
    html_path, json_path = folder / f"{page.path}.html", folder / f"{page.path}.oembed.json"
    write_text(html_path, single_file(catalog, view, Options(story=page.story), head))
    text = json.dumps(card, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_text(json_path, text)
    return [html_path, json_path]


def page_name(catalog: Catalog, page: Page) -> str:
    """Title of a document in its language."""
    language = catalog.language(page.lang)
    if page.story is not None:
        story = catalog.stories[page.story]
        return language.content(f"stories/{story.id}.title", story.title)
    return page_title(summarise(catalog, make_view(catalog, page.scenario, lang=page.lang)))


def oembed(catalog: Catalog, page: Page, address: str) -> dict[str, Any]:
    """Return what an oEmbed reader is told of a document."""
    language = catalog.language(page.lang)
    provider = language.content("dispute.title", catalog.dispute.title)
    source = _address(address, f"{page.path}.html")
    return oembed_card(source, page_name(catalog, page), (provider, address.rstrip("/")))


def _previews(catalog: Catalog, page: Page, card: dict[str, Any], address: str) -> Html:
    """Write what link previews and oEmbed readers look for in the head."""
    summary = summarise(catalog, make_view(catalog, page.scenario, lang=page.lang))
    about = description(summary)
    if page.story is not None:
        story = catalog.stories[page.story]
        about = summary.language.content(f"stories/{story.id}.summary", story.summary)
    properties = {
        "og:title": card["title"], "og:description": about, "og:type": "website",
        "og:site_name": dispute_title(summary), "og:locale": str(summary.language.locale),
    }  # fmt: skip
    if address:
        properties["og:url"] = _address(address, f"{page.path}.html")
    name = page.path.rpartition("/")[2]
    card_address = f"{_address(address, page.path) if address else name}.oembed.json"
    lines = [
        *(el("meta", property=key, content=value) for key, value in properties.items()),
        el("meta", name="twitter:card", content="summary"),
        el("link", rel="alternate", type="application/json+oembed", href=card_address,
           title=card["title"]),
        *(el("link", rel="alternate", hreflang=lang, href=f"../{lang}/{name}.html")
          for lang in catalog.languages),
    ]  # fmt: skip
    return join(lines, "\n")


def _common(catalog: Catalog, made: list[Page], folder: Path, address: str) -> list[Path]:
    files = {"index.html": start_page(catalog), "robots.txt": robots(address)}
    for lang in catalog.languages:
        listed = [(page, page_name(catalog, page)) for page in made if page.lang == lang]
        links = [(f"{page.path.rpartition('/')[2]}.html", name, page.story is not None)
                 for page, name in listed]  # fmt: skip
        files[f"{lang}/index.html"] = index_page(catalog, lang, links)
    paths = ["", *(f"{lang}/" for lang in catalog.languages), *(f"{one.path}.html" for one in made)]
    files["sitemap.xml"] = _sitemap(catalog, paths, address)
    for name, text in files.items():
        write_text(folder / name, text)
    return [folder / name for name in files]


def _sitemap(catalog: Catalog, paths: list[str], address: str) -> str:
    root = Xml.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for path in paths:
        entry = Xml.SubElement(root, "url")
        Xml.SubElement(entry, "loc").text = _address(address, path)
        Xml.SubElement(entry, "lastmod").text = catalog.dispute.as_of.isoformat()
    Xml.indent(root, " ")
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _address(address: str, path: str) -> str:
    return f"{address.rstrip('/')}/{path}"
