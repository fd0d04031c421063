"""Proposals, and the scenarios that those which can be mapped make."""

from typing import Literal

from pydantic import Field

from geo_app.model.base import Record, Slug, Text
from geo_app.model.dates import UncertainDate
from geo_app.model.sources import Citation

ProposalKind = Literal[
    "record", "treaty", "wartime_agreement", "joint_statement", "official_proposal",
    "official_position", "reported_offer", "unilateral_measure", "third_party", "idea",
    "party_position", "process", "academic",
]  # fmt: skip


class Cut(Record):
    """A unit that a proposal divides.

    Attributes
    ----------
    to, rest : str
        Party of the share, and of what is left.
    share : float, optional
        Share of the unit's land, 0 to 1. Absent: whatever makes the land of ``to`` half of the
        reference land.
    """

    unit: Slug
    to: Slug
    rest: Slug
    share: float | None = Field(default=None, ge=0, le=1)


class AllocationRule(Record):
    """Who would hold what.

    Attributes
    ----------
    default : str, optional
        Party of every unit not named. Absent: as it is held today.
    parties : dict of str to tuple of str
        Party to units or groups of units.
    """

    default: Slug | None = None
    parties: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)
    cuts: tuple[Cut, ...] = ()


class Terms(Record):
    """What a proposal says of sovereignty and, apart from it, of administration."""

    sovereignty: Text | None = None
    administration: Text | None = None


class Proposal(Record):
    """A proposal, position or agreement.

    Attributes
    ----------
    allocation : AllocationRule, optional
        Present where it can be mapped; the proposal is then a scenario.
    short_title : str, optional
        A few words for a button.
    caption : str
        A line in neutral words for under the map.
    """

    id: Slug
    order: int
    kind: ProposalKind
    title: Text
    short_title: Text | None = None
    caption: Text
    summary: Text
    date: UncertainDate
    date_end: UncertainDate | None = None
    proponents: tuple[Text, ...] = Field(min_length=1)
    terms: Terms = Terms()
    outcome: Text
    allocation: AllocationRule | None = None
    why_not_mapped: Text | None = None
    uncertain: bool = False
    events: tuple[Slug, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)
