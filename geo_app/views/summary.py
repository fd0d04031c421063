"""What a view shows, worked out once for every form in which it leaves: units, words, figures.

The map document's script has the same rules, for what a reader changes while it is shown. A test
compares the two.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.engine.evaluate import evaluate
from geo_app.engine.land.allocation import Allocation, CutShare, reference_total_km2
from geo_app.engine.land.control import StatusInForce, control_of, in_force
from geo_app.engine.land.figures import land_km2
from geo_app.model.lines import Line
from geo_app.model.outcomes import Outcome
from geo_app.model.perspectives import Perspective
from geo_app.views.perspective import is_solid
from geo_app.views.view import View, allocation
from geo_app.views.wording import Wording

Title = Literal["claimed", "open"]


@dataclass(frozen=True)
class DrawnUnit:
    """How one unit is drawn.

    Attributes
    ----------
    party : str, optional
        Party whose colour it has; of a divided unit the one that has the rest.
    changed : bool
        Whether that party is another than the one in control; a part that is cut off is outlined
        in any case.
    title : {"claimed", "open"}, optional
        Whether somebody else claims it, or a text in force takes title from all.
    """

    unit: str
    party: str | None
    control: StatusInForce | None
    changed: bool
    title: Title | None
    cut: CutShare | None


@dataclass(frozen=True)
class Summary(Wording):
    """A view and what it shows.

    Attributes
    ----------
    units : Mapping of str to DrawnUnit
        Every unit with land of its own.
    lines : tuple of Line
        Lines in force on the day, if the view has them. A side that draws a line as its
        boundary goes on drawing it after the treaty has ended.
    """

    catalog: Catalog
    view: View
    language: Language
    allocation: Allocation
    units: Mapping[str, DrawnUnit]
    lines: tuple[Line, ...]

    @property
    def through_time(self) -> bool:
        """Whether the view shows control on a day, not a proposal."""
        return self.view.look == "time"

    @property
    def perspective(self) -> Perspective:
        """How names are given and lines are drawn."""
        return self.catalog.perspectives[self.view.perspective]

    @property
    def title(self) -> str:
        """What is shown: control on the day, a proposal, or what the reader has made of it."""
        if self.through_time:
            return self.say("map.twin.titled.held", date=self.date_text())
        title = self.scenario_title(self.view.scenario)
        if not self.view.is_custom:
            return title
        return self.view.name or self.say("map.lab.changed", scenario=title)

    @cached_property
    def outcome(self) -> Outcome:
        """Figures of the allocation."""
        return evaluate(self.catalog, self.allocation, self.view.rocks)

    def holder_in_text(self, holder: str) -> str:
        """Return the name of whoever a status names, as it stands inside a sentence."""
        record = self.catalog.holders[holder]
        texts = {"in_text": record.in_text, "name": record.name}
        return self.language.first_content(f"holders/{holder}", texts)

    def date_text(self) -> str:
        """Return the day of the view in words."""
        return self.language.date(self.view.date)


@lru_cache(maxsize=64)
def summarise(catalog: Catalog, view: View) -> Summary:
    """Work out what a view shows."""
    made = allocation(catalog, view)
    units = {leaf: _drawn(catalog, view, made, leaf) for leaf in catalog.leaves}
    perspective = catalog.perspectives[view.perspective]
    shown = catalog.lines.values() if "lines" in view.layers else ()
    lines = tuple(line for line in shown if _is_drawn(line, view.date, perspective))
    return Summary(catalog, view, catalog.language(view.lang), made, units, lines)


def _is_drawn(line: Line, day: datetime.date, perspective: Perspective) -> bool:
    has_ended = line.end is not None and line.end.latest < day
    return line.start.earliest <= day and (not has_ended or is_solid(line, perspective))


def _drawn(catalog: Catalog, view: View, made: Allocation, leaf: str) -> DrawnUnit:
    control, title = _standing(catalog, view.date)[leaf]
    holder_party = catalog.holders[control.status.holder].party if control else None
    cut = made.cuts.get(leaf)
    party = cut.rest if cut else made.parties.get(leaf, holder_party) or None
    return DrawnUnit(leaf, party, control, party != holder_party, title, cut)


@lru_cache(maxsize=256)
def _standing(
    catalog: Catalog, day: datetime.date
) -> Mapping[str, tuple[StatusInForce | None, Title | None]]:
    """Return who is in control of every unit on a day, and whether its title is disputed."""
    standing = {}
    for leaf in catalog.leaves:
        control = control_of(catalog, leaf, day)
        holder_party = catalog.holders[control.status.holder].party if control else None
        standing[leaf] = control, _title(catalog, leaf, day, holder_party)
    return standing


def _title(catalog: Catalog, leaf: str, day: datetime.date, held: str | None) -> Title | None:
    def parties(layer: Literal["claim", "treaty_title"]) -> list[str | None]:
        rows = in_force(catalog, day, leaf, layer)
        return [catalog.holders[row.status.holder].party for row in rows]

    if any(party and party != held for party in parties("claim")):
        return "claimed"
    titles = parties("treaty_title")
    return "open" if titles and not any(titles) else None


# --- words -------------------------------------------------------------------------------------


def units_text(summary: Summary, units: list[str]) -> str:
    """Units in words: all, a few by name, the ends of a stretch, or the largest and how many."""
    order = summary.catalog.allocatable_leaves
    if len(units) == len(order):
        return summary.say("map.units.all")
    names = _names(summary, units)
    if len(names) <= 4:
        return summary.listed(names)
    indices = [order.index(unit) for unit in units]
    if max(indices) - min(indices) + 1 == len(units):
        return summary.say("map.units.stretch", first=names[0], last=names[-1])
    land = land_km2(summary.catalog)
    first, second, *others = _names(summary, sorted(units, key=lambda unit: -land[unit]))
    return summary.say("map.units.some", first=first, second=second, count=len(others))


def _names(summary: Summary, units: list[str]) -> list[str]:
    """Names of units, a group standing for its members where all of them are there."""
    catalog, names = summary.catalog, dict[str, None]()
    for unit in units:
        parent = catalog.units[unit].parent
        group = parent if parent and catalog.is_group(parent) else None
        whole = group is not None and set(catalog.members(group)) <= set(units)
        names[summary.unit_name(group if whole and group else unit)] = None
    return list(names)


def by_holder(summary: Summary) -> dict[str, list[str]]:
    """Units under effective control, by the holder."""
    units: dict[str, list[str]] = {}
    for leaf in summary.catalog.allocatable_leaves:
        control = summary.units[leaf].control
        if control:
            units.setdefault(control.status.holder, []).append(leaf)
    return units


def by_party(summary: Summary) -> dict[str | None, list[str]]:
    """Units by the party whose colour they have."""
    units: dict[str | None, list[str]] = {}
    for leaf in summary.catalog.allocatable_leaves:
        units.setdefault(summary.units[leaf].party, []).append(leaf)
    return units


def sentences(summary: Summary) -> list[str]:
    """Say who controls what on the day and, for a proposal, what it would change."""
    facts = [_holder_fact(summary, holder, units) for holder, units in by_holder(summary).items()]
    control = summary.say(
        "map.sentence.date", date=summary.date_text(), facts=summary.language.joined(facts)
    )
    return [control] if summary.through_time else [control, _proposal_sentence(summary)]


def _holder_fact(summary: Summary, holder: str, units: list[str]) -> str:
    control = summary.units[units[0]].control
    status = ""
    if control:
        path = f"units/{control.unit}.statuses.{control.status.id}.status"
        status = summary.read(path, control.status.status)
    party = summary.catalog.holders[holder].party
    key = "map.sentence.control" if party else "map.sentence.no_party"
    sentence = summary.say(
        key, holder=summary.holder_in_text(holder), units=units_text(summary, units), status=status
    )
    return sentence[:1].upper() + sentence[1:]


def _proposal_sentence(summary: Summary) -> str:
    gained = gains(summary.catalog, summary.outcome.figures, summary.view.date)
    if not gained:
        return summary.say("map.sentence.no_change", scenario=summary.title)
    facts = summary.language.joined(_share_fact(summary, party) for party in gained)
    return summary.say("map.sentence.scenario", scenario=summary.title, facts=facts)


def _share_fact(summary: Summary, party: str) -> str:
    figures = summary.outcome.parties[party]
    return summary.say(
        f"map.sentence.share.{summary.catalog.parties[party].holds}",
        party=summary.party_name(party),
        land=summary.language.number(reference_land_km2(summary, party)),
        share=summary.language.percent(figures.land_share),
        reference=summary.reference_name,
        total=summary.language.number(reference_total_km2(summary.catalog)),
    )


def reference_land_km2(summary: Summary, party: str) -> float:
    """Land of the disputed units that a party would have, km2."""
    share = summary.outcome.parties[party].land_share
    return share * reference_total_km2(summary.catalog)


# --- whose figure is told where there is room for one: the same in text, bars and map -------------

LEAST_GAIN_KM2 = 0.005

Figures = Mapping[str, Mapping[str, float]]
"""Party to its figures, ``land_km2`` and ``land_share`` (0 to 1) among them."""


def gains(catalog: Catalog, figures: Figures, day: datetime.date) -> list[str]:
    """List the parties whose land would be more than on a day, larger gains first."""
    held = land_held_km2(catalog, day)
    gain = {party: one["land_km2"] - held.get(party, 0.0) for party, one in figures.items()}
    return sorted((one for one in gain if gain[one] > LEAST_GAIN_KM2), key=lambda one: -gain[one])


def telling_party(catalog: Catalog, figures: Figures, day: datetime.date) -> str:
    """Return the party whose figure tells what an allocation would mean.

    Of those that gain land and would have some of the reference land, the one that gains most,
    what is left open after all others; else whoever gains most; where nobody gains, the one with
    the largest share. ``tellingGain`` of the map document's script is the same rule.
    """
    gained = gains(catalog, figures, day)
    shares = {party: one["land_share"] for party, one in figures.items()}
    with_share = [party for party in gained if shares[party] > 0]
    decided = [party for party in with_share if catalog.parties[party].holds != "open"]
    largest = max(shares, key=lambda party: shares[party])
    return next(iter([*decided, *with_share, *gained]), largest)


@lru_cache(maxsize=256)
def land_held_km2(catalog: Catalog, day: datetime.date) -> Mapping[str, float]:
    """Land that each party controlled on a day, km2; who belongs to no party is left out."""
    held: dict[str, float] = {}
    for leaf in catalog.allocatable_leaves:
        control = control_of(catalog, leaf, day)
        party = catalog.holders[control.status.holder].party if control else None
        if party:
            held[party] = held.get(party, 0.0) + land_km2(catalog)[leaf]
    return held
