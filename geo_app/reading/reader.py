"""The data in the reader's language: what every panel is written from."""

import datetime
from dataclasses import dataclass, field

from geo_app.data.catalog import Catalog
from geo_app.data.language import Language
from geo_app.html.elements import Html, el
from geo_app.model.dates import UncertainDate
from geo_app.model.perspectives import Perspective
from geo_app.model.proposals import Proposal
from geo_app.model.sources import Citation
from geo_app.reading.addresses import APP, Addresses
from geo_app.views.view import View
from geo_app.views.wording import Wording


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
class Reader(Wording):
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
    def perspective(self) -> Perspective:
        """How names are given."""
        return self.catalog.perspectives[self.shown.perspective]

    def heading(self, text: str, below: int = 0, class_: str | None = None) -> Html:
        """Return the heading of a record, or one so many levels below it."""
        return el(f"h{self.level + below}", text, class_=class_)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with at most so many decimals."""
        return self.language.number(value, digits)

    def percent(self, share: float) -> str:
        """Return a share, 0 to 1, as a percentage."""
        return self.language.percent(share)

    def area(self, value_km2: float) -> str:
        """Return an area with its unit."""
        return self.say("unit.km2", value=self.language.area(value_km2))

    def date(self, value: UncertainDate | datetime.date) -> str:
        """Return a date in words."""
        return self.language.date(value)

    def proponents(self, proposal: Proposal) -> str:
        """Return who made a proposal."""
        path = f"proposals/{proposal.id}.proponents"
        return self.listed(
            self.read(f"{path}.{index}", name) for index, name in enumerate(proposal.proponents)
        )
