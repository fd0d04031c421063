"""What every colour, hatch and line of a view means, in words; and the one figure that tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo_app.engine.land.control import in_force
from geo_app.engine.land.figures import land_km2
from geo_app.engine.sea.table import ZONES
from geo_app.view.summary import (
    Summary,
    by_holder,
    by_party,
    reference_land_km2,
    reference_name,
    units_text,
)
from geo_app.view.telling import gains, telling_party

DRAWN_ZONES = ZONES[:3]
"""Zones that are coloured: up to 12, 24 and 200 nautical miles."""


@dataclass(frozen=True)
class Entry:
    """One line of a legend.

    Attributes
    ----------
    kind : {"party", "changed", "title", "line", "zone", "equidistance"}
    value : str, optional
        The party, ``claimed`` or ``open``, the line, the zone.
    dashed : bool
        Whether the sample has a dashed outline.
    """

    kind: Literal["party", "changed", "title", "line", "zone", "equidistance"]
    value: str | None
    text: str
    dashed: bool = False


def legend_entries(summary: Summary) -> list[Entry]:
    """List what a view shows and how."""
    parties = _holders(summary) if summary.as_held else _parties(summary)
    return [*parties, *_titles(summary), *_lines(summary), *_zones(summary)]


def _holders(summary: Summary) -> list[Entry]:
    return [
        Entry(
            "party",
            summary.catalog.holders[holder].party,
            summary.say(
                "map.legend.holds",
                holder=summary.holder_name(holder),
                units=units_text(summary, units),
            ),
        )
        for holder, units in by_holder(summary).items()
    ]


def _parties(summary: Summary) -> list[Entry]:
    entries = [
        Entry(
            "party",
            party,
            summary.say(
                "map.legend.would_hold",
                party=summary.party_name(party),
                units=units_text(summary, units),
            ),
        )
        for party, units in by_party(summary).items()
    ]
    for unit in summary.units.values():
        if unit.cut:
            words = summary.say(
                "map.legend.cut",
                party=summary.party_name(unit.cut.to),
                share=summary.language.percent(unit.cut.share),
                unit=summary.unit_name(unit.unit),
            )
            entries.append(Entry("party", unit.cut.to, words, dashed=True))
    if any(unit.changed for unit in summary.units.values()):
        text = summary.say("map.legend.changed", date=summary.date_text())
        entries.append(Entry("changed", None, text))
    return entries


def _titles(summary: Summary) -> list[Entry]:
    if "contested" not in summary.view.layers:
        return []
    found = {kind: _with_title(summary, kind) for kind in ("claimed", "open")}
    entries = []
    if found["claimed"]:
        claimant = summary.listed(_claimants(summary, found["claimed"]))
        text = summary.say("map.legend.claimed", claimant=claimant)
        entries.append(Entry("title", "claimed", text))
    if found["open"]:
        entries.append(Entry("title", "open", summary.say("map.legend.open")))
    return entries


def _with_title(summary: Summary, kind: str) -> list[str]:
    order = summary.catalog.allocatable_leaves
    return [leaf for leaf in order if summary.units[leaf].title == kind]


def _claimants(summary: Summary, units: list[str]) -> list[str]:
    rows = [
        row for leaf in units for row in in_force(summary.catalog, summary.view.date, leaf, "claim")
    ]
    holders = dict.fromkeys(row.status.holder for row in rows)
    return [
        summary.holder_name(holder) for holder in holders if summary.catalog.holders[holder].party
    ]


def _lines(summary: Summary) -> list[Entry]:
    return [
        Entry("line", line.id, summary.language.content(f"lines/{line.id}.title", line.title))
        for line in summary.lines
    ]


def _zones(summary: Summary) -> list[Entry]:
    if "zones" not in summary.view.layers:
        return []
    zones = [Entry("zone", zone, summary.say(f"map.zone.{zone}")) for zone in DRAWN_ZONES]
    return [*zones, Entry("equidistance", None, summary.say("map.legend.equidistance"))]


def telling_figure(summary: Summary) -> tuple[str, str]:
    """Return the one figure that tells a view, and what it is."""
    return _control_figure(summary) if summary.as_held else _gain_figure(summary)


def _control_figure(summary: Summary) -> tuple[str, str]:
    catalog, land = summary.catalog, land_km2(summary.catalog)
    reference = {
        leaf for unit in catalog.units if catalog.units[unit].reference
        for leaf in catalog.members(unit)
    }  # fmt: skip
    held = {
        holder: sum(land[leaf] for leaf in units if leaf in reference)
        for holder, units in by_holder(summary).items()
    }
    total = sum(land[leaf] for leaf in reference)
    largest = max(held, key=lambda one: held[one], default=None)
    if largest is None or not total:
        return "", summary.say("map.legend.no_party")
    words = summary.say(
        "map.scenario.control",
        reference=reference_name(summary),
        holder=summary.holder_name(largest),
        date=summary.date_text(),
    )
    return summary.language.percent(held[largest] / total), words


def _gain_figure(summary: Summary) -> tuple[str, str]:
    figures = summary.outcome.figures
    if not gains(summary.catalog, figures):
        return "0", summary.say("map.scenario.no_change")
    told = telling_party(summary.catalog, figures)
    words = summary.say(
        "map.scenario.figure",
        reference=reference_name(summary),
        party=summary.party_name(told),
        land=summary.language.number(reference_land_km2(summary, told)),
    )
    return summary.language.percent(figures[told]["land_share"]), words
