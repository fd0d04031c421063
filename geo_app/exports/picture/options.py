"""How large a picture is and what is on it; named before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo_app.errors import UnknownNameError
from geo_app.model.stories import Bounds

MM_PER_INCH = 25.4


@dataclass(frozen=True)
class PageSize:
    """A page in inches, and the size of its running text in points."""

    width: float
    height: float
    text_pt: float


SIZES: Mapping[str, PageSize] = MappingProxyType(
    {
        "slide": PageSize(13.333, 7.5, 12.5),
        "a4": PageSize(297 / MM_PER_INCH, 210 / MM_PER_INCH, 9.0),
        "letter": PageSize(11.0, 8.5, 9.0),
        "a3": PageSize(420 / MM_PER_INCH, 297 / MM_PER_INCH, 12.5),
        "panel": PageSize(7.6, 5.2, 10.0),
    }
)
DPIS = (150, 300)


@dataclass(frozen=True)
class PictureOptions:
    """How a picture is laid out.

    Attributes
    ----------
    size : str
        One of ``SIZES``.
    dpi : int
        Dots per inch of a PNG: 150 or 300.
    outline : bool
        A blank map for exercises: coasts without colours; names where the layer is on.
    map_only : bool
        The map alone, with its scale bar: for a slide that carries its own words.
    bounds : Bounds, optional
        What the map shows at least, where the view does not say.
    """

    size: str = "a4"
    dpi: int = 150
    outline: bool = False
    map_only: bool = False
    bounds: Bounds | None = None

    def __post_init__(self) -> None:
        if self.size not in SIZES:
            raise UnknownNameError("size", self.size, SIZES)
        if self.dpi not in DPIS:
            raise UnknownNameError("resolution in dpi", str(self.dpi), map(str, DPIS))
