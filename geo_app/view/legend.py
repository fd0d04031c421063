"""What every colour, hatch and line of a view means, in words; and the one figure that tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo_app.engine.land.allocation import reference_leaves
from geo_app.engine.land.control import in_force
from geo_app.engine.land.figures import land_km2
from geo_app.view.perspective import is_solid
from geo_app.view.summary import (
    Summary,
    by_holder,
    by_party,
    gains,
    reference_land_km2,
    reference_name,
    telling_party,
    units_text,
)


@dataclass(frozen=True)
class Entry:
    """One line of a legend.

    Attributes
    ----------
    kind : {"party", "changed", "title", "line", "zones"}
    value : str, optional
        The party, ``claimed`` or ``open``, the kind of line or ``equidistance``.
    dashed : bool
        Whether the sample has a dashed outline.
    solid : bool
        Whether a line is drawn without gaps, as a boundary.
    """

    kind: Literal["party", "changed", "title", "line", "zones"]
    value: str | None
    text: str
    dashed: bool = False
    solid: bool = False


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
        Entry(
            "line",
            line.kind,
            summary.language.content(f"lines/{line.id}.title", line.title),
            solid=is_solid(line, summary.perspective),
        )
        for line in summary.lines
    ]


def _zones(summary: Summary) -> list[Entry]:
    if "zones" not in summary.view.layers:
        return []
    return [
        Entry("zones", None, summary.say("map.legend.zones")),
        Entry("line", "equidistance", summary.say("map.legend.equidistance")),
    ]


def telling_figure(summary: Summary) -> tuple[str, str]:
    """Return the one figure that tells a view, and what it is."""
    return _control_figure(summary) if summary.as_held else _gain_figure(summary)


def _control_figure(summary: Summary) -> tuple[str, str]:
    catalog, land = summary.catalog, land_km2(summary.catalog)
    held: dict[str | None, float] = {}
    for leaf in reference_leaves(catalog):
        control = summary.units[leaf].control
        holder = control.status.holder if control else None
        held[holder] = held.get(holder, 0.0) + land[leaf]
    largest = max(held, key=lambda holder: held[holder])
    words = summary.say(
        "map.scenario.control",
        reference=reference_name(summary),
        holder=summary.holder_name(largest) if largest else summary.party_name(None),
        date=summary.date_text(),
    )
    return summary.language.percent(held[largest] / sum(held.values())), words


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
