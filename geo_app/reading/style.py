"""The style of what is read: colours, rules, and what stands for a party."""

from pathlib import Path

from geo_app.data.contents import Catalog
from geo_app.html.textures import css_bands
from geo_app.html.theme import DARK, page_colours
from geo_app.model.parties import Party

FOLDER = Path(__file__).parent
SHEETS = (FOLDER / "style.css", FOLDER / "reading.css")
"""The rules of all pages, and those of the pages to read."""

_BAND_PX = 8


def page_style() -> str:
    """Return colours and rules of all pages of the app."""
    return page_colours() + SHEETS[0].read_text("utf-8")


def party_style(catalog: Catalog) -> str:
    """Return the rules that give what stands for a party the colours that ``style.css`` uses."""
    return "".join(_party_rule(catalog, party) for party in catalog.parties.values())


def _party_rule(catalog: Catalog, party: Party) -> str:
    letters, shade = ("white", "black") if party.is_dark else (DARK.paper, "white")
    colours = {"fill": party.fill, "letters": letters, "shade": shade}
    if party.joint_of:
        bands = [_under_letters(catalog.parties[member]) for member in party.joint_of]
        colours["bands"] = css_bands(bands, _BAND_PX)
    listed = ";".join(f"--{name}:{value}" for name, value in colours.items())
    return f'[data-party="{party.id}"]{{{listed}}}'


def _under_letters(party: Party) -> str:
    """Return the colour of a band: dark letters run over light and dark bands alike."""
    return f"color-mix(in srgb,{party.fill} 55%,white)" if party.is_dark else party.fill
