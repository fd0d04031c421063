"""What the descriptor says of each layer: title, licence, source."""

from dataclasses import dataclass, replace
from pathlib import Path

from geo_app.pipeline.settings import OfficialCoast, read_settings
from geo_app.pipeline.sources import archives
from geo_app.pipeline.sources.archives import Archive, Licence


@dataclass(frozen=True)
class LayerSource:
    """What layers were made from.

    Attributes
    ----------
    attribution : str
        What is to be named wherever such a layer is shown.
    title, path : str
        What the source is, and where it is described.
    archive : Archive, optional
        The package that carries it.
    """

    attribution: str
    licence: Licence
    title: str
    path: str | None = None
    archive: Archive | None = None


@dataclass(frozen=True)
class LayerRecord:
    """One layer as the descriptor shows it; its file has the name."""

    name: str
    title: str
    source: LayerSource


OSM = LayerSource(
    "© OpenStreetMap contributors", archives.ODBL,
    "OpenStreetMap coastline of November 2017, © OpenStreetMap contributors",
    "https://www.openstreetmap.org/copyright", archives.OSM_COAST,
)  # fmt: skip
GSHHG = LayerSource(
    "GSHHG (Wessel and Smith)", archives.LGPL,
    "GSHHG 2.3.6, full resolution (Wessel and Smith 1996)",
    "https://www.soest.hawaii.edu/pwessel/gshhg/", archives.GSHHG,
)  # fmt: skip
NATURAL_EARTH = LayerSource(
    "Natural Earth", archives.PUBLIC_DOMAIN, "Natural Earth, land, 1 : 50 million",
    "https://www.naturalearthdata.com/", archives.NATURAL_EARTH,
)  # fmt: skip
ETOPO5 = LayerSource(
    "ETOPO5 (NOAA)", archives.US_PUBLIC_DOMAIN,
    "ETOPO5, relief of the Earth at 5 minutes of arc, NOAA National Geophysical Data Center",
    "https://www.ngdc.noaa.gov/mgg/global/etopo5.HTML", archives.ETOPO5,
)  # fmt: skip
OWN_WORK = LayerSource("Own work", archives.CC_BY, "Own work from published coordinates")
WORKED_OUT = replace(OSM, title=f"Worked out from {OSM.title}", archive=None)

RECORDS = (
    LayerRecord("coast_osm", "Units, main coastline", OSM),
    LayerRecord("islets_gshhg", "Islets that the main coastline does not have", GSHHG),
    LayerRecord("points", "Units too small for either coastline", OWN_WORK),
    LayerRecord("context_osm", "Neighbouring land, simplified", OSM),
    LayerRecord("context_natural_earth", "Land of the wider world, low detail", NATURAL_EARTH),
)
"""Layers that every build writes."""

SEA_FLOOR = LayerRecord("sea_floor", "Sea floor: areas deeper than a few depths", ETOPO5)
"""Written where its source can be had."""

SEA = (
    LayerRecord("sea_atoms", "Sea by nearest unit and distance", WORKED_OUT),
    LayerRecord("sea_arcs", "Lines between the parts of the sea", WORKED_OUT),
)
"""Written where the data folder says how the sea is to be built."""

OFFICIAL = "coast_official"
"""Name of the layer that a user's own file makes."""


def official_record(official: OfficialCoast) -> LayerRecord:
    """Say of the official coast what its settings say."""
    licence = Licence(official.licence, official.licence_title, official.licence_path)
    source = LayerSource(official.attribution, licence, official.title, official.address)
    return LayerRecord(OFFICIAL, "Units, official coastline", source)


def records_for(root: Path) -> list[LayerRecord]:
    """Return what is to be said of the layers that a data folder holds."""
    known = [*RECORDS, SEA_FLOOR, *SEA]
    official = read_settings(root).official
    if official:
        known.append(official_record(official))
    return [record for record in known if (root / "layers" / f"{record.name}.geojson").is_file()]
