"""What the forms of a file can be told beside the view; named before anything is drawn."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from geo_app.errors import UnknownNameError
from geo_app.html.page import PREVIEW_PX
from geo_app.view.view import FrameOptions

MM_PER_INCH = 25.4
DPIS = (150, 300)
PictureKind = Literal["png", "svg", "pdf"]


class PageSize(NamedTuple):
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
        # At the lower of the resolutions.
        "preview": PageSize(PREVIEW_PX[0] / DPIS[0], PREVIEW_PX[1] / DPIS[0], 8.5),
    }
)


class Options(FrameOptions):
    """How a file is made; what a form does not have, it passes over.

    Attributes
    ----------
    size : str
        Of a picture; one of ``SIZES``.
    dpi : int
        Dots per inch of a PNG: 150 or 300.
    outline : bool
        A blank map for exercises: coasts without colours; names where the layer is on.
    map_only : bool
        Of a picture the map alone, with its scale bar: for a slide that carries its own words.
    story : str, optional
        For slides and single-file maps: the story whose passages they carry as steps.
    address : str, optional
        Where the running app is; a link to the view then leads there.
    accessed : date, optional
        For citations: when the view was looked at.

    Raises
    ------
    UnknownNameError
        If there is no such size or resolution.
    """

    size: str = "a4"
    dpi: int = 150
    outline: bool = False
    map_only: bool = False
    story: str | None = None
    address: str | None = None
    accessed: datetime.date | None = None

    def model_post_init(self, _context: Any, /) -> None:
        """Refuse what no page is made in."""
        if self.size not in SIZES:
            raise UnknownNameError("size", self.size, SIZES)
        if self.dpi not in DPIS:
            raise UnknownNameError("resolution in dpi", str(self.dpi), map(str, DPIS))


def today() -> datetime.date:
    """Return the day on which a view is looked at; the same all over the world."""
    return datetime.datetime.now(datetime.UTC).date()
