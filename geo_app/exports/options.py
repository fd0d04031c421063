"""What the forms of a file can be told beside the view; named before anything is drawn."""

import datetime
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from geo_app.data.contents import Catalog
from geo_app.engine.land.control import parse_day
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.html.page import PREVIEW_PX
from geo_app.model.dispute import Dispute
from geo_app.views.codec import query_text
from geo_app.views.view import FrameOptions, View

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
        "panel": PageSize(7.4, 5.0, 10.0),
        # At the lower of the resolutions.
        "preview": PageSize(PREVIEW_PX[0] / DPIS[0], PREVIEW_PX[1] / DPIS[0], 8.5),
    }
)


CLOSE_UP = "close-up"
"""Stands for the days that the time axis of the map can be set to."""

_PERIOD = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)


def days_of(dispute: Dispute, text: str) -> tuple[datetime.date, datetime.date]:
    """Read the period of a film: ``FROM..TO``, or ``close-up`` where the data has one.

    Raises
    ------
    BadValueError
        If the text is no period, or one that ends before it begins.
    BadDateError
        If the data does not reach a day of it.
    """
    if text == CLOSE_UP and dispute.close_up_days:
        return dispute.close_up_days
    match, close_up = _PERIOD.fullmatch(text), [CLOSE_UP] if dispute.close_up_days else []
    days = [parse_day(dispute, day) for day in match.groups()] if match else []
    if not days or days[0] >= days[1]:
        forms = ("YYYY-MM-DD..YYYY-MM-DD", *close_up)
        raise BadValueError(
            "'{value}' is no period; write {forms}.",
            forms,
            key="error.period",
            value=text[:40],
            forms=" / ".join(forms),
        )
    return days[0], days[1]


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
        Of a picture the map alone, with its scale bar and larger letters: for a page that carries
        its own words.
    story : str, optional
        For slides, documents and single-file maps: the story whose passages they carry as steps.
    days : tuple of two dates, optional
        For a film: its first and its last day.
    address : str, optional
        Where the running app is; a link to the view then leads there.
    accessed : date, optional
        For citations: when the view was looked at.

    Raises `UnknownNameError` if there is no such size or resolution.
    """

    size: str = "a4"
    dpi: int = 150
    outline: bool = False
    map_only: bool = False
    story: str | None = None
    days: tuple[datetime.date, datetime.date] | None = None
    address: str | None = None
    accessed: datetime.date | None = None

    def link_to(self, catalog: Catalog, view: View) -> str | None:
        """Return where the running app shows a view; None where nobody said where it runs."""
        return f"{self.address.rstrip('/')}/?{query_text(catalog, view)}" if self.address else None

    def model_post_init(self, _context: Any, /) -> None:
        """Refuse what no page is made in."""
        if self.size not in SIZES:
            raise UnknownNameError("size", self.size, SIZES)
        if self.dpi not in DPIS:
            raise UnknownNameError("resolution in dpi", str(self.dpi), map(str, DPIS))


def today() -> datetime.date:
    """Return the day on which a view is looked at; the same all over the world."""
    return datetime.datetime.now(datetime.UTC).date()
