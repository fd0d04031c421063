"""All figures of an allocation: land, sea, lines and people, a party, and how sure they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geo_app.data.catalog import Catalog
from geo_app.engine.evaluate import evaluate
from geo_app.engine.land.allocation import Allocation, allocation_of, reference_leaves
from geo_app.engine.sea.table import Rocks, sea_table
from geo_app.ui.reader import Reader
from geo_app.view.words import rounded

Kind = Literal["km2", "share", "km", "people"]

_NOTHING = {"share": 5e-4, "km2": 0.5, "km": 0.5, "people": 0.5}
"""Differences below these are none."""


@dataclass(frozen=True)
class Row:
    """A figure.

    Attributes
    ----------
    key : str
        Name of the figure; its words are the text ``figure.<key>``.
    kind : {"km2", "share", "km", "people"}
    computed : bool
        Whether it comes from the coast rather than from a publication.
    """

    key: str
    kind: Kind
    computed: bool = False


ROWS = (
    Row("land_km2", "km2"),
    Row("land_share", "share"),
    Row("territorial_sea_km2", "km2", computed=True),
    Row("contiguous_zone_km2", "km2", computed=True),
    Row("eez_km2", "km2", computed=True),
    Row("sea_km2", "km2", computed=True),
    Row("sea_share", "share", computed=True),
    Row("line_km", "km", computed=True),
    Row("population", "people"),
)


@dataclass(frozen=True)
class Outlook:
    """Figures of an allocation.

    Attributes
    ----------
    parties : Mapping of str to Mapping of str to float
        Party, then key of a row, to the value; shares are 0 to 1.
    ranges : Mapping of str to Mapping of str to (float, float)
        Party, then key, to the lowest and highest value that the method allows.
    """

    parties: Mapping[str, Mapping[str, float]]
    ranges: Mapping[str, Mapping[str, tuple[float, float]]]

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
    if catalog.sea_rules is None:
        return Outlook(
            {party: one.figures for party, one in outcome.parties.items()},
            {party: {} for party in catalog.parties},
        )
    table = sea_table(catalog)
    sea = table.outcome(allocation, rocks)
    near = table.near_km2(reference_leaves(catalog), allocation, rocks)
    whole = sum(near.values()) or 1.0
    figures = {
        party: {**one.figures, "sea_share": near[party] / whole, "line_km": sea.line_km(party)}
        for party, one in outcome.parties.items()
    }
    ranges = {party: sea_table(catalog).ranges_km2(allocation, party) for party in catalog.parties}
    return Outlook(figures, ranges)


@lru_cache(maxsize=256)
def scenario_outlook(catalog: Catalog, scenario: str, rocks: Rocks = "full") -> Outlook:
    """Return the figures of a proposal, worked out once."""
    return outlook_of(catalog, allocation_of(catalog, scenario), rocks)


def write(reader: Reader, row: Row, value: float) -> str:
    """Write a value with its unit and no more digits than it deserves."""
    if row.kind == "share":
        return reader.percent(value)
    if row.kind == "people":
        return reader.number(value)
    shown = rounded(value) if row.computed else value
    if shown == 0:
        return reader.say(f"unit.{row.kind}", value=reader.number(0))
    if row.kind == "km":
        return reader.say("unit.km", value=reader.number(shown))
    return reader.area(shown)


def write_change(reader: Reader, row: Row, value: float) -> str | None:
    """Write a difference with its sign; nothing where there is none."""
    if abs(value) < _NOTHING[row.kind]:
        return None
    sign = "+" if value > 0 else "−"
    if row.kind == "share":
        points = reader.number(100 * abs(value), 1)
        return reader.say("figure.points", value=f"{sign}{points}")
    return f"{sign}{write(reader, row, abs(value))}"


def write_range(reader: Reader, bounds: tuple[float, float]) -> str:
    """Write the lowest and the highest value."""
    low, high = (reader.number(rounded(value)) for value in bounds)
    return f"{low}–{high}"
