"""Which pages have a map of their own, and how it stands there."""

from __future__ import annotations

from dataclasses import dataclass

from geo_app.view.view import FrameOptions


@dataclass(frozen=True)
class PageMap:
    """The map of a page.

    Attributes
    ----------
    width, panel : int
        Shares of the width of the map and of the panel beside it.
    frame : FrameOptions
        What the page shows around it.
    is_short : bool
        Whether a panel stands under the map, in its column.
    """

    width: int
    panel: int
    frame: FrameOptions
    is_short: bool = False

    @property
    def column(self) -> str:
        """Key of the column of the map."""
        return "map-column-short" if self.is_short else "map-column"


PAGE_MAPS = {
    "explore": PageMap(68, 32, FrameOptions(beside=True)),
    "lab": PageMap(68, 32, FrameOptions(mode="lab", beside=True)),
    "story": PageMap(58, 42, FrameOptions()),
    "timeline": PageMap(50, 50, FrameOptions(beside=True), is_short=True),
}
