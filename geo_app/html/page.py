"""The frame of every page that is written whole: its head, and a policy for what it may load."""

import base64
import hashlib
import re
from collections.abc import Iterable

from geo_app.html.elements import Html, el, join, raw
from geo_app.html.theme import map_colours

_PROSE = """
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.2rem 4rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 var(--sans); }
h1, h2 { font-family: var(--serif); line-height: 1.25; }
a { color: var(--link); } li { margin: 0.35rem 0; } nav a { margin-right: 1rem; }
footer { margin-top: 3rem; color: var(--muted); font-size: 0.9rem; }
"""

PREVIEW_PX = (1200, 630)
"""Width and height of the picture of a link preview."""

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_TILES = re.compile(r"https://([a-z0-9.-]+(?::[0-9]+)?)/", re.ASCII | re.IGNORECASE)


def html_page(
    lang: str, title: str, body: Html, *, style: str | None, policy: str | None = None,
    theme: str | None = None, head: Html | None = None,
) -> Html:  # fmt: skip
    """Return a whole page.

    Parameters
    ----------
    policy : str, optional
        Content-Security-Policy that the page carries.
    head : Html, optional
        What else stands in the head: description, previews.
    """
    security = el("meta", http_equiv="Content-Security-Policy", content=policy) if policy else None
    parts = [
        el("meta", charset="utf-8"),
        el("title", title),
        security,
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        head,
        raw("style", style) if style else None,
    ]
    content = el("head", join(parts, "\n")), el("body", body)
    return join([Html("<!DOCTYPE html>"), el("html", *content, lang=lang, data_theme=theme)], "\n")


def about(description: str) -> Html:
    """Return what tells search engines and previews of a page."""
    return el("meta", name="description", content=description)


def link_preview(
    title: str, text: str, *, site: str, locale: str, address: str, picture: str,
    card: str | None = None,
) -> Html:  # fmt: skip
    """Return what link previews and oEmbed readers look for (Open Graph).

    Parameters
    ----------
    address, picture : str
        Of the page, and of a picture of `PREVIEW_PX`; readers outside the page need whole ones.
    card : str, optional
        Of its oEmbed answer.
    """
    width, height = map(str, PREVIEW_PX)
    properties = {
        "title": title, "description": text, "type": "website", "site_name": site,
        "locale": locale, "url": address, "image": picture, "image:width": width,
        "image:height": height, "image:alt": title,
    }  # fmt: skip
    tags = [el("meta", property=f"og:{name}", content=said) for name, said in properties.items()]
    tags.append(el("meta", name="twitter:card", content="summary_large_image"))
    if card:
        kind = "application/json+oembed"
        tags.append(el("link", rel="alternate", type=kind, href=card, title=title))
    return join(tags, "\n")


def prose_page(lang: str, title: str, *body: Html, head: Html | None = None) -> Html:
    """Return a page of text that loads nothing."""
    style = map_colours() + _PROSE
    whole = el("main", *body)
    return html_page(lang, title, whole, style=style, policy=policy_of([style]), head=head)


def policy_of(
    styles: Iterable[str],
    scripts: Iterable[str] = (),
    pictures: str = "'none'",
    fonts: str = "'none'",
) -> str:
    """Return a policy that allows these styles and scripts by their hashes, pictures and fonts.

    ``pictures`` and ``fonts``: from where they may come: ``data:``, hosts.
    """
    parts = {
        "default-src": "'none'",
        "script-src": _hashes(scripts),
        "style-src": _hashes(styles),
        "img-src": pictures,
        "font-src": fonts,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def policy_of_page(page: str, tiles: Iterable[str] = ()) -> str:
    """Return the policy of a page that was written earlier; see `picture_sources` for the tiles."""
    styles = _STYLE.findall(page)
    fonts = "'self'" if any("@font-face" in style for style in styles) else "'none'"
    return policy_of(styles, _SCRIPT.findall(page), picture_sources(tiles), fonts)


def policy_of_app(page: str) -> str:
    """Return the policy of a page that Streamlit runs: nothing from, or to, another host.

    Streamlit needs more than the map does: it loads the scripts of components as blobs, and its
    styles are written while it runs. Markup in a text can still start no script, and send nothing.
    """
    parts = {
        "default-src": "'self'",
        "script-src": f"'self' blob: {_hashes(_INLINE.findall(page))}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def picture_sources(tiles: Iterable[str]) -> str:
    """Say from where the pictures of a map may come: out of the page, and from base maps.

    ``tiles``: addresses of base maps. One that begins with no plain ``https`` host is left out: it
    would become part of the policy itself.
    """
    hosts = dict.fromkeys(match[1] for match in map(_TILES.match, tiles) if match)
    return " ".join(["data:", *(f"https://{host}" for host in hosts)])


def _hashes(texts: Iterable[str]) -> str:
    # A browser reads CRLF as LF before it compares a hash.
    plain = (text.replace("\r\n", "\n").encode("utf-8") for text in texts)
    digests = (hashlib.sha256(text).digest() for text in plain)
    listed = (f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)
    return " ".join(listed) or "'none'"
