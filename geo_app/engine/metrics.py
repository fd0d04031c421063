"""The figures of an outcome. A new one is one function and one entry in a list below."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import Allocation, reference_leaves
from geo_app.engine.land.figures import Choice, land_figure, land_km2, population, population_figure
from geo_app.engine.sea.table import FIGURES, Rocks, sea_outcome
from geo_app.model.sources import Citation


@dataclass(frozen=True)
class Metric:
    """One figure that every party gets.

    Attributes
    ----------
    key : str
        Name, with its unit where it has one: ``land_km2``.
    unit : str
        Unit of the value: ``km2``, ``share`` (of 1), ``people``.
    """

    key: str
    unit: str
    compute: Callable[[Catalog, Allocation, str, Rocks], float]
    citations: Callable[[Catalog], Iterable[Citation]]


def _land_km2(catalog: Catalog, allocation: Allocation, party: str, _: Rocks) -> float:
    return _held_by(land_km2(catalog), allocation, party, catalog.allocatable_leaves)


def _land_share(catalog: Catalog, allocation: Allocation, party: str, _: Rocks) -> float:
    leaves = reference_leaves(catalog)
    land = land_km2(catalog)
    return _held_by(land, allocation, party, leaves) / math.fsum(land[leaf] for leaf in leaves)


def _population(catalog: Catalog, allocation: Allocation, party: str, _: Rocks) -> float:
    people = population(catalog)
    whole = (leaf for leaf in catalog.allocatable_leaves if leaf not in allocation.cuts)
    return _held_by(people, allocation, party, whole)


def _held_by(
    values: Mapping[str, float], allocation: Allocation, party: str, leaves: Iterable[str]
) -> float:
    return math.fsum(values[leaf] * allocation.share_of(leaf, party) for leaf in leaves)


def _sea(key: str, catalog: Catalog, allocation: Allocation, party: str, rocks: Rocks) -> float:
    return float(getattr(sea_outcome(catalog, allocation, rocks).parties[party], key))


def _sea_citations(catalog: Catalog) -> Iterator[Citation]:
    if catalog.sea_rules:
        yield from catalog.sea_rules.sources
        yield from (citation for rock in catalog.sea_rules.rocks for citation in rock.sources)


def _citations_of(choose: Choice, catalog: Catalog) -> Iterator[Citation]:
    """Return what the chosen figures of all units that can be allocated rest on."""
    for unit in catalog.units.values():
        figure = choose(unit) if unit.allocatable else None
        yield from figure.sources if figure else ()


LAND_METRICS = (
    Metric("land_km2", "km2", _land_km2, partial(_citations_of, land_figure)),
    Metric("land_share", "share", _land_share, partial(_citations_of, land_figure)),
    Metric("population", "people", _population, partial(_citations_of, population_figure)),
)

SEA_METRICS = tuple(Metric(key, "km2", partial(_sea, key), _sea_citations) for key in FIGURES)


def metrics_of(catalog: Catalog) -> tuple[Metric, ...]:
    """Return the figures that a data folder has: those of the sea only where it has a sea."""
    return (*LAND_METRICS, *SEA_METRICS) if catalog.sea_rules else LAND_METRICS
