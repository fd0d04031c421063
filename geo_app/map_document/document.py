"""The map document: one self-contained page that holds the whole dispute."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from branca.element import Element
from jinja2 import Template

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.map_document.leaflet_map import AtlasMap, Page, leaflet_script, leaflet_style
from geo_app.map_document.payload import payload
from geo_app.model.parties import Party

FOLDER = Path(__file__).parent
_BAND_PX = 4
_GRID_PX = 5
"""Widths of the textures of samples; those of land are made by the script."""


@lru_cache(maxsize=8)
def map_html(catalog: Catalog, language: Language) -> str:
    """Render the map of a dispute in one language.

    Returns
    -------
    str
        A whole page. It requests nothing, reads its first state from the fragment of its
        address, and talks to a page around it by messages (see ``docs/map_document.md``).
    """
    content = payload(catalog, language)
    page = Page(title=content["title"], lang=language.code)
    atlas = AtlasMap(
        location=_centre(content["home"]), zoom_start=7, zoom_control=False, zoom_snap=0.25,
        zoom_delta=0.5, wheel_px_per_zoom_level=120, min_zoom=2.5, max_zoom=12,
        world_copy_jump=False,
    )  # fmt: skip
    page.add_child(atlas)
    content["mapOptions"] = atlas.leaflet_options
    _add(
        page.header,
        "style",
        f"<style>{leaflet_style()}\n{_read('map.css')}{_read('lab.css')}{_party_style(catalog)}</style>",
    )
    _add(page.header, "leaflet", f"<script>{leaflet_script()}</script>")
    _add(page.html, "data", _data_block(content))
    html: str = page.render().replace("\r\n", "\n")
    return html.replace("</body>", f"<script>\n{_script()}\n</script>\n</body>", 1)


def map_file_name(catalog: Catalog, language: Language) -> str:
    """Name of the document, with a hash of its content so that it can be cached for ever."""
    digest = hashlib.sha256(map_html(catalog, language).encode("utf-8")).hexdigest()[:12]
    return f"{catalog.dispute.id}-{language.code}-{digest}.html"


class _Verbatim(Element):
    """Markup that is rendered as it is: branca takes what it is given for a template."""

    _template = Template("{{ this.markup }}")

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup


def _add(parent: Element, name: str, markup: str) -> None:
    parent.add_child(_Verbatim(markup), name=name)


def _data_block(content: dict[str, Any]) -> str:
    """Write the data as JSON that cannot end its element or be taken for markup."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/json" id="dispute-map-data">{text}</script>'


def _script() -> str:
    """Return the modules of ``script`` as they were bundled."""
    return (FOLDER / "bundle" / "map_document.js").read_text("utf-8").rstrip()


def _party_style(catalog: Catalog) -> str:
    """Write the colours and textures of the parties, which only the data knows."""
    rules = [f":root{{{_colours(catalog, dark=False)}}}"]
    rules.append(f':root[data-theme="dark"]{{{_colours(catalog, dark=True)}}}')
    for party in catalog.parties.values():
        here = f'[data-party="{party.id}"]'
        colour = f"var(--party-{party.id})"
        rules.append(f"{here}{{fill:{colour}}}.swatch{here}{{background:{colour}}}")
        if party.pattern in ("bands", "grid"):
            rules.append(f".unit{here}{{fill:url(#texture-{party.id})}}")
            rules.append(f".swatch{here}{{background:{_texture(party)}}}")
        if party.pattern == "blank":
            rules.append(f".unit{here}{{stroke-dasharray:5 3}}.swatch{here}{{border-style:dashed}}")
    return "\n".join(rules)


def _texture(party: Party) -> str:
    """Write the texture of a party's sample: bands of several colours, or lines across."""
    if party.joint_of:
        width = _BAND_PX
        bands = (
            f"var(--party-{one}) {width * at}px {width * (at + 1)}px"
            for at, one in enumerate(party.joint_of)
        )
        return f"repeating-linear-gradient(135deg,{','.join(bands)})"
    lines = f"var(--texture) 0 1px,transparent 1px {_GRID_PX}px"
    across = (f"repeating-linear-gradient({turn}deg,{lines})" for turn in (0, 90))
    return f"{','.join(across)},var(--party-{party.id})"


def _colours(catalog: Catalog, *, dark: bool) -> str:
    parties = catalog.parties.values()
    return ";".join(f"--party-{one.id}:{one.fill_dark if dark else one.fill}" for one in parties)


def _centre(bounds: list[list[float]]) -> tuple[float, float]:
    (west, south), (east, north) = bounds
    return (south + north) / 2, (west + east) / 2


def _read(name: str) -> str:
    return (FOLDER / "style" / name).read_text("utf-8")
