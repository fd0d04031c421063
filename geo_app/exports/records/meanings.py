"""What the words of the models mean, for vocabularies: one sentence for each value of a field."""

from collections.abc import Mapping

from geo_app.model.events import EventCategory
from geo_app.model.proposals import ProposalKind
from geo_app.model.units import UnitKind

UNIT_KINDS: Mapping[UnitKind, str] = {
    "island": "Land surrounded by water, large enough to be drawn by the main coastline.",
    "islet": "A small island that the main coastline leaves out or barely shows.",
    "islet_group": "Several small islands that the record treats as one.",
    "island_pair": "Two islands that the record treats as one.",
    "rocks": "Land that does not sustain people: rocks, reefs that stand above high water.",
    "island_group": "Islands that are dealt with together; it has no land but that of its members.",
    "mainland": "A stretch of a larger land beside the units in dispute.",
}
EVENT_CATEGORIES: Mapping[EventCategory, str] = {
    "treaty": "States sign, ratify or end an agreement that binds them.",
    "war": "War is declared, fought or ended.",
    "landing": "Armed forces come ashore.",
    "allied_document": "Powers allied in a war agree on a text or issue an order.",
    "administration": "Land is put under, or taken from, an authority; its divisions change.",
    "people": "People settle, are moved, leave or visit.",
    "diplomacy": "Governments meet, talk or write to each other.",
    "position": "Somebody says where it stands.",
    "proposal": "Somebody says how the matter could be settled.",
    "maritime": "Something is ruled or done at sea: zones, straits, fishing.",
    "military": "Forces are stationed, built up, moved or withdrawn in peace.",
    "economy": "Trade, investment or a project of the economy.",
    "sanctions": "A state restricts dealings with another, or answers such a step.",
    "law": "A law, a decree or a constitution is made or changed.",
    "domestic": "Politics inside one state.",
    "exploration": "Somebody finds, surveys or maps land.",
}
PROPOSAL_KINDS: Mapping[ProposalKind, str] = {
    "record": "No proposal: how things are, to compare proposals with.",
    "treaty": "A treaty that was in force.",
    "wartime_agreement": "An agreement of powers at war on what is to come after it.",
    "joint_statement": "A text that both governments put their names to, without being a treaty.",
    "official_proposal": "A proposal that a government made to the other in the open.",
    "official_position": "What a government holds to be right or demands.",
    "reported_offer": "An offer known from reports, not from a text that was published.",
    "unilateral_measure": "A step that one government took alone.",
    "third_party": "A proposal or a demand of a state that is no party.",
    "idea": "A thought that somebody spoke of, without making it an offer.",
    "party_position": "What a political party demands.",
    "process": "An agreement on how to talk, not on the outcome.",
    "academic": "A proposal of scholars or writers.",
}
