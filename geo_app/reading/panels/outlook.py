"""All figures of an allocation: land, sea, lines and people, a party, and how sure they are."""

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from geo_app.data.catalog import Catalog
from geo_app.engine.bases import reference_figures, rest_figures
from geo_app.engine.evaluate import evaluate
from geo_app.engine.land.allocation import (
    Allocation,
    allocation_of,
    control_on,
    reference_leaves,
    rest_leaves,
)
from geo_app.engine.land.holders import HeldLand, held_land
from geo_app.engine.sea.table import Rocks, sea_table
from geo_app.model.outcomes import Outcome
from geo_app.reading.reader import Reader
from geo_app.views.words import rounded

Kind = Literal["km2", "km", "people"]
Base = Literal["reference", "rest", "chain"]

_NOTHING = 0.5
"""Differences below this are none."""


@dataclass(frozen=True)
class Row:
    """A row of the table of figures.

    Attributes
    ----------
    key : str
        Name of the figure; its words are the text ``figure.<key>``.
    kind : {"km2", "km", "people"}
    base : {"reference", "rest", "chain"}
        What it is counted over: the disputed units, all others, or both.
    computed : bool
        Whether it comes from the coast rather than from a publication.
    """

    key: str
    kind: Kind
    base: Base
    computed: bool = False


ROWS = (
    Row("reference_land_km2", "km2", "reference"),
    Row("reference_sea_km2", "km2", "reference", computed=True),
    Row("reference_population", "people", "reference"),
    Row("rest_land_km2", "km2", "rest"),
    Row("rest_sea_km2", "km2", "rest", computed=True),
    Row("rest_population", "people", "rest"),
    Row("territorial_sea_km2", "km2", "chain", computed=True),
    Row("contiguous_zone_km2", "km2", "chain", computed=True),
    Row("eez_km2", "km2", "chain", computed=True),
    Row("sea_km2", "km2", "chain", computed=True),
    Row("line_km", "km", "chain", computed=True),
)


@dataclass(frozen=True)
class Outlook:
    """Figures of an allocation.

    Attributes
    ----------
    outcome : Outcome
        Who gets which units; the figures below are its own and more.
    parties : Mapping of str to Mapping of str to float
        Party, then key of a row, to the value; ``land_share``, of the disputed
        land, is 0 to 1.
    ranges : Mapping of str to Mapping of str to (float, float)
        Party, then key, to the lowest and highest value that the method allows.
    totals : Mapping of str to float
        What the figures over the disputed units are parts of, by key of a row.
    is_today : bool
        Whether people are those of today, not of a day before.
    """

    outcome: Outcome
    parties: Mapping[str, Mapping[str, float]]
    ranges: Mapping[str, Mapping[str, tuple[float, float]]]
    totals: Mapping[str, float]
    is_today: bool = True

    @property
    def rows(self) -> tuple[Row, ...]:
        """Figures that the data has: those of the sea only where it has a sea."""
        [some, *_] = self.parties.values()
        return tuple(row for row in ROWS if row.key in some)

    def present(self) -> tuple[str, ...]:
        """Return the parties that would have anything."""
        return tuple(
            party
            for party, figures in self.parties.items()
            if figures["land_km2"] > 0 or figures.get("sea_km2", 0) > 0
        )


def outlook_of(catalog: Catalog, allocation: Allocation, rocks: Rocks = "full") -> Outlook:
    """Work out all figures of an allocation.

    The sea's share is of the waters nearest to the disputed units, up to 200 nautical miles.
    """
    outcome = evaluate(catalog, allocation, rocks)
    bases = {
        "reference": reference_figures(catalog, allocation, rocks),
        "rest": rest_figures(catalog, allocation, rocks),
    }
    figures = {
        party: dict(one.figures)
        | {
            f"{base}_{key}": value
            for base, found in bases.items()
            for key, value in found.parties[party].items()
        }
        for party, one in outcome.parties.items()
    }
    reference = bases["reference"]
    totals = {f"reference_{key}": total for key, total in reference.totals.items()}
    if catalog.sea_rules is None:
        return Outlook(outcome, figures, {party: {} for party in catalog.parties}, totals)
    table = sea_table(catalog)
    sea = table.outcome(allocation, rocks)
    for party, found in figures.items():
        found |= {"line_km": sea.line_km(party)}
    ranges = {party: table.ranges_km2(allocation, party) for party in catalog.parties}
    return Outlook(outcome, figures, ranges, totals)


@lru_cache(maxsize=256)
def scenario_outlook(catalog: Catalog, scenario: str, rocks: Rocks = "full") -> Outlook:
    """Return the figures of a proposal, worked out once."""
    return outlook_of(catalog, allocation_of(catalog, scenario), rocks)


def day_outlook(catalog: Catalog, day: datetime.date, rocks: Rocks = "full") -> Outlook:
    """Return the figures of control on a day; people as counted then, NaN where nobody counted."""
    control = outlook_of(catalog, control_on(catalog, day), rocks)
    if day == catalog.dispute.as_of:
        return control
    counted = {
        "reference_population": _counted(held_land(catalog, reference_leaves(catalog), day)),
        "rest_population": _counted(held_land(catalog, rest_leaves(catalog), day)),
    }
    parties = {
        party: {**figures, **{key: counts.get(party, 0.0) for key, counts in counted.items()}}
        for party, figures in control.parties.items()
    }
    totals = {key: total for key, total in control.totals.items() if key not in counted}
    return replace(control, parties=parties, totals=totals, is_today=False)


def _counted(rows: Iterable[HeldLand]) -> dict[str, float]:
    """Return how many people were counted on the land of each party."""
    counts: dict[str, float] = {}
    for row in rows:
        if row.party:
            people = row.people_count if row.people else math.nan
            counts[row.party] = counts.get(row.party, 0.0) + people
    return counts


def write(reader: Reader, row: Row, value: float) -> str:
    """Write a value with its unit and no more digits than it deserves."""
    if math.isnan(value):
        return reader.say("day.no_count")
    if row.kind == "people":
        return reader.number(value)
    shown = rounded(value) if row.computed else value
    if shown == 0 or row.kind == "km":
        return reader.say(f"unit.{row.kind}", value=reader.number(shown))
    return reader.area(shown)


def write_part(reader: Reader, row: Row, value: float, totals: Mapping[str, float]) -> str | None:
    """Write what share of its total a value is; nothing for a figure without a total."""
    total = totals.get(row.key)
    if not total:
        return None
    return reader.say(
        "figure.part", share=reader.percent(value / total), total=write(reader, row, total)
    )


def write_change(reader: Reader, row: Row, value: float) -> str | None:
    """Write a difference with its sign; nothing where there is none."""
    if abs(value) < _NOTHING:
        return None
    sign = "+" if value > 0 else "−"
    return f"{sign}{write(reader, row, abs(value))}"


def write_range(reader: Reader, bounds: tuple[float, float]) -> str:
    """Write the lowest and the highest value."""
    low, high = (reader.number(rounded(value)) for value in bounds)
    return f"{low}–{high}"
