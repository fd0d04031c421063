"""Perspectives: how names are ordered and which lines are drawn solid, neutrally or by a side."""

from pydantic import Field

from geo_app.model.base import LonLat, Record, Slug, Text
from geo_app.model.sources import Citation

NEUTRAL = "neutral"
"""The perspective that every data folder has, and that is shown first."""


class Probe(Record):
    """A point by which a perspective is tested.

    Attributes
    ----------
    location : (float, float)
        Longitude and latitude in degrees on WGS84.
    unit : str, optional
        The unit on whose land it lies; none at sea.
    inside : tuple of str
        Parties whose claim covers it in this perspective; none where nobody's does.
    """

    id: Slug
    location: LonLat
    unit: Slug | None = None
    inside: tuple[Slug, ...] = ()


class Perspective(Record):
    """A way of naming and drawing.

    Attributes
    ----------
    caption : str
        Sentence on the map that says which way this is.
    party : str, optional
        Whose way it is, and whose names come first; none for the neutral one.
    solid_lines : tuple of str
        Lines drawn solid, as a boundary; all others are dashed.
    claims : dict of str to tuple of str
        Party to the units or groups that count as its own, or as claimed by it. A unit may
        stand under several parties, or under none where its title is open.
    """

    id: Slug
    order: int
    title: Text
    caption: Text
    party: Slug | None = None
    solid_lines: tuple[Slug, ...] = ()
    claims: dict[Slug, tuple[Slug, ...]] = Field(min_length=1)
    probes: tuple[Probe, ...] = Field(min_length=1)
    sources: tuple[Citation, ...] = Field(min_length=1)
