"""Whose figure is told where there is room for one: the same rule in text, bars and map."""

from __future__ import annotations

from collections.abc import Mapping

from geo_app.data.contents import Catalog
from geo_app.engine.evaluate import evaluate

LEAST_GAIN_KM2 = 0.005

Figures = Mapping[str, Mapping[str, float]]
"""Party to its figures, ``land_km2`` and ``land_share`` (0 to 1) among them."""


def gains(catalog: Catalog, figures: Figures) -> list[str]:
    """List the parties whose land would be more than it is as things are, larger gains first."""
    now = evaluate(catalog, catalog.dispute.status_quo).parties
    gain = {party: one["land_km2"] - now[party].land_km2 for party, one in figures.items()}
    return sorted((one for one in gain if gain[one] > LEAST_GAIN_KM2), key=lambda one: -gain[one])


def telling_party(catalog: Catalog, figures: Figures) -> str:
    """Return the party whose figure tells what an allocation would mean.

    Of those that gain land and would have some of the reference land, the one that gains most;
    else whoever gains most; where nobody gains, the one with the largest share. ``telling`` of
    the map document's script is the same rule.
    """
    gained = gains(catalog, figures)
    shares = {party: one["land_share"] for party, one in figures.items()}
    with_share = [party for party in gained if shares[party] > 0]
    return next(iter([*with_share, *gained]), max(shares, key=lambda party: shares[party]))
