"""Colours and typefaces of everything drawn or written: pages, maps, pictures, slides, GIS styles.

``.streamlit/config.toml`` repeats some, because Streamlit reads them nowhere else.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True)
class Palette:
    """Colours of one theme, ``#rrggbb``.

    Attributes
    ----------
    paper, raised, chosen : str
        Grounds: of a page, of a box on it, of what is chosen.
    ink, muted, rule : str
        Letters, quiet letters, thin lines.
    accent, on_accent, link, warn : str
        What is active and the letters on it, links of the pages, what is wrong.
    land, land_edge, sea, floor, halo, hatch : str
        Of maps; ``floor`` is the deeper sea, ``halo`` surrounds names and lines.
    fill : {"light", "dark", "grey"}
        Which colour of a party is used.
    """

    paper: str
    raised: str
    chosen: str
    ink: str
    muted: str
    rule: str
    accent: str
    on_accent: str
    link: str
    warn: str
    land: str
    land_edge: str
    sea: str
    floor: str
    halo: str
    hatch: str
    fill: Literal["light", "dark", "grey"] = "light"

    @property
    def variables(self) -> dict[str, str]:
        """Names of CSS variables and what they are; ``--panel`` lets the map shine through."""
        colours = {key: value for key, value in asdict(self).items() if key != "fill"}
        colours["panel"] = f"{self.paper}f2"
        return {f"--{key.replace('_', '-')}": value for key, value in colours.items()}


LIGHT = Palette(
    paper="#fbf9f4", raised="#f3eee2", chosen="#efe4d2",
    ink="#22303a", muted="#52616b", rule="#cfc8b8",
    accent="#7a4b2a", on_accent="#ffffff", link="#7a4b2a", warn="#8a2f1d",
    land="#ece5d6", land_edge="#b9b09c", sea="#dfe9ec", floor="#7fa3b3", halo="#f4f6f4",
    hatch="#22303a",
)  # fmt: skip
DARK = Palette(
    paper="#14191d", raised="#1d2429", chosen="#2c2f2f",
    ink="#e8e4da", muted="#a9b3b8", rule="#3b454b",
    accent="#d9a77f", on_accent="#14191d", link="#e0b48c", warn="#f0a08e",
    land="#2b3033", land_edge="#4d565b", sea="#1b262c", floor="#04080b", halo="#10161a",
    hatch="#10161a", fill="dark",
)  # fmt: skip
GREY = replace(
    LIGHT,
    paper="#ffffff", ink="#111111", muted="#444444", rule="#bbbbbb", accent="#111111",
    land="#ececec", land_edge="#8c8c8c", sea="#ffffff", halo="#ffffff", fill="grey",
)  # fmt: skip

TYPEFACES: Mapping[str, str] = MappingProxyType({
    "--sans": '"Source Sans","Source Sans 3","Source Sans Pro","Segoe UI","Noto Sans",'
    '"Noto Sans CJK JP","Hiragino Sans","Yu Gothic",system-ui,sans-serif',
    "--serif": '"Source Serif","Source Serif 4","Source Serif Pro",Georgia,"Noto Serif",'
    '"Noto Serif CJK JP","Hiragino Mincho ProN",serif',
})  # fmt: skip
"""What text is set in: the typefaces that come with Streamlit, then those of systems."""

PALETTES: Mapping[str, Palette] = MappingProxyType({"light": LIGHT, "dark": DARK, "grey": GREY})


def map_colours() -> str:
    """Return colours and typefaces as CSS variables of a document that says its theme itself."""
    dark = f':root[data-theme="dark"]{{{declared(DARK.variables)}}}'
    return f":root{{{declared({**TYPEFACES, **LIGHT.variables})}}}\n{dark}\n"


def page_colours(where: str = ".stApp,#first-map") -> str:
    """Return the colours as CSS variables, of pages whose theme the browser says.

    ``--outline`` and ``--on-fill`` are the edge of and the letters on the colour of a party.
    """
    dark = DARK.variables
    both = {name: f"light-dark({one},{dark[name]})" for name, one in LIGHT.variables.items()}
    both |= {**TYPEFACES, "--outline": LIGHT.ink, "--on-fill": DARK.paper}
    return f"{where}{{color-scheme:light dark;{declared(both)}}}\n"


def declared(variables: Mapping[str, str]) -> str:
    """Return declarations of CSS."""
    return ";".join(f"{name}:{value}" for name, value in variables.items())
