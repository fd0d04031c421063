"""The build from the first download to the descriptor, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tqdm import tqdm

from geo_app.pipeline import archives
from geo_app.pipeline.areas import area_table
from geo_app.pipeline.context import neighbouring_land, wide_land
from geo_app.pipeline.download import default_cache, obtain
from geo_app.pipeline.geojson import DIGITS, Owner, Shape, write_layer
from geo_app.pipeline.gshhg import read_gshhg
from geo_app.pipeline.natural_earth import read_natural_earth
from geo_app.pipeline.nearest import NearestCoast
from geo_app.pipeline.osm_coast import read_osm_coast
from geo_app.pipeline.package import LayerRecord, write_descriptor
from geo_app.pipeline.settings import CoastlineSettings, UnitCoast, read_settings, read_units
from geo_app.pipeline.shapes import Box, Plane
from geo_app.pipeline.units_layer import Coasts, assign

Named = Mapping[Owner, Shape]

LAYERS_FOLDER = "layers"
LAYER_DIGITS = {"context_osm": 4, "context_natural_earth": 3}
"""Decimals of simplified land: 11 and 111 m, far below what the simplification moves."""

_MARGIN_DEG = 2.0
_STEPS = 6

_OSM = "OpenStreetMap coastline of November 2017, © OpenStreetMap contributors"
_OSM_PATH = "https://www.openstreetmap.org/copyright"
_GSHHG = "GSHHG 2.3.6, full resolution (Wessel and Smith 1996)"
_GSHHG_PATH = "https://www.soest.hawaii.edu/pwessel/gshhg/"
_NATURAL_EARTH_PATH = "https://www.naturalearthdata.com/"

RECORDS = (
    LayerRecord(
        "coast_osm", "Units, main coastline", archives.ODBL, _OSM, _OSM_PATH, archives.OSM_COAST
    ),
    LayerRecord(
        "islets_gshhg",
        "Islets that the main coastline does not have",
        archives.LGPL,
        _GSHHG,
        _GSHHG_PATH,
        archives.GSHHG,
    ),
    LayerRecord(
        "points",
        "Units too small for either coastline",
        archives.CC_BY,
        "Own work from published coordinates",
    ),
    LayerRecord(
        "context_osm",
        "Neighbouring land, simplified",
        archives.ODBL,
        _OSM,
        _OSM_PATH,
        archives.OSM_COAST,
    ),
    LayerRecord(
        "context_natural_earth",
        "Land of the wider world, low detail",
        archives.PUBLIC_DOMAIN,
        "Natural Earth, land, 1 : 50 million",
        _NATURAL_EARTH_PATH,
        archives.NATURAL_EARTH,
    ),
)


def build(root: Path, cache: Path | None = None, *, progress: bool = True) -> list[Path]:
    """Write the layers of a data folder and their descriptor.

    Parameters
    ----------
    root : Path
        The data folder: it holds ``coastlines.yaml`` and ``units/``.
    cache : Path, optional
        Folder that keeps the downloads; by default the user's cache folder.
    progress : bool, default True
        Whether to show progress bars and, at the end, the areas reached.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    SourceFileError
        If a source cannot be had or is not the one expected.
    DataError
        If the data folder's settings do not fit the coastlines.
    """
    settings, units = read_settings(root), read_units(root)
    store = cache or default_cache()
    files = {
        archive.package: obtain(archive, store, progress=progress) for archive in archives.ARCHIVES
    }
    with tqdm(total=_STEPS, desc="layers", unit="step", disable=not progress) as bar:
        coasts, plane = _read_coasts(files, units, settings, bar.update)
        layers = _layers(coasts, units, settings, plane)
        bar.update()
        wide = wide_land(read_natural_earth(files[archives.NATURAL_EARTH.package]), settings)
        layers["context_natural_earth"] = {("land", name): wide[name] for name in wide}
        bar.update()
        written = _write(root, layers)
        bar.update()
    if progress:
        tqdm.write(area_table(root, units))
    return written


def _read_coasts(
    files: Mapping[str, Path],
    units: Sequence[UnitCoast],
    settings: CoastlineSettings,
    advance: Callable[[], object],
) -> tuple[Coasts, Plane]:
    west, south, east, north = region = settings.region.box
    padded: Box = (
        west - _MARGIN_DEG,
        south - _MARGIN_DEG,
        east + _MARGIN_DEG,
        north + _MARGIN_DEG,
    )
    plane = Plane((west + east) / 2, (south + north) / 2)
    main = read_osm_coast(files[archives.OSM_COAST.package], padded)
    advance()
    islets = read_gshhg(files[archives.GSHHG.package], region)
    advance()
    coasts = assign(main, islets, units, settings, plane)
    advance()
    return coasts, plane


def _layers(
    coasts: Coasts, units: Sequence[UnitCoast], settings: CoastlineSettings, plane: Plane
) -> dict[str, Named]:
    """Sort the shapes into the layers that come from the two coastlines."""
    ids = {unit.id for unit in units}
    chain = {unit.id for unit in units if unit.in_chain}
    disputed = NearestCoast(plane, [(n, s) for n, s in coasts.named() if n in chain])
    lands = {name: shapes for name, shapes in coasts.main.items() if name not in ids}
    context = neighbouring_land(lands, disputed, settings, plane)

    def owner(name: str) -> Owner:
        return ("unit" if name in ids else "land", name)

    return {
        "coast_osm": {owner(n): shapes for n, shapes in coasts.main.items() if n in ids},
        "islets_gshhg": {owner(n): shapes for n, shapes in coasts.islets.items()},
        "points": {owner(n): point for n, point in coasts.points.items()},
        "context_osm": {owner(n): shapes for n, shapes in context.items()},
    }


def _write(root: Path, layers: Mapping[str, Named]) -> list[Path]:
    """Write every layer, then the descriptor, which holds the hashes of the others."""
    folder = root / LAYERS_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for record in RECORDS:
        path = folder / f"{record.name}.geojson"
        write_layer(path, layers[record.name], LAYER_DIGITS.get(record.name, DIGITS))
        written.append(path)
    return [*written, write_descriptor(root, RECORDS)]
