"""Frames on a map, as others put them on their pages and as oEmbed readers ask for them."""

from typing import Any

from geo_app.html.elements import Html, el, join, raw
from geo_app.html.page import PREVIEW_PX
from geo_app.html.theme import LIGHT

WIDTH_PX, HEIGHT_PX = 960, 640

_LISTENER = """addEventListener("message", ({ data, source }) => {
  const frames = data?.kind === "dispute-map/height" ? document.querySelectorAll("iframe") : [];
  for (const frame of frames) if (frame.contentWindow === source) frame.height = data.height;
});"""
LISTENER = raw("script", _LISTENER)
"""What a page may hold beside its frames, so that each has the height that it wants."""

_STILL = f"""html,body{{height:100%;margin:0;background:{LIGHT.paper}}}
a{{display:grid;grid:minmax(0,auto) auto/100%;place-items:center;place-content:center;height:100%}}
img{{width:100%;height:100%;object-fit:contain}}b{{margin:.3em;padding:.4em 1em;border-radius:3px;
font:600 1rem sans-serif;background:{LIGHT.ink};color:{LIGHT.paper}}}"""


def iframe(
    source: str, title: str, width_px: int | None = None, height_px: int = HEIGHT_PX,
    still: Html | None = None,
) -> Html:  # fmt: skip
    """Return a frame on a map; without a width it is as wide as the page allows.

    ``still``: what it shows until the reader acts, as `still_page` writes it.
    """
    return el(
        "iframe", src=source, srcdoc=still and str(still), title=title,
        width=str(width_px) if width_px else "100%", height=str(height_px), loading="lazy",
        allow="fullscreen", referrerpolicy="no-referrer-when-downgrade",
    )  # fmt: skip


def still_page(source: str, picture: str, title: str, label: str, lang: str) -> Html:
    """Return a page that holds a picture, and loads the map in its own place once it is clicked.

    It needs no script; where the page around allows no style, the words stand below the picture.
    """
    shown = el("img", src=picture, alt=title, width="100%"), el("b", label)
    head = el("head", el("title", title), raw("style", _STILL))
    body = el("body", el("a", *shown, href=source))
    return join([Html("<!DOCTYPE html>"), el("html", head, body, lang=lang)])


def oembed_card(
    source: str, title: str, provider: tuple[str, str], width_px: int = WIDTH_PX,
    height_px: int = HEIGHT_PX, picture: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Return what an oEmbed reader expects (version 1.0, type ``rich``).

    ``picture``: address of a still picture of `PREVIEW_PX`.
    """
    name, address = provider
    sides = dict(zip(("thumbnail_width", "thumbnail_height"), PREVIEW_PX, strict=True))
    thumbnail = {"thumbnail_url": picture, **sides} if picture else {}
    return {
        "version": "1.0", "type": "rich", "title": title, "provider_name": name,
        "provider_url": f"{address}/", "width": width_px, "height": height_px,
        "html": iframe(source, title, width_px, height_px), **thumbnail,
    }  # fmt: skip
