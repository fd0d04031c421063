"""Probe points: places of which everybody can say what the data must answer."""

from pydantic import Field

from geo_app.model.base import LonLat, Record, Slug, Text


class Probe(Record):
    """A point and what holds there.

    Attributes
    ----------
    at : (float, float)
        Longitude and latitude in degrees on WGS84.
    unit : str, optional
        The unit on whose land it lies; none at sea and on land of no unit.
    parties : dict of str to tuple of str
        Party to the scenarios under which it would hold the point, each scenario at most once;
        none where no proposal allocates the land.
    claimed_by : tuple of str
        Parties inside whose claim it lies on the last day that the data describes.
    """

    id: Slug
    why: Text
    at: LonLat
    unit: Slug | None = None
    parties: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)
    claimed_by: tuple[Slug, ...] = ()


class ProbeFile(Record):
    """What ``probes.yaml`` holds."""

    id: Slug
    probes: tuple[Probe, ...] = Field(min_length=1)
