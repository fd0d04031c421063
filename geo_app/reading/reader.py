"""The data in the reader's language: what every panel is written from."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from babel.lists import format_list

from geo_app.data.catalog import Catalog
from geo_app.data.language import Language
from geo_app.html.elements import Html, el
from geo_app.model.dates import UncertainDate
from geo_app.model.proposals import Proposal
from geo_app.model.sources import Citation
from geo_app.model.units import Unit
from geo_app.reading.addresses import APP, Addresses
from geo_app.views.names import full_unit_name, unit_name
from geo_app.views.view import View


@dataclass(frozen=True)
class Notes:
    """Documents that a panel cites, numbered in the order in which they come up.

    Attributes
    ----------
    prefix : str
        Beginning of the anchors.
    found : dict of str to list of str
        Source to the places in it, with grades.
    """

    prefix: str
    found: dict[str, list[str]] = field(default_factory=dict)

    def number(self, citation: Citation, language: Language) -> int:
        """Return the number of a citation's source, a new one where it comes up first."""
        places = self.found.setdefault(citation.source, [])
        place = f"{language.phrase(citation.locator)} ({citation.grade})"
        if place not in places:
            places.append(place)
        return list(self.found).index(citation.source) + 1


@dataclass(frozen=True)
class Reader:
    """A catalog, the language in which it is read, and what is shown of it.

    Attributes
    ----------
    shown : View
        What the page shows.
    page : str
        Name of the page.
    addresses : Addresses
        Where other pages are.
    level : int
        Level of the heading that names a record: 1 where it has a page to itself.
    notes : Notes or None
        Documents cited so far in a panel that lists them at its end.
    """

    catalog: Catalog
    language: Language
    shown: View
    page: str = ""
    addresses: Addresses = APP
    level: int = 2
    notes: Notes | None = None

    @property
    def perspective(self) -> str:
        """Which names of islands are used."""
        return self.shown.perspective

    def heading(self, text: str, below: int = 0, class_: str | None = None) -> Html:
        """Return the heading of a record, or one so many levels below it."""
        return el(f"h{self.level + below}", text, class_=class_)

    def say(self, key: str, **slots: str | int) -> str:
        """Return a text of the interface."""
        return self.language.interface(key, **slots)

    def read(self, path: str, english: str) -> str:
        """Return a text of a record, ``proposals/status_quo.title``."""
        return self.language.content(path, english)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with at most so many decimals."""
        return self.language.number(value, digits)

    def percent(self, share: float) -> str:
        """Return a share, 0 to 1, as a percentage."""
        return self.language.percent(share)

    def listed(self, items: Iterable[str]) -> str:
        """Return things one after the other, as the language lists them."""
        return format_list(list(items), locale=self.language.locale)

    def area(self, value_km2: float) -> str:
        """Return an area with its unit."""
        return self.say("unit.km2", value=self.language.area(value_km2))

    def date(self, value: UncertainDate | datetime.date) -> str:
        """Return a date in words."""
        return self.language.date(value)

    def when(self, start: UncertainDate, end: UncertainDate | None) -> str:
        """Return when something was, or from when to when."""
        return self.language.period(start, end) if end else self.date(start)

    def proponents(self, proposal: Proposal) -> str:
        """Return who made a proposal."""
        path = f"proposals/{proposal.id}.proponents"
        return self.listed(
            self.read(f"{path}.{index}", name) for index, name in enumerate(proposal.proponents)
        )

    def unit_name(self, unit: Unit) -> str:
        """Return the name of a unit as the perspective has it."""
        return unit_name(unit, self.language, self.catalog.perspectives[self.perspective])

    def full_unit_name(self, unit: Unit) -> str:
        """Return the name of a unit with the other side's name where the perspective has one."""
        return full_unit_name(unit, self.language, self.catalog.perspectives[self.perspective])

    def party_name(self, party_id: str | None) -> str:
        """Return the name of a party, or that there is none."""
        if party_id is None:
            return self.say("map.legend.no_party")
        return self.read(f"parties/{party_id}.name", self.catalog.parties[party_id].name)

    def holder_name(self, holder_id: str | None) -> str:
        """Return the name of whoever a status names, or that nobody holds."""
        if holder_id is None:
            return self.say("map.legend.no_party")
        return self.read(f"holders/{holder_id}.name", self.catalog.holders[holder_id].name)

    def scenario_title(self, scenario_id: str) -> str:
        """Return the title of a proposal."""
        return self.read(
            f"proposals/{scenario_id}.title", self.catalog.proposals[scenario_id].title
        )
