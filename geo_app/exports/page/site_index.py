"""The pages of a static site that hold no map: a start page, and a list in each language."""

from __future__ import annotations

from html import escape

from geo_app.data.contents import Catalog

STYLE = """
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.2rem 4rem; background: #fbf9f4;
  color: #22303a; font: 1rem/1.55 "Segoe UI", "Noto Sans", "Noto Sans CJK JP", sans-serif; }
h1, h2 { font-family: Georgia, "Noto Serif", serif; line-height: 1.25; }
a { color: #7a4b2a; } li { margin: 0.35rem 0; } nav a { margin-right: 1rem; }
footer { margin-top: 3rem; color: #52616b; font-size: 0.9rem; }
"""


def index_page(catalog: Catalog, lang: str, links: list[tuple[str, str, bool]]) -> str:
    """Return the list of all documents in one language.

    Parameters
    ----------
    links : list of (str, str, bool)
        Address, title, and whether it is a story.
    """
    language = catalog.language(lang)
    title = language.content("dispute.title", catalog.dispute.title)
    lead = language.content("dispute.subtitle", catalog.dispute.subtitle)
    maps = _links([(href, name) for href, name, is_story in links if not is_story])
    stories = _links([(href, name) for href, name, is_story in links if is_story])
    body = (
        f"<h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n{_languages(catalog, '../')}\n"
        f"<h2>{escape(language.interface('map.scenario.all'))}</h2>\n{maps}\n"
        f"<h2>{escape(language.interface('page.story'))}</h2>\n{stories}\n"
        f"<footer>{escape(language.interface('map.attribution'))}. "
        f"{escape(language.interface('export.licence'))}</footer>"
    )
    return _page(lang, title, lead, body)


def start_page(catalog: Catalog) -> str:
    """Return the page at the root: the languages to choose from."""
    first = catalog.dispute.languages[0]
    language = catalog.language(first)
    title = language.content("dispute.title", catalog.dispute.title)
    lead = language.content("dispute.subtitle", catalog.dispute.subtitle)
    body = f"<h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n{_languages(catalog, '')}"
    return _page(first, title, lead, body)


def robots(address: str) -> str:
    """Return the file that invites search engines, and names the sitemap where that is known."""
    sitemap = f"Sitemap: {address.rstrip('/')}/sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _languages(catalog: Catalog, up: str) -> str:
    links = " ".join(
        f'<a href="{up}{code}/index.html" lang="{code}" hreflang="{code}">{escape(one.name)}</a>'
        for code, one in catalog.languages.items()
    )
    label = catalog.language(catalog.dispute.languages[0]).interface("language.choose")
    return f'<nav aria-label="{escape(label)}">{links}</nav>'


def _links(links: list[tuple[str, str]]) -> str:
    items = "\n".join(f'<li><a href="{href}">{escape(name)}</a></li>' for href, name in links)
    return f"<ul>\n{items}\n</ul>"


def _page(lang: str, title: str, lead: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="description" content="{escape(lead)}">\n<style>{STYLE}</style>\n'
        f"</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
