"""The build from the first download to the descriptor, in order."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from shapely import MultiPoint
from tqdm import tqdm

from geo_app.errors import DataError, SourceFileError
from geo_app.pipeline.layers.areas import area_table
from geo_app.pipeline.layers.context import neighbouring_land, wide_land
from geo_app.pipeline.layers.geojson import DIGITS, Owner, Shape, write_layer
from geo_app.pipeline.layers.official_coast import take_official
from geo_app.pipeline.layers.records import OFFICIAL, RECORDS, SEA_FLOOR, records_for
from geo_app.pipeline.layers.sea import write_sea
from geo_app.pipeline.layers.sea_floor import write_sea_floor
from geo_app.pipeline.layers.units import Coasts, assign
from geo_app.pipeline.package import write_descriptor
from geo_app.pipeline.settings import (
    SETTINGS_FILE,
    CoastlineSettings,
    UnitCoast,
    read_settings,
    read_units,
)
from geo_app.pipeline.shapes import NearestCoast, Plane, padded
from geo_app.pipeline.sources import archives
from geo_app.pipeline.sources.coastlines import read_gshhg, read_natural_earth, read_osm_coast
from geo_app.pipeline.sources.download import default_cache, obtain

Named = Mapping[Owner, Shape]

LAYERS_FOLDER = "layers"
LAYER_DIGITS = {"context_osm": 4, "context_natural_earth": 3}
"""Decimals of simplified land: 11 and 111 m, far below what the simplification moves."""

_MARGIN_DEG = 2.0
_STEPS = 6


def build(
    root: Path,
    cache: Path | None = None,
    *,
    progress: bool = True,
    official: Path | None = None,
) -> list[Path]:
    """Write the layers of a data folder and their descriptor.

    Parameters
    ----------
    root : Path
        The data folder: it holds ``coastlines.yaml`` and ``units/``.
    cache : Path, optional
        Folder that keeps the downloads; by default the user's cache folder.
    official : Path, optional
        A boundary file of the kind that ``coastlines.yaml`` describes; the units that it names
        are drawn from it instead of from the free coastlines.

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
        if official:
            if settings.official is None:
                raise DataError([f"{SETTINGS_FILE}: official: no such file is described."])
            take_official(coasts, official, settings.official, plane)
        layers = _layers(coasts, units, settings, plane)
        bar.update()
        wide = wide_land(read_natural_earth(files[archives.NATURAL_EARTH.package]), settings)
        layers["context_natural_earth"] = {("land", name): wide[name] for name in wide}
        bar.update()
        written = _write(root, layers)
        written += _sea_floor(root, settings, store, progress=progress)
        bar.update()
    written += write_sea(root, files[archives.GSHHG.package], progress=progress)
    written.append(write_descriptor(root, records_for(root)))
    if progress:
        tqdm.write(area_table(root, units))
    return written


def _read_coasts(
    files: Mapping[str, Path],
    units: Sequence[UnitCoast],
    settings: CoastlineSettings,
    advance: Callable[[], object],
) -> tuple[Coasts, Plane]:
    region = settings.region.box
    plane = Plane.across(region)
    main = read_osm_coast(files[archives.OSM_COAST.package], padded(region, _MARGIN_DEG))
    advance()
    displaced = MultiPoint(settings.displaced_islets)
    islets = [
        islet
        for islet in read_gshhg(files[archives.GSHHG.package], region)
        if not islet.intersects(displaced)
    ]
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
        OFFICIAL: {owner(n): shapes for n, shapes in coasts.official.items()},
    }


def _write(root: Path, layers: Mapping[str, Named]) -> list[Path]:
    """Write every layer; the official one goes where this build has none."""
    folder = root / LAYERS_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    names = [record.name for record in RECORDS]
    if layers[OFFICIAL]:
        names.append(OFFICIAL)
    else:
        (folder / f"{OFFICIAL}.geojson").unlink(missing_ok=True)
    for name in names:
        path = folder / f"{name}.geojson"
        write_layer(path, layers[name], LAYER_DIGITS.get(name, DIGITS))
    return [folder / f"{name}.geojson" for name in names]


def _sea_floor(
    root: Path, settings: CoastlineSettings, store: Path, *, progress: bool
) -> list[Path]:
    """Write the sea floor where its source can be had; elsewhere the layer stays as it is."""
    if settings.sea_floor is None:
        return []
    path = root / LAYERS_FOLDER / f"{SEA_FLOOR.name}.geojson"
    try:
        archive = obtain(archives.ETOPO5, store, progress=progress)
    except SourceFileError as error:
        tqdm.write(f"The sea floor stays as it is. {error}", file=sys.stderr)
        return [path] if path.is_file() else []
    write_sea_floor(archive, settings.sea_floor, path)
    return [path]
