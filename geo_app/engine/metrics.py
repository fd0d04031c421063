"""The figures of an outcome. A new one is one function and one entry in a list below."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import Allocation, reference_leaves, reference_total_km2
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
    return allocation.held(land_km2(catalog), catalog.allocatable_leaves, party)


def _land_share(catalog: Catalog, allocation: Allocation, party: str, _: Rocks) -> float:
    land = allocation.held(land_km2(catalog), reference_leaves(catalog), party)
    return land / reference_total_km2(catalog)


def _population(catalog: Catalog, allocation: Allocation, party: str, _: Rocks) -> float:
    whole = (leaf for leaf in catalog.allocatable_leaves if leaf not in allocation.cuts)
    return allocation.held(population(catalog), whole, party)


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
