"""One scenario as the map document carries it: who would hold what, and its figures."""

from __future__ import annotations

from typing import Any

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.engine.land.allocation import allocation_of
from geo_app.engine.land.cut import cut_line
from geo_app.errors import DataError
from geo_app.map_document import shapes
from geo_app.model.proposals import Proposal


def scenario_data(catalog: Catalog, language: Language, proposal: Proposal) -> dict[str, Any]:
    """Plain data of one scenario."""
    allocation = allocation_of(catalog, proposal.id)
    title = language.content(f"proposals/{proposal.id}.title", proposal.title)
    return {
        "id": proposal.id,
        "title": title,
        "shortTitle": language.content(
            f"proposals/{proposal.id}.short_title", proposal.short_title or proposal.title
        ),
        "year": str(proposal.date.earliest.year),
        "allocation": {unit: allocation.parties[unit] for unit in catalog.allocatable_leaves},
        "cuts": {
            unit: {
                "share": cut.share,
                "to": cut.to,
                "rest": cut.rest,
                "line": cut_ends(catalog, unit, cut.share),
            }
            for unit, cut in allocation.cuts.items()
        },
    }


def cut_ends(catalog: Catalog, unit_id: str, share: float) -> list[list[float]]:
    """Find the ends of the line behind which lies a share of a unit, latitude first."""
    division = catalog.units[unit_id].division
    if division is None:
        raise DataError([f"units/{unit_id}.yaml: the unit is cut but has no division."])
    ends = cut_line(shapes.land_of(catalog, unit_id), division.azimuth_deg, share)
    return [[round(lat, 5), round(lon, 5)] for lon, lat in ends]
