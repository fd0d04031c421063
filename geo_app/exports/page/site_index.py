"""The pages of a static site that hold no map: a start page, and a list in each language."""

from __future__ import annotations

from collections.abc import Iterable

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.html.elements import Html, el, join
from geo_app.html.page import about, prose_page


def index_page(catalog: Catalog, lang: str, links: list[tuple[str, str, bool]]) -> Html:
    """Return the list of all documents in one language.

    Parameters
    ----------
    links : list of (str, str, bool)
        Address, title, and whether it is a story.
    """
    language = catalog.language(lang)
    say = language.interface
    maps = _links((href, name) for href, name, is_story in links if not is_story)
    stories = _links((href, name) for href, name, is_story in links if is_story)
    return _page(
        catalog, language, "../",
        el("h2", say("map.scenario.all")), maps, el("h2", say("page.story")), stories,
        el("footer", f"{say('map.attribution')}. {say('export.licence')}"),
    )  # fmt: skip


def start_page(catalog: Catalog) -> Html:
    """Return the page at the root: the languages to choose from."""
    return _page(catalog, catalog.language(catalog.dispute.languages[0]), "")


def robots(address: str) -> str:
    """Return the file that invites search engines, and names the sitemap where that is known."""
    sitemap = f"Sitemap: {address.rstrip('/')}/sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _page(catalog: Catalog, language: Language, up: str, *body: Html) -> Html:
    title = language.content("dispute.title", catalog.dispute.title)
    lead = language.content("dispute.subtitle", catalog.dispute.subtitle)
    links = (
        el("a", one.name, href=f"{up}{code}/index.html", lang=code, hreflang=code)
        for code, one in catalog.languages.items()
    )
    label = catalog.language(catalog.dispute.languages[0]).interface("language.choose")
    choice = el("nav", join(links, " "), aria_label=label)
    return prose_page(language.code, title, el("h1", title), el("p", lead), choice, *body,
                      head=about(lead))  # fmt: skip


def _links(links: Iterable[tuple[str, str]]) -> Html:
    return el("ul", join((el("li", el("a", name, href=href)) for href, name in links), "\n"))
