"""What follows from an allocation."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo_app.model.sources import Citation


@dataclass(frozen=True)
class PartyOutcome:
    """What one party would have.

    Attributes
    ----------
    units : tuple of str
        Units and groups that would be its own as a whole. A divided unit is nobody's.
    figures : Mapping of str to float
        Metric to value, in the unit that the metric names.
    """

    units: tuple[str, ...]
    figures: Mapping[str, float]

    @property
    def land_km2(self) -> float:
        """Land in km2, from official figures."""
        return self.figures["land_km2"]

    @property
    def land_share(self) -> float:
        """Share of the reference land, 0 to 1."""
        return self.figures["land_share"]

    @property
    def population(self) -> float:
        """People living there by the latest figures; those of a divided unit are left out."""
        return self.figures["population"]


@dataclass(frozen=True)
class DividedUnit:
    """A unit that two parties would share.

    Attributes
    ----------
    to, rest : str
        Party of the share, and of what is left.
    share : float
        Share of the unit's land that goes to ``to``, 0 to 1.
    to_km2, rest_km2 : float
        Land of each part in km2.
    population : float
        People of the whole unit, who are counted for neither party: nobody has published
        how many live on either side of a line that was never drawn.
    """

    unit: str
    to: str
    rest: str
    share: float
    to_km2: float
    rest_km2: float
    population: float


@dataclass(frozen=True)
class Outcome:
    """What follows from a scenario or from any other allocation.

    Attributes
    ----------
    scenario : str, optional
        Scenario; none for an allocation that somebody made up.
    allocation : Mapping of str to str
        Unit or group to party; a divided one has the party of its larger part.
    parties : Mapping of str to PartyOutcome
        Every party of the dispute, in order.
    divisions : tuple of DividedUnit
        Units that are cut.
    sources : tuple of Citation
        What the allocation and the figures rest on, each document once for each place in it.
    """

    scenario: str | None
    allocation: Mapping[str, str]
    parties: Mapping[str, PartyOutcome]
    divisions: tuple[DividedUnit, ...]
    sources: tuple[Citation, ...]

    @property
    def figures(self) -> Mapping[str, Mapping[str, float]]:
        """Figures of every party."""
        return {party: one.figures for party, one in self.parties.items()}
