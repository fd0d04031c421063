"""Figures of an allocation over a part of the land, each with the whole that it is a part of."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import Allocation, allocation_of, reference_leaves, rest_leaves
from geo_app.engine.land.figures import land_km2, other_surveys_km2, population
from geo_app.engine.sea.table import Rocks, sea_table


@dataclass(frozen=True)
class BaseFigures:
    """Figures of every party over some units.

    Attributes
    ----------
    parties : Mapping of str to Mapping of str to float
        Party to ``land_km2``, ``population`` (of divided units nobody's) and, where the data has
        a sea, ``sea_km2`` (nearest to the units, 0 to 200 nautical miles).
    totals : Mapping of str to float
        The same figures of the units together, whoever has them.
    """

    parties: Mapping[str, Mapping[str, float]]
    totals: Mapping[str, float]

    def share(self, party: str, key: str) -> float:
        """Share of a party in a figure, 0 to 1."""
        return self.parties[party][key] / self.totals[key] if self.totals[key] else 0.0


def reference_figures(
    catalog: Catalog, allocation: Allocation, rocks: Rocks = "full"
) -> BaseFigures:
    """Return the figures over the disputed units."""
    return _figures(catalog, allocation, reference_leaves(catalog), rocks)


def rest_figures(catalog: Catalog, allocation: Allocation, rocks: Rocks = "full") -> BaseFigures:
    """Return the figures over all other units that can be allocated."""
    return _figures(catalog, allocation, rest_leaves(catalog), rocks)


def survey_shares(catalog: Catalog, allocation: Allocation, party: str) -> dict[str, float]:
    """Return the share of a party in the disputed land, by the areas that each other side surveyed.

    Returns
    -------
    dict of str to float
        Side that published the areas to the share, 0 to 1.
    """
    return {
        side: allocation.held(land, land, party) / math.fsum(land.values())
        for side, land in other_surveys_km2(catalog).items()
    }


def _figures(
    catalog: Catalog, allocation: Allocation, leaves: tuple[str, ...], rocks: Rocks
) -> BaseFigures:
    land, people = land_km2(catalog), population(catalog)
    whole = [leaf for leaf in leaves if leaf not in allocation.cuts]
    parties = {
        party: {
            "land_km2": allocation.held(land, leaves, party),
            "population": allocation.held(people, whole, party),
        }
        for party in catalog.parties
    }
    totals = {"land_km2": _sum(land, leaves), "population": _sum(people, leaves)}
    if catalog.sea_rules:
        near = sea_table(catalog).near_km2(leaves, allocation, rocks)
        parties = {key: {**figures, "sea_km2": near[key]} for key, figures in parties.items()}
        totals["sea_km2"] = _near_total_km2(catalog, leaves, rocks)
    return BaseFigures(parties, totals)


def _sum(figures: Mapping[str, float], leaves: Iterable[str]) -> float:
    return math.fsum(figures[leaf] for leaf in leaves)


@lru_cache(maxsize=16)
def _near_total_km2(catalog: Catalog, leaves: tuple[str, ...], rocks: Rocks) -> float:
    today = allocation_of(catalog, catalog.dispute.status_quo)
    return math.fsum(sea_table(catalog).near_km2(leaves, today, rocks).values())
