"""The map document: one self-contained page that holds the whole dispute."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.html.elements import Html, el, join, json_script, raw
from geo_app.html.page import html_page
from geo_app.html.textures import LAND_TEXTURES, css_bands, party_variables, svg_patterns
from geo_app.html.theme import DARK, LIGHT, declared, map_colours
from geo_app.map_document.payload import payload
from geo_app.model.parties import Party

FOLDER = Path(__file__).parent
_SPACE = re.compile(r"(?:/\*.*?\*/|\s)+", re.DOTALL)
_AROUND = re.compile(r" ?([{};,]) ?")

_BAND_PX, _GRID_PX = 4, 5
"""Widths of the textures of samples."""


@dataclass(frozen=True)
class MapParts:
    """What a page with the map of a dispute is put together from.

    Attributes
    ----------
    style, library, script : str
        The style sheet, Leaflet, and what makes the map of it.
    map, data : Html
        The element of the map, and the block of everything that it can show.
    """

    lang: str
    title: str
    style: str
    library: str
    script: str
    map: Html
    data: Html

    @property
    def scripts(self) -> tuple[str, ...]:
        """All scripts of the page."""
        return self.library, self.script

    def page(self, *, title: str | None = None, around: Html | None = None, **more: Any) -> Html:
        """Return the page.

        Parameters
        ----------
        around : Html, optional
            What follows the map.
        **more
            ``policy``, ``theme``, ``head``: see `html_page`.
        """
        scripts = (raw("script", text) for text in self.scripts)
        body = join([self.map, around, self.data, *scripts], "\n")
        return html_page(self.lang, title or self.title, body, style=self.style, **more)


@lru_cache(maxsize=8)
def map_parts(catalog: Catalog, language: Language) -> MapParts:
    """Make the parts of the map of a dispute in one language."""
    # Imported here: folium is needed when a document is made, not for every page and file.
    from geo_app.map_document import leaflet_map

    content = payload(catalog, language)
    atlas = leaflet_map.AtlasMap(
        location=catalog.dispute.home.middle[::-1], zoom_start=7, zoom_control=False,
        zoom_snap=0.25, zoom_delta=0.5, wheel_px_per_zoom_level=120, world_copy_jump=False,
    )  # fmt: skip
    content["mapOptions"] = atlas.leaflet_options
    styles = leaflet_map.leaflet_style(), map_colours(), _read("map.css"), _read("lab.css")
    patterns = el(
        "svg", svg_patterns(catalog.parties.values()), class_="patterns", aria_hidden="true"
    )
    return MapParts(
        lang=language.code,
        title=content["title"],
        style=_squeezed("\n".join([*styles, _party_style(catalog)])),
        library=leaflet_map.leaflet_script(),
        script=_script(),
        map=join([leaflet_map.element(atlas), patterns], "\n"),
        data=json_script("dispute-map-data", content),
    )


@lru_cache(maxsize=8)
def map_html(catalog: Catalog, language: Language) -> str:
    """Render the map of a dispute in one language.

    Returns
    -------
    str
        A whole page. It requests nothing, reads its first state from the fragment of its
        address, and talks to a page around it by messages (see ``docs/map_document.md``).
    """
    return map_parts(catalog, language).page()


def _script() -> str:
    """Return the modules of ``script`` as they were bundled."""
    return (FOLDER / "bundle" / "map_document.js").read_text("utf-8").rstrip()


def _party_style(catalog: Catalog) -> str:
    """Write the colours and textures of the parties, which only the data knows."""
    rules = [
        f"{root}{{{declared(party_variables(catalog.parties.values(), palette))}}}"
        for root, palette in ((":root", LIGHT), (':root[data-theme="dark"]', DARK))
    ]
    for party in catalog.parties.values():
        here = f'[data-party="{party.id}"]'
        colour = f"var(--party-{party.id})"
        rules.append(f"{here}{{fill:{colour}}}.swatch{here}{{background:{colour}}}")
        if party.pattern in LAND_TEXTURES:
            rules.append(f".unit{here}{{fill:url(#texture-{party.id})}}")
            rules.append(f".swatch{here}{{background:{_texture(party)}}}")
        if party.pattern == "blank":
            rules.append(f".unit{here}{{stroke-dasharray:5 3}}.swatch{here}{{border-style:dashed}}")
    return "\n".join(rules)


def _texture(party: Party) -> str:
    """Write the texture of a party's sample: bands of several colours, or lines across."""
    if party.joint_of:
        return css_bands([f"var(--party-{member})" for member in party.joint_of], _BAND_PX)
    lines = f"var(--texture) 0 1px,transparent 1px {_GRID_PX}px"
    across = (f"repeating-linear-gradient({turn}deg,{lines})" for turn in (0, 90))
    return f"{','.join(across)},var(--party-{party.id})"


def _squeezed(style: str) -> str:
    """Return a style sheet without comments, and with no more space than divides its words."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", style)).replace(";}", "}")


def _read(name: str) -> str:
    return (FOLDER / "style" / name).read_text("utf-8")
