"""Lines that a treaty drew, or that control left behind."""

from typing import Literal

from pydantic import Field

from geo_app.model.base import LonLat, Record, Slug, Text
from geo_app.model.dates import UncertainDate
from geo_app.model.sources import Citation


class Line(Record):
    """A boundary that was agreed, or a line that nobody agreed.

    Attributes
    ----------
    kind : {"treaty", "control"}
        ``treaty``: a boundary in a text in force; ``control``: the line of actual control.
    path : tuple of (float, float)
        Course, longitude and latitude in degrees; straight between points, schematic at sea.
    article : str
        The text that draws it, down to the article.
    """

    id: Slug
    kind: Literal["treaty", "control"]
    title: Text
    article: Text
    start: UncertainDate
    end: UncertainDate | None = None
    path: tuple[LonLat, ...] = Field(min_length=2)
    units: tuple[Slug, ...] = ()
    note: Text
    sources: tuple[Citation, ...] = Field(min_length=1)
