"""Which pages have a map of their own, and how it stands there."""

from dataclasses import dataclass
from typing import Literal

from geo_app.views.view import FrameOptions


@dataclass(frozen=True)
class PageMap:
    """The map of a page.

    Attributes
    ----------
    width, panel : int
        Shares of the width of the map and of the panel beside it.
    frame : FrameOptions
        What the page shows around it.
    kind : {"", "short", "story"}
        ``short``: a panel stands under the map, in its column. ``story``: the map stays in sight
        while the text beside it or under it is read.
    """

    width: int
    panel: int
    frame: FrameOptions
    kind: Literal["", "short", "story"] = ""

    @property
    def column(self) -> str:
        """Key of the column of the map."""
        return f"map-column-{self.kind}" if self.kind else "map-column"


PAGE_MAPS = {
    "explore": PageMap(68, 32, FrameOptions(beside=True)),
    "lab": PageMap(68, 32, FrameOptions(mode="lab", beside=True)),
    "story": PageMap(58, 42, FrameOptions(mode="story"), kind="story"),
    "timeline": PageMap(50, 50, FrameOptions(beside=True), kind="short"),
}
