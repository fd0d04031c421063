"""The sea: how far it is built, whose the neighbouring coasts are, and which features are rocks."""

from pydantic import Field

from geo_app.model.base import LonLat, Record, Slug, Text
from geo_app.model.sources import Citation


class HomeCoast(Record):
    """A neighbouring land of the layers that is no unit, and the party whose coast it is."""

    land: Slug
    name: Text
    home_party: Slug


class Rock(Record):
    """A feature that has a territorial sea only, where rocks are told from islands.

    Attributes
    ----------
    owner : str
        Unit, or neighbouring land.
    reason : str
        Why it counts as a rock that cannot sustain human habitation or economic life of its own.
    """

    owner: Slug
    reason: Text
    sources: tuple[Citation, ...] = Field(min_length=1)


class Uncertainty(Record):
    """What the ranges of the figures are: on either coastline, by either rule for rocks."""

    reason: Text
    sources: tuple[Citation, ...] = Field(min_length=1)


class SeaRules(Record):
    """What the sea rests on besides the coast.

    Attributes
    ----------
    enclosed : tuple of (float, float)
        Corners of an area, longitude and latitude in degrees: the sea in it is built whole.
    around : tuple of str
        Units whose 200 nautical miles are built whole, besides those that proposals allocate.
    rock_rule, assumptions : str, tuple of str
        What a reader has to know about the figures.
    """

    id: Slug
    enclosed: tuple[LonLat, ...] = Field(min_length=3)
    around: tuple[Slug, ...] = ()
    coasts: tuple[HomeCoast, ...] = ()
    rock_rule: Text
    rocks: tuple[Rock, ...] = ()
    uncertainty: Uncertainty
    assumptions: tuple[Text, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)
