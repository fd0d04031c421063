"""What every colour, hatch and line of a view means, in words; and the one figure that tells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from geo_app.engine.bases import survey_shares
from geo_app.engine.land.allocation import reference_leaves, reference_total_km2, rest_leaves
from geo_app.engine.land.control import in_force
from geo_app.engine.land.figures import land_km2
from geo_app.views.perspective import is_solid
from geo_app.views.summary import (
    Summary,
    by_holder,
    by_party,
    gains,
    reference_land_km2,
    telling_party,
    units_text,
)


@dataclass(frozen=True)
class Entry:
    """One line of a legend.

    Attributes
    ----------
    value : str, optional
        The party, ``claimed`` or ``open``, the kind of line or ``equidistance``.
    solid : bool
        Whether a line is drawn without gaps, as a boundary.
    """

    kind: Literal["party", "changed", "title", "line", "zones"]
    value: str | None
    text: str
    dashed: bool = False
    solid: bool = False


def legend_entries(summary: Summary) -> list[Entry]:
    """List what a view shows and how: one row for whatever looks the same."""
    parties = _holders(summary) if summary.through_time else _parties(summary)
    rows: dict[Entry, str] = {}
    for row in (*parties, *_titles(summary), *_lines(summary)):
        sample = replace(row, text="")
        before = rows.get(sample)
        rows[sample] = (
            summary.say("map.legend.next", text=before, next=row.text) if before else row.text
        )
    return [replace(sample, text=text) for sample, text in rows.items()]


def _holders(summary: Summary) -> Iterator[Entry]:
    for holder, units in by_holder(summary).items():
        slots = {"holder": summary.holder_name(holder), "units": units_text(summary, units)}
        party = summary.catalog.holders[holder].party
        yield Entry("party", party, summary.say("map.legend.holds", **slots))


def _parties(summary: Summary) -> Iterator[Entry]:
    for party, units in by_party(summary).items():
        slots = {"party": summary.party_name(party), "units": units_text(summary, units)}
        yield Entry("party", party, summary.say("map.legend.would_hold", **slots))
    for unit in summary.units.values():
        if unit.cut:
            text = summary.say(
                "map.legend.cut",
                party=summary.party_name(unit.cut.to),
                share=summary.language.percent(unit.cut.share),
                unit=summary.unit_name(unit.unit),
            )
            yield Entry("party", unit.cut.to, text, dashed=True)
    if any(unit.changed for unit in summary.units.values()):
        text = summary.say("map.legend.changed", date=summary.date_text())
        yield Entry("changed", None, text)


def _titles(summary: Summary) -> Iterator[Entry]:
    if "contested" not in summary.view.layers:
        return
    titles = {leaf: summary.units[leaf].title for leaf in summary.catalog.allocatable_leaves}
    claimed = [leaf for leaf, title in titles.items() if title == "claimed"]
    if claimed:
        text = summary.say(
            "map.legend.claimed", claimant=summary.listed(_claimants(summary, claimed))
        )
        yield Entry("title", "claimed", text)
    if "open" in titles.values():
        yield Entry("title", "open", summary.say("map.legend.open"))


def _claimants(summary: Summary, units: list[str]) -> list[str]:
    catalog, day = summary.catalog, summary.view.date
    rows = [row for leaf in units for row in in_force(catalog, day, leaf, "claim")]
    holders = dict.fromkeys(row.status.holder for row in rows)
    return [summary.holder_name(holder) for holder in holders if catalog.holders[holder].party]


def _lines(summary: Summary) -> Iterator[Entry]:
    for line in summary.lines:
        text = summary.read(f"lines/{line.id}.title", line.title)
        yield Entry("line", line.kind, text, solid=is_solid(line, summary.perspective))
    if "zones" in summary.view.layers:
        yield Entry("zones", None, summary.say("map.legend.zones"))
        yield Entry("line", "equidistance", summary.say("map.legend.equidistance"))


def telling_figure(summary: Summary) -> tuple[str, str]:
    """Return the one figure that tells a view, and what it is."""
    return _control_figure(summary) if summary.through_time else _gain_figure(summary)


def _control_figure(summary: Summary) -> tuple[str, str]:
    catalog, land = summary.catalog, land_km2(summary.catalog)
    held: dict[str | None, float] = {}
    for leaf in reference_leaves(catalog):
        control = summary.units[leaf].control
        holder = control.status.holder if control else None
        held[holder] = held.get(holder, 0.0) + land[leaf]
    largest = max(held, key=lambda holder: held[holder])
    slots = {
        "reference": summary.reference_name,
        "holder": summary.holder_in_text(largest) if largest else summary.party_name(None),
        "date": summary.date_text(),
        "total": summary.language.number(sum(held.values())),
    }
    if largest is None or catalog.holders[largest].party is None:
        return "", summary.say("map.scenario.nobody", **slots)
    share = summary.language.percent(held[largest] / sum(held.values()))
    return share, summary.say("map.scenario.control", **slots)


def _gain_figure(summary: Summary) -> tuple[str, str]:
    figures = summary.outcome.figures
    if not gains(summary.catalog, figures, summary.view.date):
        return "0", summary.say("map.scenario.no_change")
    party = telling_party(summary.catalog, figures, summary.view.date)
    words = summary.say(
        f"map.scenario.figure.{summary.catalog.parties[party].holds}",
        reference=summary.reference_name,
        party=summary.party_name(party),
        land=summary.language.number(reference_land_km2(summary, party)),
        total=summary.language.number(reference_total_km2(summary.catalog)),
    )
    share = summary.language.percent(figures[party]["land_share"])
    return share, words + "".join([*_other_surveys(summary, party, share), _beside(summary, party)])


def _beside(summary: Summary, party: str) -> str:
    """Say what a party would gain beside the land of which shares are counted."""
    catalog, land = summary.catalog, land_km2(summary.catalog)
    gained = [
        leaf
        for leaf in rest_leaves(catalog)
        if land[leaf] and summary.units[leaf].changed and summary.units[leaf].party == party
    ]
    if not gained:
        return ""
    area = summary.language.number(sum(land[leaf] for leaf in gained))
    return summary.say("map.scenario.beside", units=units_text(summary, gained), land=area)


def _other_surveys(summary: Summary, party: str, share: str) -> Iterator[str]:
    """Say what the share is by the areas that other sides publish, where it differs."""
    shares = survey_shares(summary.catalog, summary.allocation, party)
    for side, other_share in shares.items():
        other = summary.language.percent(other_share)
        if other != share:
            yield summary.say("map.scenario.survey", share=other, side=summary.party_name(side))
