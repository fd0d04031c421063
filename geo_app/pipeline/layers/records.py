"""What the descriptor says of each layer: title, licence, source."""

from dataclasses import dataclass
from pathlib import Path

from geo_app.pipeline.settings import OfficialCoast, read_settings
from geo_app.pipeline.sources import archives
from geo_app.pipeline.sources.archives import Archive, Licence

_OSM = "OpenStreetMap coastline of November 2017, © OpenStreetMap contributors"
_OSM_CREDIT = "© OpenStreetMap contributors"
_OSM_PATH = "https://www.openstreetmap.org/copyright"
_GSHHG = "GSHHG 2.3.6, full resolution (Wessel and Smith 1996)"
_GSHHG_PATH = "https://www.soest.hawaii.edu/pwessel/gshhg/"
_NATURAL_EARTH_PATH = "https://www.naturalearthdata.com/"


@dataclass(frozen=True)
class LayerRecord:
    """One layer as the descriptor shows it.

    Attributes
    ----------
    title, source_title, source_path : str
        What it is, what it was made from, and where that is described.
    attribution : str
        What is to be named wherever the layer is shown.
    """

    name: str
    title: str
    licence: Licence
    attribution: str
    source_title: str
    source_path: str | None = None
    archive: Archive | None = None


RECORDS = (
    LayerRecord(
        "coast_osm",
        "Units, main coastline",
        archives.ODBL,
        _OSM_CREDIT,
        _OSM,
        _OSM_PATH,
        archives.OSM_COAST,
    ),
    LayerRecord(
        "islets_gshhg",
        "Islets that the main coastline does not have",
        archives.LGPL,
        "GSHHG (Wessel and Smith)",
        _GSHHG,
        _GSHHG_PATH,
        archives.GSHHG,
    ),
    LayerRecord(
        "points",
        "Units too small for either coastline",
        archives.CC_BY,
        "Own work",
        "Own work from published coordinates",
    ),
    LayerRecord(
        "context_osm",
        "Neighbouring land, simplified",
        archives.ODBL,
        _OSM_CREDIT,
        _OSM,
        _OSM_PATH,
        archives.OSM_COAST,
    ),
    LayerRecord(
        "context_natural_earth",
        "Land of the wider world, low detail",
        archives.PUBLIC_DOMAIN,
        "Natural Earth",
        "Natural Earth, land, 1 : 50 million",
        _NATURAL_EARTH_PATH,
        archives.NATURAL_EARTH,
    ),
)
"""Layers that every build writes."""

SEA_FLOOR = LayerRecord(
    "sea_floor",
    "Sea floor: areas deeper than a few depths",
    archives.US_PUBLIC_DOMAIN,
    "ETOPO5 (NOAA)",
    "ETOPO5, relief of the Earth at 5 minutes of arc, NOAA National Geophysical Data Center",
    "https://www.ngdc.noaa.gov/mgg/global/etopo5.HTML",
    archives.ETOPO5,
)
"""Written where its source can be had."""

SEA = tuple(
    LayerRecord(name, title, archives.ODBL, _OSM_CREDIT, f"Worked out from {_OSM}", _OSM_PATH)
    for name, title in (
        ("sea_atoms", "Sea by nearest unit and distance"),
        ("sea_arcs", "Lines between the parts of the sea"),
    )
)
"""Written where the data folder says how the sea is to be built."""

OFFICIAL = "coast_official"
"""Name of the layer that a user's own file makes."""


def official_record(official: OfficialCoast) -> LayerRecord:
    """Say of the official coast what its settings say."""
    return LayerRecord(
        OFFICIAL,
        "Units, official coastline",
        Licence(official.licence, official.licence_title, official.licence_path),
        official.attribution,
        official.title,
        official.address,
    )


def records_for(root: Path) -> list[LayerRecord]:
    """Return what is to be said of the layers that a data folder holds."""
    known = [*RECORDS, SEA_FLOOR, *SEA]
    official = read_settings(root).official
    if official:
        known.append(official_record(official))
    return [one for one in known if (root / "layers" / f"{one.name}.geojson").is_file()]
