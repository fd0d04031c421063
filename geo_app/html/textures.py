"""What land looks like by who has it and whose title is disputed: of maps, pictures and GIS files.

Who holds is told without colour too: several hold in bands of their colours, which slant the other
way than the lines of a claim.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from geo_app.html.elements import Html, el
from geo_app.html.theme import Palette
from geo_app.model.parties import DARK_LEVEL, Party, lightness

BANDS_DEG = 135
"""Angle of the bands of those who hold jointly, against the clock from the level."""
TITLES_DEG: Mapping[str, int] = MappingProxyType({"claimed": 45, "open": 0})
"""Angles of the lines over land of a disputed title; level ones where nobody is named."""
LAND_TEXTURES = ("bands", "grid")
"""Patterns of parties that land has; ``dots`` would run into the coasts of small islands."""

_BLANK_LEVEL = 0.92
_BAND_PX, _GRID_PX = 10, 7
_TITLES_PX = {"claimed": (6, 1.1), "open": (5, 1.4)}
"""Distances and widths of lines."""


def party_fill(party: Party, palette: Palette) -> str:
    """Return the colour of a party's land, ``#rrggbb``; in grey its lightness alone.

    A party whose land is left blank is all but white there, so that no two are alike.
    """
    if palette.fill == "dark":
        return party.fill_dark
    if palette.fill == "light":
        return party.fill
    level = _BLANK_LEVEL if party.pattern == "blank" else lightness(party.fill)
    return "#" + 3 * f"{round(255 * level):02x}"


def party_fills(parties: Mapping[str, Party], party: Party, palette: Palette) -> tuple[str, ...]:
    """Return the colours of a party's land, ``#rrggbb``: of several that hold jointly, theirs."""
    members = [parties[member] for member in party.joint_of] or [party]
    return tuple(party_fill(member, palette) for member in members)


def party_variables(parties: Iterable[Party], palette: Palette) -> dict[str, str]:
    """Return the CSS variables of the parties, ``--party-PARTY``, and their colours."""
    return {f"--party-{party.id}": party_fill(party, palette) for party in parties}


def hatch_ink(fill: str, palette: Palette) -> str:
    """Return the colour of a hatch over a fill: in grey white where the fill is dark."""
    is_dark = palette.fill == "grey" and lightness(fill) < DARK_LEVEL
    return palette.paper if is_dark else palette.ink


def css_bands(colours: Sequence[str], width_px: int) -> str:
    """Return a background of bands; a gradient turns with the clock, and runs across them."""
    stops = (
        f"{colour} {width_px * place}px {width_px * (place + 1)}px"
        for place, colour in enumerate(colours)
    )
    return f"repeating-linear-gradient({180 - BANDS_DEG}deg,{','.join(stops)})"


def svg_patterns(parties: Iterable[Party]) -> Html:
    """Return patterns for SVG: ``hatch-TITLE`` of titles, ``texture-PARTY`` of parties with one.

    Their colours are the CSS variables of a theme and ``--party-PARTY``.
    """
    patterns = [
        _pattern(f"hatch-{title}", _TITLES_PX[title][0], angle_deg, _lines(title))
        for title, angle_deg in TITLES_DEG.items()
    ]
    for party in parties:
        if party.joint_of:
            height_px = _BAND_PX * len(party.joint_of)
            bands = (
                _area(member, place * _BAND_PX, height_px, _BAND_PX)
                for place, member in enumerate(party.joint_of)
            )
            patterns.append(_pattern(f"texture-{party.id}", height_px, BANDS_DEG, *bands))
        elif party.pattern == "grid":
            grid = el(
                "path", d=f"M0 0H{_GRID_PX}M0 0V{_GRID_PX}", fill="none",
                stroke="var(--on-accent)", stroke_opacity="0.55",
            )  # fmt: skip
            area = _area(party.id, 0, _GRID_PX, _GRID_PX)
            patterns.append(_pattern(f"texture-{party.id}", _GRID_PX, 0, area, grid))
    return el("defs", *patterns)


def _lines(title: str) -> Html:
    distance_px, width_px = _TITLES_PX[title]
    path = f"M0 {distance_px / 2:g}H{distance_px}"
    return el("path", d=path, stroke="var(--hatch)", stroke_width=str(width_px))


def _area(party: str, top_px: int, width_px: int, height_px: int) -> Html:
    return el(
        "rect", y=str(top_px), width=str(width_px), height=str(height_px),
        fill=f"var(--party-{party})",
    )  # fmt: skip


def _pattern(name: str, side_px: int, angle_deg: int, *marks: Html) -> Html:
    return el(
        "pattern", *marks, id=name, width=str(side_px), height=str(side_px),
        patternUnits="userSpaceOnUse", patternTransform=f"rotate({-angle_deg})",
    )  # fmt: skip
