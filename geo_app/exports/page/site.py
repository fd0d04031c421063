"""A whole static site: every scenario and story in every language, for any static host."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as Xml

from tqdm import tqdm

from geo_app.atomic import write_text
from geo_app.data.catalog import loaded_catalog
from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.errors import ExportError
from geo_app.exports.options import Options
from geo_app.exports.page.html import single_file
from geo_app.html.elements import Html, el, join
from geo_app.html.frames import oembed_card
from geo_app.html.page import about, prose_page
from geo_app.view.codec import make_view
from geo_app.view.summary import Summary, summarise
from geo_app.view.words import description, dispute_title, page_title


class Page(NamedTuple):
    """One document of the site: its path without suffix, language, scenario or story."""

    path: str
    lang: str
    scenario: str | None
    story: str | None

    @property
    def name(self) -> str:
        """Its path in the folder of its language."""
        return self.path.removeprefix(f"{self.lang}/")


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
    listed = pages(catalog)
    try:
        for lang in catalog.languages:
            (folder / lang).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} cannot be made: {error.strerror}.") from error
    write = partial(_write_page, catalog.root, folder, address)
    if jobs == 1:
        paths = [*tqdm(map(write, listed), total=len(listed), unit="page")]
    else:
        # Pages of one language together: each process renders a language's document once.
        size = max(1, -(-len(listed) // (jobs * 2)))
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            results = pool.map(write, listed, chunksize=size)
            paths = [*tqdm(results, total=len(listed), unit="page")]
    written = [path for pair in paths for path in pair]
    for name, text in _common_files(catalog, listed, address):
        write_text(folder / name, text)
        written.append(folder / name)
    return written


def _write_page(root: Path, folder: Path, address: str, page: Page) -> tuple[Path, Path]:
    catalog = loaded_catalog(root)
    summary, title, summed_up = _texts(catalog, page)
    source, name = _address(address, f"{page.path}.html"), dispute_title(summary)
    properties = {
        "og:title": title, "og:description": summed_up, "og:type": "website",
        "og:site_name": name, "og:locale": str(summary.language.locale),
        **({"og:url": source} if address else {}),
    }  # fmt: skip
    card_address = f"{_address(address, page.path) if address else page.name}.oembed.json"
    # What link previews and oEmbed readers look for.
    head = [
        *(el("meta", property=key, content=value) for key, value in properties.items()),
        el("meta", name="twitter:card", content="summary"),
        el("link", rel="alternate", type="application/json+oembed", href=card_address,
           title=title),
        *(el("link", rel="alternate", hreflang=lang, href=f"../{lang}/{page.name}.html")
          for lang in catalog.languages),
    ]  # fmt: skip
    card = oembed_card(source, title, (name, address.rstrip("/")))
    html_path, json_path = folder / f"{page.path}.html", folder / f"{page.path}.oembed.json"
    options = Options(story=page.story)
    write_text(html_path, single_file(catalog, summary.view, options, join(head, "\n")))
    write_text(json_path, json.dumps(card, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return html_path, json_path


def _texts(catalog: Catalog, page: Page) -> tuple[Summary, str, str]:
    """Return what a document shows, its title, and what it is about."""
    summary = summarise(catalog, make_view(catalog, page.scenario, lang=page.lang))
    if page.story is None:
        return summary, page_title(summary), description(summary)
    story, said = catalog.stories[page.story], summary.language.content
    path = f"stories/{story.id}"
    return summary, said(f"{path}.title", story.title), said(f"{path}.summary", story.summary)


def _common_files(catalog: Catalog, listed: list[Page], address: str) -> Iterator[tuple[str, str]]:
    """Yield what holds no map, by its path: start page, lists, and what search engines read."""
    yield "index.html", _index(catalog, catalog.language(catalog.dispute.languages[0]), "")
    sitemap = f"Sitemap: {_address(address, 'sitemap.xml')}\n" if address else ""
    yield "robots.txt", f"User-agent: *\nAllow: /\n{sitemap}"
    for lang in catalog.languages:
        language = catalog.language(lang)
        say = language.interface
        here = [page for page in listed if page.lang == lang]
        yield f"{lang}/index.html", _index(
            catalog, language, "../",
            el("h2", say("map.scenario.all")),
            _links(catalog, (page for page in here if page.story is None)),
            el("h2", say("page.story")),
            _links(catalog, (page for page in here if page.story is not None)),
            el("footer", f"{say('map.attribution')}. {say('export.licence')}"),
        )  # fmt: skip
    root = Xml.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    lists = (f"{lang}/" for lang in catalog.languages)
    for path in ("", *lists, *(f"{page.path}.html" for page in listed)):
        entry = Xml.SubElement(root, "url")
        Xml.SubElement(entry, "loc").text = _address(address, path)
        Xml.SubElement(entry, "lastmod").text = catalog.dispute.as_of.isoformat()
    Xml.indent(root, " ")
    yield "sitemap.xml", Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _index(catalog: Catalog, language: Language, up: str, *body: Html) -> Html:
    """Return a page with the languages to choose from, and more."""
    title = language.content("dispute.title", catalog.dispute.title)
    lead = language.content("dispute.subtitle", catalog.dispute.subtitle)
    links = (
        el("a", other.name, href=f"{up}{code}/index.html", lang=code, hreflang=code)
        for code, other in catalog.languages.items()
    )
    label = catalog.language(catalog.dispute.languages[0]).interface("language.choose")
    choice = el("nav", join(links, " "), aria_label=label)
    return prose_page(language.code, title, el("h1", title), el("p", lead), choice, *body,
                      head=about(lead))  # fmt: skip


def _links(catalog: Catalog, listed: Iterable[Page]) -> Html:
    items = (
        el("li", el("a", _texts(catalog, page)[1], href=f"{page.name}.html")) for page in listed
    )
    return el("ul", join(items, "\n"))


def _address(address: str, path: str) -> str:
    return f"{address.rstrip('/')}/{path}"
