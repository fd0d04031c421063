"""What is said of a catalogue, in one language and with the names of one perspective."""

from collections.abc import Iterable

from babel.lists import format_list

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.model.perspectives import Perspective
from geo_app.views.names import full_unit_name, unit_name


class Wording:
    """Names and texts of a catalogue in one language and perspective, for what has the three."""

    catalog: Catalog
    language: Language

    @property
    def perspective(self) -> Perspective:
        """How names are given and lines are drawn."""
        raise NotImplementedError

    @property
    def reference_name(self) -> str:
        """Return what shares are counted in, in words."""
        return self.read("dispute.reference_name", self.catalog.dispute.reference_name)

    def say(self, key: str, **slots: object) -> str:
        """Return a text of the interface."""
        return self.language.interface(key, **slots)

    def read(self, path: str, english: str) -> str:
        """Return a text of a record, ``proposals/status_quo.title``."""
        return self.language.content(path, english)

    def listed(self, items: Iterable[str]) -> str:
        """Return things one after the other, as the language lists them."""
        return format_list(list(items), locale=self.language.locale)

    def unit_name(self, unit: str) -> str:
        """Return the name of a unit in the language and perspective."""
        return unit_name(self.catalog.units[unit], self.language, self.perspective)

    def full_unit_name(self, unit: str) -> str:
        """Return the name of a unit with the other side's name where the perspective has one."""
        return full_unit_name(self.catalog.units[unit], self.language, self.perspective)

    def party_name(self, party: str | None) -> str:
        """Return the name of a party, or that there is none."""
        if party is None:
            return self.say("map.legend.no_party")
        return self.read(f"parties/{party}.name", self.catalog.parties[party].name)

    def holder_name(self, holder: str | None) -> str:
        """Return the name of whoever a status names, or that nobody holds."""
        if holder is None:
            return self.say("map.legend.no_party")
        return self.read(f"holders/{holder}.name", self.catalog.holders[holder].name)

    def scenario_title(self, scenario: str) -> str:
        """Return the title of a proposal."""
        return self.read(f"proposals/{scenario}.title", self.catalog.proposals[scenario].title)
