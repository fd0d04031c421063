"""One scenario as the map document carries it: who would hold what, and its figures."""

from __future__ import annotations

from typing import Any

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.engine.ground import cut_ends
from geo_app.engine.land.allocation import allocation_of
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
        "day": min(proposal.date.earliest, catalog.dispute.as_of).isoformat(),
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
