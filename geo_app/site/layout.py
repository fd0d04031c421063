"""What stands around every page of the site: head, ways to the other pages, search, map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.exports.picture.canvas import Corners
from geo_app.html.elements import Html, el, join, json_script, raw
from geo_app.html.page import about, html_page, link_preview
from geo_app.html.theme import DARK, LIGHT, page_colours
from geo_app.reading.addresses import MAIN
from geo_app.reading.pages.compare import compare_layout
from geo_app.reading.search import search_field
from geo_app.reading.style import SHEETS, party_style
from geo_app.site.addresses import site_pages, story_page
from geo_app.site.pages import MAP_FILE, Content, Name
from geo_app.site.pictures import Still
from geo_app.site.still import HEIGHT_PX, WIDTH_PX, across
from geo_app.views.codec import ALWAYS, encoded, to_query
from geo_app.views.summary import Summary, sentences, summarise
from geo_app.views.words import page_title, short_title

FOLDER = Path(__file__).parent
STYLE_FILE, SCRIPT_FILE, INDEX_FILE = "style.css", "site.js", "search.js"
ICON_FILE, FEED_FILE = "favicon.svg", "changes.xml"
STILLS, PREVIEWS = "still", "preview"
_SHOWN_ON_PHONE, _RIGHT_OF_LINE = 0.53, 0.75
"""How much of the width of a still a phone has room for, and where in that is what differs."""

# A page that is opened from a disk is of no origin: there `'self'` is nobody.
_OWN = "'self' file:"
POLICY = "; ".join((
    "default-src 'none'", f"script-src {_OWN}", f"style-src {_OWN}",
    "style-src-attr 'unsafe-inline'", f"img-src {_OWN} data:", f"frame-src {_OWN}",
    # Chromium asks for robots.txt in the name of the page when it audits one.
    "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
))  # fmt: skip
"""What a page may load: files of the site, nothing else."""


@dataclass(frozen=True)
class Site:
    """Where the site will stand: ``https://example.org/maps``, or nowhere known."""

    address: str = ""

    def whole(self, path: str) -> str:
        """Return the whole address of a file of the site."""
        return f"{self.address}/{path}"


def style(catalog: Catalog) -> str:
    """Return the style sheet of all pages."""
    sheets = (*SHEETS, FOLDER / "site.css")
    rules = (path.read_text("utf-8") for path in sheets)
    return "\n".join((page_colours(":root"), *rules, party_style(catalog)))


def page(
    catalog: Catalog, site: Site, lang: str, name: Name, content: Content, stills: Sequence[Still]
) -> Html:
    """Return a page as its file holds it."""
    language = catalog.language(lang)
    dispute = short_title(catalog, language)
    title = content.title if name.file == "explore" else f"{content.title} · {dispute}"
    body = join([
        el("a", language.interface("site.skip"), href="#text", class_="skip"),
        _header(catalog, language, name, dispute),
        _main(catalog, language, content, stills),
        _footer(catalog, language),
        json_script("site-map", content.map) if content.map else None,
        raw("script", "", src=f"../{SCRIPT_FILE}", defer=True),
    ], "\n")  # fmt: skip
    head = join([
        *_head(catalog, site, lang, name, content, title, stills),
        el("link", rel="stylesheet", href=f"../{STYLE_FILE}"),
    ], "\n")  # fmt: skip
    return html_page(lang, title, body, style=None, policy=POLICY, head=head)


def _head(
    catalog: Catalog, site: Site, lang: str, name: Name, content: Content, title: str,
    stills: Sequence[Still],
) -> Iterator[Html]:  # fmt: skip
    file, language = f"{name.file}.html", catalog.language(lang)
    summed_up = _short(content.description)
    yield about(summed_up)
    for scheme, palette in (("light", LIGHT), ("dark", DARK)):
        media = f"(prefers-color-scheme: {scheme})"
        yield el("meta", name="theme-color", content=palette.paper, media=media)
    yield el("link", rel="icon", type="image/svg+xml", href=f"../{ICON_FILE}")
    feed = language.interface("site.changes")
    yield el(
        "link", rel="alternate", type="application/atom+xml", href=f"../{FEED_FILE}", title=feed
    )
    for code in catalog.languages:
        href = site.whole(f"{code}/{file}") if site.address else f"../{code}/{file}"
        yield el("link", rel="alternate", hreflang=code, href=href)
    if not site.address:
        return
    here = site.whole(f"{lang}/{file}")
    first = site.whole(f"{catalog.dispute.languages[0]}/{file}")
    yield el("link", rel="alternate", hreflang="x-default", href=first)
    yield el("link", rel="canonical", href=here)
    yield link_preview(
        title, summed_up, site=language.content("dispute.title", catalog.dispute.title),
        locale=str(language.locale), address=here,
        picture=site.whole(f"{PREVIEWS}/{preview_name(catalog, stills)}.png"),
    )  # fmt: skip


