"""Straits, and between which coasts they lie."""

from pydantic import Field

from geo_app.model.base import LonLat, Record, Slug, Text
from geo_app.model.names import Named
from geo_app.model.sources import Citation


class StraitFigure(Record):
    """One published figure, or a range where sources disagree."""

    low: float = Field(ge=0)
    high: float = Field(ge=0)
    note: Text | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)


class Strait(Named):
    """A strait.

    Attributes
    ----------
    order : int
        Place from south-west to north-east.
    sides : (str, str)
        Units on its two sides.
    centre : (float, float)
        About the middle, degrees on WGS84.
    widths_km, depths_m : tuple of StraitFigure
        Least width, and greatest depth. Not for navigation.
    """

    id: Slug
    order: int
    sides: tuple[Slug, Slug]
    centre: LonLat
    widths_km: tuple[StraitFigure, ...] = ()
    depths_m: tuple[StraitFigure, ...] = ()
    ice: Text | None = None
    note: Text | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)
