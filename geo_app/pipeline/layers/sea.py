"""Writes the sea: atoms and the arcs between them, as two layers that share every line."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from shapely import Polygon
from tqdm import tqdm

from geo_app.data.catalog import unchecked_catalog
from geo_app.data.contents import SEA_FILE, Catalog
from geo_app.engine.ground import coast_features, land_of
from geo_app.engine.land.allocation import allocation_of
from geo_app.engine.sea.atoms import BEYOND
from geo_app.engine.sea.build.run import Areas, Divided, Plan, SeaBuild
from geo_app.engine.sea.coast import Coast, read_coast
from geo_app.errors import DataError
from geo_app.model.layers import ARCS_LAYER, ATOMS_LAYER
from geo_app.pipeline.layers.geojson import write_features
from geo_app.pipeline.layers.other_coast import other_coast
from geo_app.pipeline.layers.sea_layers import OwnerAreas, SeaLayers
from geo_app.pipeline.settings import read_settings, read_units


def write_sea(root: Path, archive: Path, *, progress: bool = True) -> list[Path]:
    """Build the sea of a data folder from its coast layers and write it.

    ``archive``: the package with the other coastline, on which the areas are worked out again.

    Returns
    -------
    list of Path
        The files written; none where the folder has no rules of the sea.
    """
    if not (root / SEA_FILE).is_file():
        return []
    plan = plan_of(unchecked_catalog(root))
    # The other coast keeps the second processor busy meanwhile.
    with (
        ProcessPoolExecutor(1) as pool,
        tqdm(total=SeaBuild.STEPS + 1, desc="sea", unit="step", disable=not progress) as bar,
    ):
        other = pool.submit(other_areas, root, archive)
        atoms = SeaBuild(plan, bar.update).run()
        layers = SeaLayers(atoms, other.result())
        bar.update()
    made = {ARCS_LAYER: layers.arcs(), ATOMS_LAYER: layers.atoms()}
    paths = {name: root / "layers" / f"{name}.geojson" for name in made}
    for name, features in made.items():
        write_features(paths[name], features)
    return list(paths.values())


def plan_of(catalog: Catalog) -> Plan:
    """Return what to build: the coast that the map draws, rocks, frame and divisible units."""
    rules = catalog.sea_rules
    if rules is None:
        raise DataError([f"{SEA_FILE}: the file is missing."])
    return Plan(
        coast=read_coast(coast_features(catalog)),
        disputed=(*catalog.allocatable_leaves, *rules.around),
        units=frozenset(catalog.leaves),
        rocks=tuple(rock.owner for rock in rules.rocks),
        enclosed=Polygon(rules.enclosed),
        divided=tuple(_divided(catalog)),
    )


def other_areas(root: Path, archive: Path) -> tuple[OwnerAreas, OwnerAreas]:
    """Work out the sea of every owner on the other coastline.

    Returns
    -------
    (dict, dict)
        Owner and zone to km2: every feature counted, and with rocks that have a territorial sea
        only.
    """
    catalog = unchecked_catalog(root)
    drawn = coast_features(catalog)
    coast = read_coast(other_coast(archive, drawn, read_settings(root), read_units(root)))
    build = SeaBuild(replace(plan_of(catalog), coast=coast, divided=()))
    areas = build.zone_areas_km2(coast.owner)
    return _by_owner(coast, areas), _by_owner(coast, build.without_rocks(coast.owner, areas))


def _by_owner(coast: Coast, areas: Areas) -> OwnerAreas:
    return {
        (coast.owners[label], zone): km2 for (label, zone), km2 in areas.items() if zone < BEYOND
    }


def _divided(catalog: Catalog) -> Iterator[Divided]:
    for unit in catalog.allocatable_leaves:
        division = catalog.units[unit].division
        if division is None:
            continue
        marks = [
            allocation_of(catalog, mark.scenario).cuts[unit].share if mark.scenario else mark.share
            for mark in division.marks
        ]
        known = tuple(sorted(mark for mark in marks if mark is not None and 0 < mark < 1))
        yield Divided(unit, division.azimuth_deg, land_of(catalog, unit), known)
