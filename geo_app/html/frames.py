"""Frames on a map, as others put them on their pages and as oEmbed readers ask for them."""

from __future__ import annotations

from typing import Any

from geo_app.html.elements import Html, el

WIDTH_PX, HEIGHT_PX = 960, 640


def iframe(source: str, title: str, width_px: int | None = None, height_px: int = 640) -> Html:
    """Return a frame on a map; without a width it is as wide as the page allows.

    Parameters
    ----------
    source : str
        Address of the map.
    title : str
        What the frame shows, for screen readers.
    """
    return el(
        "iframe", src=source, title=title, width=str(width_px) if width_px else "100%",
        height=str(height_px), loading="lazy", allow="fullscreen",
        referrerpolicy="no-referrer-when-downgrade",
    )  # fmt: skip


def oembed_card(
    source: str, title: str, provider: tuple[str, str], width_px: int = WIDTH_PX,
    height_px: int = HEIGHT_PX,
) -> dict[str, Any]:  # fmt: skip
    """Return what an oEmbed reader expects (version 1.0, type ``rich``).

    Parameters
    ----------
    provider : (str, str)
        Name and address of who shows the map.
    """
    name, address = provider
    return {
        "version": "1.0", "type": "rich", "title": title, "provider_name": name,
        "provider_url": f"{address}/", "width": width_px, "height": height_px,
        "html": iframe(source, title, width_px, height_px),
    }  # fmt: skip
