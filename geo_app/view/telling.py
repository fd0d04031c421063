"""Whose figure is told where there is room for one: the same rule in text, bars and map."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache

from geo_app.data.contents import Catalog
from geo_app.engine.land.control import control_of
from geo_app.engine.land.figures import land_km2

LEAST_GAIN_KM2 = 0.005

Figures = Mapping[str, Mapping[str, float]]
"""Party to its figures, ``land_km2`` and ``land_share`` (0 to 1) among them."""


def gains(catalog: Catalog, figures: Figures, day: datetime.date) -> list[str]:
    """List the parties whose land would be more than on a day, larger gains first."""
    held = land_held_km2(catalog, day)
    gain = {party: one["land_km2"] - held.get(party, 0.0) for party, one in figures.items()}
    return sorted((one for one in gain if gain[one] > LEAST_GAIN_KM2), key=lambda one: -gain[one])


def telling_party(catalog: Catalog, figures: Figures, day: datetime.date) -> str:
    """Return the party whose figure tells what an allocation would mean.

    Of those that gain land and would have some of the reference land, the one that gains most;
    else whoever gains most; where nobody gains, the one with the largest share. ``telling`` of
    the map document's script is the same rule.
    """
    gained = gains(catalog, figures, day)
    shares = {party: one["land_share"] for party, one in figures.items()}
    with_share = [party for party in gained if shares[party] > 0]
    return next(iter([*with_share, *gained]), max(shares, key=lambda party: shares[party]))


@lru_cache(maxsize=256)
def land_held_km2(catalog: Catalog, day: datetime.date) -> Mapping[str, float]:
    """Land that each party controlled on a day, km2; who belongs to no party is left out."""
    held: dict[str, float] = {}
    for leaf in catalog.allocatable_leaves:
        control = control_of(catalog, leaf, day)
        party = catalog.holders[control.status.holder].party if control else None
        if party:
            held[party] = held.get(party, 0.0) + land_km2(catalog)[leaf]
    return held
