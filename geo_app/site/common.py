"""Files of the site that are no page: icon, lists for machines, start page, what is not there."""

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as Xml

from geo_app.data.contents import Catalog
from geo_app.folders import project_folder
from geo_app.html.elements import Html, el, join
from geo_app.html.page import about, link_preview, prose_page
from geo_app.html.theme import LIGHT
from geo_app.site.layout import FEED_FILE, PREVIEWS, Site, preview_name
from geo_app.site.pages import Name

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_RELEASE = re.compile(r"^## (.+)$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNRELEASED = "unreleased"


def icon(catalog: Catalog) -> Html:
    """Return a disc of the sea with a piece of land in the colours of those who claim it."""
    fills = [party.fill for party in catalog.claimants if not party.joint_of][:2]
    width = 16 // max(1, len(fills))
    bands = (
        el("rect", x=str(8 + width * at), y="6", width=str(width), height="20", fill=fill)
        for at, fill in enumerate(fills)
    )
    disc = el("circle", cx="16", cy="16", r="15", fill=LIGHT.sea, stroke=LIGHT.ink)
    return el("svg", disc, *bands, xmlns="http://www.w3.org/2000/svg", viewBox="0 0 32 32")


def sitemap(catalog: Catalog, site: Site, listed: Iterable[Name]) -> str:
    """Return the addresses of all pages, each with those of its other languages."""
    day, links = catalog.dispute.as_of.isoformat(), "http://www.w3.org/1999/xhtml"
    root = Xml.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": links})
    for name in listed:
        there = {code: site.whole(f"{code}/{name.file}.html") for code in catalog.languages}
        for address in there.values():
            entry = Xml.SubElement(root, "url")
            Xml.SubElement(entry, "loc").text = address
            Xml.SubElement(entry, "lastmod").text = day
            for code, other in there.items():
                told = {"rel": "alternate", "hreflang": code, "href": other}
                Xml.SubElement(entry, "xhtml:link", told)
    return _written(root)


def feed(catalog: Catalog, site: Site) -> str:
    """Return the changes from version to version, as the project writes them down (Atom)."""
    dispute = catalog.dispute
    day = f"{dispute.as_of.isoformat()}T00:00:00Z"
    name = site.whole(FEED_FILE) if site.address else f"urn:x-dispute:{dispute.id}:changes"
    root = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": dispute.languages[0]})
    Xml.SubElement(root, "title").text = dispute.title
    Xml.SubElement(root, "id").text = name
    Xml.SubElement(root, "updated").text = day
    author = Xml.SubElement(root, "author")
    Xml.SubElement(author, "name").text = dispute.title
    if site.address:
        Xml.SubElement(root, "link", {"rel": "self", "href": site.whole(FEED_FILE)})
    for title, text, released in _releases(dispute.as_of.isoformat()):
        entry = Xml.SubElement(root, "entry")
        Xml.SubElement(entry, "title").text = title
        Xml.SubElement(entry, "id").text = f"{name}#{title.split()[0].lower()}"
        Xml.SubElement(entry, "updated").text = f"{released}T00:00:00Z"
        Xml.SubElement(entry, "content", {"type": "text"}).text = text
    return _written(root)


def _releases(otherwise: str) -> Iterator[tuple[str, str, str]]:
    """Yield heading, text and day of every version; what is not released is none."""
    path = project_folder("CHANGELOG.md")
    if path.is_file():
        _, *parts = _RELEASE.split(path.read_text("utf-8"))
        for title, text in zip(parts[::2], parts[1::2], strict=True):
            if title.strip().lower() != _UNRELEASED:
                dated = _DAY.search(title)
                yield title.strip(), text.strip(), dated[0] if dated else otherwise


def _written(root: Xml.Element) -> str:
    Xml.indent(root, " ")
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def robots(site: Site) -> str:
    """Return what programs may read."""
    listed = f"Sitemap: {site.whole('sitemap.xml')}\n" if site.address else ""
    return f"User-agent: *\nAllow: /\n{listed}"


def start_page(catalog: Catalog, site: Site) -> Html:
    """Return the page that asks for a language; where it will stand, a link to it has a preview."""
    dispute, first = catalog.dispute, catalog.language(catalog.dispute.languages[0])
    titles = (
        el(
            "p",
            el("a", language.name, href=f"{code}/explore.html", hreflang=code),
            " ",
            language.content("dispute.title", dispute.title),
            lang=code,
        )
        for code, language in catalog.languages.items()
    )
    choice = el("nav", *titles, aria_label=first.interface("language.choose"))
    lead, head = el("p", dispute.subtitle), [about(dispute.subtitle)]
    if site.address:
        here, picture = site.whole(""), site.whole(f"{PREVIEWS}/{preview_name(catalog, ())}.png")
        head += [
            el("link", rel="canonical", href=here),
            link_preview(
                dispute.title, dispute.subtitle, site=dispute.title, locale=str(first.locale),
                address=here, picture=picture,
            ),
        ]  # fmt: skip
    return prose_page(first.code, dispute.title, el("h1", dispute.title), lead, choice,
                      head=join(head, "\n"))  # fmt: skip


def missing_page(catalog: Catalog, site: Site) -> Html:
    """Return what a host shows where there is no page; it may stand at any depth."""
    base = f"{site.address}/" if site.address else "/"
    first = catalog.language(catalog.dispute.languages[0])
    parts = (
        el(
            "section",
            el("h2", language.interface("site.missing"), lang=code),
            el("p", el("a", language.interface("site.back"), href=f"{base}{code}/explore.html")),
            lang=code,
        )
        for code, language in catalog.languages.items()
    )
    title = first.interface("site.missing")
    return prose_page(first.code, title, el("h1", catalog.dispute.title), join(parts, "\n"),
                      head=el("meta", name="robots", content="noindex"))  # fmt: skip
