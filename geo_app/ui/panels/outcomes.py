"""What a proposal would mean, as figures, a bar and cards."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from geo_app.data.catalog import Catalog
from geo_app.engine.evaluate import evaluate
from geo_app.engine.land.allocation import reference_leaves
from geo_app.engine.land.figures import population
from geo_app.html.elements import Html, el
from geo_app.model.outcomes import Outcome
from geo_app.ui.parts import facts
from geo_app.ui.reader import Reader
from geo_app.view.summary import reference_total_km2, telling_party

_SMALLEST_SHARE = 5e-5
_BAR_LABEL_SHARE = 0.12


@lru_cache(maxsize=256)
def outcome_of(catalog: Catalog, scenario_id: str) -> Outcome:
    """Return the outcome of a proposal that can be mapped."""
    return evaluate(catalog, scenario_id)


def key_figure(reader: Reader, outcome: Outcome) -> Html:
    """Return a bar of the shares, and land and people of the telling party.

    The share itself stands on the map beside it.
    """
    party_id = telling_party(reader.catalog, outcome.figures, reader.catalog.dispute.as_of)
    party = outcome.parties[party_id]
    details = reader.say(
        "outcome.details",
        party=reader.party_name(party_id),
        area=reader.area(party.land_share * reference_total_km2(reader.catalog)),
        people=reader.number(people_of(reader.catalog, outcome, party_id)),
    )
    return el("div", share_bar(reader, outcome), el("p", details), class_="key-figure")


def people_of(catalog: Catalog, outcome: Outcome, party: str) -> float:
    """Return how many live on the disputed land that a party would have; not on divided land."""
    divided = {division.unit for division in outcome.divisions}
    people = population(catalog)
    return math.fsum(
        people[leaf]
        for leaf in reference_leaves(catalog)
        if outcome.allocation[leaf] == party and leaf not in divided
    )


def share_bar(reader: Reader, outcome: Outcome) -> Html:
    """Return a bar of the parties' shares of the disputed land."""
    shares = {key: party.land_share for key, party in outcome.parties.items()}
    return bar(reader, shares, reader.area(reference_total_km2(reader.catalog)))


def bar(reader: Reader, shares: Mapping[str, float], total: str) -> Html:
    """Return a bar of shares, 0 to 1, of a total in words, by party.

    Each part is named, none by its colour alone.
    """
    parts = [(key, share) for key, share in shares.items() if share > _SMALLEST_SHARE]
    spoken = "; ".join(
        reader.say(
            "compare.told",
            share=reader.percent(share),
            total=total,
            party=reader.party_name(key),
        )
        for key, share in parts
    )
    pieces = (
        el(
            "span",
            reader.party_name(key) if share >= _BAR_LABEL_SHARE else None,
            class_=f"piece pattern-{reader.catalog.parties[key].pattern}",
            data_party=key,
            style=f"width:{100 * share:.2f}%",
        )
        for key, share in parts
    )
    return el("div", *pieces, class_="share-bar", role="img", aria_label=spoken)


def party_table(reader: Reader, outcome: Outcome) -> Html:
    """Return the figures of every party that would have anything."""
    rows, total_km2 = [], reference_total_km2(reader.catalog)
    for key, party in outcome.parties.items():
        if party.land_km2 <= 0 and not party.units:
            continue
        area_km2 = party.land_share * total_km2
        value = reader.say(
            "outcome.row",
            share=reader.percent(party.land_share),
            area=reader.area(area_km2),
            total=reader.area(total_km2),
            people=reader.number(people_of(reader.catalog, outcome, key)),
            rest=reader.area(max(0.0, party.land_km2 - area_km2)),
        )
        rows.append((reader.party_name(key), value))
    return facts(rows, label=reader.say("outcome.table"))
