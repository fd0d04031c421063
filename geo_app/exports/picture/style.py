"""Fonts of pictures and how wide their text is; lines that fit."""

import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

SANS = ("Source Sans Pro", "DejaVu Sans")
SERIF = ("Source Serif Pro", "DejaVu Serif")
CJK = "IPAexGothic"
_FILES = {
    "font_source_sans_pro": ("files/*-Regular.ttf", "files/*-Bold.ttf"),
    "font_source_serif_pro": ("files/*-Regular.ttf", "files/*-Bold.ttf", "files/*-It.ttf"),
    "matplotlib_fontja": ("fonts/*.ttf",),
}
"""Typefaces by the package that carries them; DejaVu comes with matplotlib, for what they lack."""

CJK_LANGUAGES = ("ja", "zh", "ko")
POINTS_PER_INCH = 72


@lru_cache(maxsize=64)
def font(lang: str, size_pt: float, style: str = "sans") -> FontProperties:
    """Return the fonts of a language, in the order in which a character is looked for."""
    _add_fonts()
    # The Japanese font has one weight and no serifs: what stands beside it goes without them too.
    plain = lang in CJK_LANGUAGES
    family = SERIF if style in ("serif", "title", "italic") and not plain else SANS
    weight = "bold" if style in ("bold", "title") and not plain else "normal"
    slant: Literal["italic", "normal"] = "italic" if style == "italic" and not plain else "normal"
    return FontProperties(family=[*family, CJK], size=size_pt, weight=weight, style=slant)


@lru_cache(maxsize=1)
def _add_fonts() -> None:
    """Make the fonts known; a package that carries some may change settings if it is imported."""
    from importlib.util import find_spec

    # The Japanese one has no bold, an italic no Cyrillic: another is drawn, which needs no warning.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for name, patterns in _FILES.items():
        package = find_spec(name)
        for folder in (package.submodule_search_locations or ()) if package else ():
            for path in sorted(file for one in patterns for file in Path(folder).glob(one)):
                font_manager.fontManager.addfont(path)


@lru_cache(maxsize=1)
def _renderer() -> Any:
    return RendererAgg(16, 16, 72)  # type: ignore[no-untyped-call]


def text_size_pt(text: str, properties: FontProperties) -> tuple[float, float]:
    """Return width and height of a line of text in points."""
    width, height, _ = _renderer().get_text_width_height_descent(text, properties, ismath=False)
    return float(width), float(height)


_WORDS = re.compile(
    r"[(（「『“]*(?:[^\W\d_\u3040-\u9fff]+[^\s\u3000-\u9fff\uff00-\uffef]*"
    # A number stays together, in groups of three and with its unit or its sign.
    r"|[\d.,%–-]+(?:[\u00a0\u202f][\d.,%]+)*(?:[ \u00a0\u202f]\w{1,2}²)?|\s+|.)"
)
_STOP = "。"
"""A sign as wide as a letter, with its own room behind it: no space follows."""

_NEVER_FIRST = "、。，．・：）」』】ー,.;:)%"


def wrap(text: str, width_pt: float, properties: FontProperties) -> list[str]:
    """Break a text into lines of at most a width; Japanese breaks between characters."""
    lines, line, used = [], "", 0.0
    for token in _WORDS.findall(text):
        if token.isspace() and line.endswith(_STOP):
            continue
        width = _token_width_pt(token, properties)
        if not line.strip():
            line, used = token.lstrip(), width
        elif used + width <= width_pt or token in _NEVER_FIRST or token.isspace():
            line, used = line + token, used + width
        else:
            lines.append(line.rstrip())
            line, used = token, width
    return [*lines, line.rstrip()] if line.strip() else lines


@lru_cache(maxsize=8192)
def _token_width_pt(token: str, properties: FontProperties) -> float:
    # A space at an end has no ink: measured between two letters.
    letters = "nn" if token.isspace() else ""
    framed = f"n{token}n" if letters else token
    width = text_size_pt(framed, properties)[0]
    return width - (text_size_pt(letters, properties)[0] if letters else 0.0)