def preview_name(catalog: Catalog, stills: Sequence[Still]) -> str:
    """Return the picture that stands for a page: of what its last still shows, else of today."""
    is_drawn = stills and (stills[-1].is_whole or not stills[-1].bounds)
    return stills[-1].name if is_drawn else f"day-{catalog.dispute.as_of}"


def _short(text: str, longest: int = 300) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"


def _header(catalog: Catalog, language: Language, name: Name, title: str) -> Html:
    shown = site_pages(catalog)
    bar = [_page_link(catalog, language, one, name) for one in MAIN if one in shown]
    more = [_page_link(catalog, language, one, name) for one in shown if one not in MAIN]
    menu = el("details", el("summary", language.interface("page.more")), el("div", *more))
    return el(
        "header",
        el("a", title, href="explore.html", class_="site-title"),
        el("nav", *bar, menu, aria_label=language.interface("page.menu"), class_="site-pages"),
        search_field(language, INDEX_FILE, hidden=True),
        _languages(catalog, language, name),
        class_="site-head",
    )


def _page_link(catalog: Catalog, language: Language, page: str, here: Name) -> Html:
    file = story_page(catalog) if page == "story" else page
    current = "page" if here.kind == page else None
    label = language.interface(f"page.{page}")
    return el("a", label, href=f"{file}.html", aria_current=current)


def _languages(catalog: Catalog, language: Language, name: Name) -> Html:
    links = (
        el(
            "a", other.name, href=f"../{code}/{name.file}.html", lang=code, hreflang=code,
            aria_current="true" if code == language.code else None,
        )
        for code, other in catalog.languages.items()
    )  # fmt: skip
    label = language.interface("language.choose")
    return el("nav", *links, class_="site-languages", aria_label=label)


def _main(catalog: Catalog, language: Language, content: Content, stills: Sequence[Still]) -> Html:
    text = el("div", content.body, class_="site-text", id="text", tabindex="-1")
    seen = _seen(catalog, language, content, stills) if stills else None
    kind = (content.map or {}).get("kind", "")
    return el(
        "main",
        content.head,
        seen,
        text,
        class_=f"stHtml site-{content.layout}",
        data_map_kind=kind or None,
    )


def _seen(catalog: Catalog, language: Language, content: Content, stills: Sequence[Still]) -> Html:
    """Return the place of the map: a picture of it, which leads to the map itself, or two."""
    words = language.interface("site.still" if content.map else "site.open")
    summaries = [summarise(catalog, view) for view in content.stills]
    pictures = [_picture(one, still) for one, still in zip(summaries, stills, strict=True)]
    titles = [page_title(one) for one in summaries]
    if len(pictures) > 1:
        named = (el("p", title, class_="small") for title in titles)
        before = (picture + name for picture, name in zip(pictures, named, strict=True))
        shown = el(
            "div", compare_layout(before), class_="site-compare unset",
            style=_cut(summaries[-1], stills[-1].bounds, (content.map or {}).get("bounds")),
        )  # fmt: skip
        return el("figure", shown, el("figcaption", words, class_="small muted"), class_="site-map")
    query = to_query(catalog, content.stills[0], always=ALWAYS)
    query.pop("lang", None)
    page = MAP_FILE if content.map else "explore.html"
    link = el("a", *pictures, href=f"{page}#{encoded(query)}")
    caption = el("figcaption", *titles, " · ", words, class_="small muted")
    return el("figure", el("div", link, class_="map-frame"), caption, class_="site-map")


def _cut(summary: Summary, shown: Corners | None, differing: Corners | None) -> str | None:
    """Say which part of a wide picture a phone shows: what differs lies right of the line."""
    if differing is None:
        return None
    (west, south), (east, north) = differing
    place = (west + _RIGHT_OF_LINE * (east - west), (south + north) / 2)
    left = across(summary, shown, place) - _RIGHT_OF_LINE * _SHOWN_ON_PHONE
    share = min(1, max(0, left / (1 - _SHOWN_ON_PHONE)))
    return f"--cut:{share:.0%}"


def _picture(summary: Summary, still: Still) -> Html:
    said = summary.say(
        "export.picture.said",
        title=page_title(summary),
        sentences=summary.language.joined(sentences(summary)),
    )
    source = f"{STILLS}/{still.file}.svg"
    return el("img", src=source, alt=said, width=str(WIDTH_PX), height=str(HEIGHT_PX))


def _footer(catalog: Catalog, language: Language) -> Html:
    say, dispute = language.interface, catalog.dispute
    made = say(
        "export.made",
        title=language.content("dispute.title", dispute.title),
        version=dispute.version,
        date=language.date(dispute.as_of),
    )
    feed = el("a", say("site.changes"), href=f"../{FEED_FILE}")
    text = el("p", made, " ", say("map.attribution"), ". ", say("export.licence"), " ", feed)
    return el("footer", text, class_="site-foot small muted")
