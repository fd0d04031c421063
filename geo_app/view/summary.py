"""What a view shows, worked out once for every form in which it leaves: units, words, figures.

The same rules as in the map document's script (``script/rules``), on the same texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel.lists import format_list

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.engine.evaluate import evaluate
from geo_app.engine.land.allocation import Allocation, CutShare
from geo_app.engine.land.control import StatusInForce, control_of, in_force
from geo_app.engine.land.figures import land_km2
from geo_app.model.lines import Line
from geo_app.model.outcomes import Outcome
from geo_app.model.perspectives import Perspective
from geo_app.view.perspective import unit_name
from geo_app.view.telling import gains
from geo_app.view.view import View, allocation


@dataclass(frozen=True)
class DrawnUnit:
    """How one unit is drawn.

    Attributes
    ----------
    party : str, optional
        Party whose colour it has; of a divided unit the one that has the rest.
    control : StatusInForce, optional
        Effective control on the day.
    changed : bool
        Whether that party is another than the one in control.
    title : {"claimed", "open"}, optional
        Whether somebody else claims it, or a text in force takes title from all.
    """

    unit: str
    party: str | None
    control: StatusInForce | None
    changed: bool
    title: Literal["claimed", "open"] | None
    cut: CutShare | None


@dataclass(frozen=True)
class Summary:
    """A view and what it shows.

    Attributes
    ----------
    units : Mapping of str to DrawnUnit
        Every unit with land of its own.
    lines : tuple of Line
        Lines in force on the day, if the view has them.
    """

    catalog: Catalog
    view: View
    language: Language
    allocation: Allocation
    units: Mapping[str, DrawnUnit]
    lines: tuple[Line, ...]

    @property
    def as_held(self) -> bool:
        """Whether the view shows control on the day, not a proposal."""
        return is_as_held(self.catalog, self.view)

    @property
    def perspective(self) -> Perspective:
        """How names are given and lines are drawn."""
        return self.catalog.perspectives[self.view.perspective]

    @property
    def title(self) -> str:
        """Title of the scenario, or of what was made of it."""
        proposal = self.catalog.proposals[self.view.scenario]
        own = self.language.content(f"proposals/{proposal.id}.title", proposal.title)
        if not self.view.is_custom:
            return own
        return self.view.name or self.say("map.lab.changed", scenario=own)

    @property
    def outcome(self) -> Outcome:
        """Figures of the allocation."""
        return evaluate(self.catalog, self.allocation, self.view.rocks)

    def say(self, key: str, **slots: object) -> str:
        """Return a text of the interface."""
        return self.language.interface(key, **slots)

    def party_name(self, party: str | None) -> str:
        """Return the name of a party, or that there is none."""
        if party is None:
            return self.say("map.legend.no_party")
        return self.language.content(f"parties/{party}.name", self.catalog.parties[party].name)

    def holder_name(self, holder: str) -> str:
        """Return the name of whoever a status names."""
        return self.language.content(f"holders/{holder}.name", self.catalog.holders[holder].name)

    def unit_name(self, unit: str) -> str:
        """Return the name of a unit in the language and perspective of the view."""
        return unit_name(self.catalog.units[unit], self.language, self.perspective)

    def listed(self, items: Iterable[str]) -> str:
        """Return things one after the other, as the language lists them."""
        return format_list(list(items), locale=self.language.locale)

    def date_text(self) -> str:
        """Return the day of the view in words."""
        return self.language.date(self.view.date)


def summarise(catalog: Catalog, view: View) -> Summary:
    """Work out what a view shows."""
    return _summarise(catalog, view)


@lru_cache(maxsize=64)
def _summarise(catalog: Catalog, view: View) -> Summary:
    found = allocation(catalog, view)
    units = {leaf: _drawn(catalog, view, found, leaf) for leaf in catalog.leaves}
    lines = tuple(
        line
        for line in catalog.lines.values()
        if "lines" in view.layers and _line_in_force(line, view)
    )
    return Summary(catalog, view, catalog.language(view.lang), found, units, lines)


def is_as_held(catalog: Catalog, view: View) -> bool:
    """Whether a view shows control on the day, not a proposal."""
    return view.scenario == catalog.dispute.status_quo and not view.is_custom


def _line_in_force(line: Line, view: View) -> bool:
    return line.start.earliest <= view.date and (line.end is None or view.date <= line.end.latest)


def _drawn(catalog: Catalog, view: View, found: Allocation, leaf: str) -> DrawnUnit:
    control = control_of(catalog, leaf, view.date)
    held = catalog.holders[control.status.holder].party if control else None
    as_held = is_as_held(catalog, view) or not catalog.units[leaf].allocatable
    cut = None if as_held else found.cuts.get(leaf)
    party = held if as_held else cut.rest if cut else found.parties[leaf]
    would = held if as_held else found.parties[leaf]
    return DrawnUnit(leaf, party, control, would != held, _title(catalog, view, leaf, held), cut)


def _title(
    catalog: Catalog, view: View, leaf: str, held: str | None
) -> Literal["claimed", "open"] | None:
    def parties(layer: Literal["claim", "treaty_title"]) -> list[str | None]:
        rows = in_force(catalog, view.date, leaf, layer)
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
    largest = _names(summary, sorted(units, key=lambda unit: -land[unit]))[:2]
    return summary.say("map.units.some", names=", ".join(largest), count=len(names) - len(largest))


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
    found: dict[str, list[str]] = {}
    for leaf in summary.catalog.allocatable_leaves:
        control = summary.units[leaf].control
        if control:
            found.setdefault(control.status.holder, []).append(leaf)
    return found


def by_party(summary: Summary) -> dict[str | None, list[str]]:
    """Units by the party whose colour they have."""
    found: dict[str | None, list[str]] = {}
    for leaf in summary.catalog.allocatable_leaves:
        found.setdefault(summary.units[leaf].party, []).append(leaf)
    return found


def sentences(summary: Summary) -> list[str]:
    """Say who controls what on the day and, for a proposal, what it would change."""
    facts = [_holder_fact(summary, holder, units) for holder, units in by_holder(summary).items()]
    told = [
        summary.say("map.sentence.date", date=summary.date_text(), facts=" ".join(facts)),
    ]
    return told if summary.as_held else [*told, _proposal_sentence(summary)]


def _holder_fact(summary: Summary, holder: str, units: list[str]) -> str:
    control = summary.units[units[0]].control
    party = summary.catalog.holders[holder].party
    status = control.status if control else None
    said = ""
    if status:
        path = f"units/{control.unit}.statuses.{status.id}.status" if control else ""
        said = summary.language.content(path, status.status)
    key = "map.sentence.control" if party else "map.sentence.no_party"
    return summary.say(
        key, holder=summary.holder_name(holder), units=units_text(summary, units), status=said
    )


def _proposal_sentence(summary: Summary) -> str:
    gained = gains(summary.catalog, summary.outcome.figures)
    if not gained:
        return summary.say("map.sentence.no_change", scenario=summary.title)
    facts = " ".join(_share_fact(summary, party) for party in gained)
    return summary.say("map.sentence.scenario", scenario=summary.title, facts=facts)


def _share_fact(summary: Summary, party: str) -> str:
    figures = summary.outcome.parties[party]
    return summary.say(
        "map.sentence.share",
        party=summary.party_name(party),
        land=summary.language.number(reference_land_km2(summary, party)),
        share=summary.language.percent(figures.land_share),
        reference=reference_name(summary),
    )


def reference_land_km2(summary: Summary, party: str) -> float:
    """Land of the disputed units that a party would have, km2."""
    land, found = land_km2(summary.catalog), summary.catalog
    marked = {leaf for unit in found.units if found.units[unit].reference
              for leaf in found.members(unit)}  # fmt: skip
    return sum(land[leaf] * summary.allocation.share_of(leaf, party) for leaf in sorted(marked))


def reference_name(summary: Summary) -> str:
    """Return what shares are counted in, in words."""
    name = summary.catalog.dispute.reference_name
    return summary.language.content("dispute.reference_name", name)
