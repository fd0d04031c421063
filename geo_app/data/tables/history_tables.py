"""Tables of what was agreed, proposed and done: parties, holders, lines, proposals, events."""

from collections.abc import Iterator
from typing import get_args

from geo_app.data.contents import Catalog
from geo_app.data.tables import columns
from geo_app.data.tables.table import Column, Row, Table, records_of
from geo_app.model.base import LonLat
from geo_app.model.events import ArticleRelation, EventCategory
from geo_app.model.parties import Pattern
from geo_app.model.proposals import ProposalKind

_TITLE = columns.text("title", "title", required=True)


def _lines(catalog: Catalog) -> Iterator[Row]:
    for line in catalog.lines.values():
        yield {**dict(line), "path_wkt": _wkt(line.path)}


def _wkt(path: tuple[LonLat, ...]) -> str:
    return "LINESTRING (" + ", ".join(f"{lon:g} {lat:g}" for lon, lat in path) + ")"


def _proposals(catalog: Catalog) -> Iterator[Row]:
    for proposal in catalog.proposals.values():
        yield {
            **dict(proposal),
            **dict(proposal.terms),
            "proponents": "; ".join(proposal.proponents),
            "mapped": proposal.allocation is not None,
        }


def _allocations(catalog: Catalog) -> Iterator[Row]:
    for proposal in catalog.scenarios.values():
        rule = proposal.allocation
        if rule is None:
            continue
        rows: list[Row] = [{"rule": "rest", "party": rule.default}]
        rows += [
            {"rule": "unit", "unit": unit, "party": party}
            for party, units in rule.parties.items()
            for unit in units
        ]
        rows += [
            {"rule": "cut", "unit": cut.unit, "party": cut.to, "share": cut.share, "rest": cut.rest}
            for cut in rule.cuts
        ]
        for position, row in enumerate(rows):
            yield {"proposal": proposal.id, "position": position, **row}


def _events(catalog: Catalog) -> Iterator[Row]:
    for event in catalog.events.values():
        last_day = (event.date_end or event.date).latest
        yield {**dict(event), "first_day": event.date.earliest, "last_day": last_day}


def _event_units(catalog: Catalog) -> Iterator[Row]:
    for event in catalog.events.values():
        for unit in event.units:
            yield {"event": event.id, "unit": unit}


def _places(catalog: Catalog) -> Iterator[Row]:
    for place in catalog.places.values():
        longitude_deg, latitude_deg = place.location
        yield {
            **dict(place),
            **catalog.names_by_column(place),
            "longitude_deg": longitude_deg,
            "latitude_deg": latitude_deg,
        }


PARTIES = Table(
    name="parties", title="Parties to whom a unit can be allocated", noun="party",
    description="With the colours and the texture that the maps give them.",
    columns=(
        columns.identifier(),
        Column("order", "order in lists", "integer", required=True),
        columns.text("name", "name", required=True),
        Column("fill", "colour on the light map", required=True, pattern="#[0-9a-f]{6}"),
        Column("fill_dark", "colour on the dark map", required=True, pattern="#[0-9a-f]{6}"),
        columns.choice("pattern", "texture that tells it without colour", get_args(Pattern)),
        columns.text("joint_of", "parties that hold jointly, where it stands for several"),
        columns.yes_no("neighbour", "whether only its coast matters: no unit is given to it"),
    ),
    rows=records_of("parties"),
)  # fmt: skip
HOLDERS = Table(
    name="holders", title="States, authorities and peoples that statuses name", noun="holder",
    description="party is empty where the control belonged to no party of today.",
    columns=(
        columns.identifier(),
        columns.text("name", "name", required=True),
        columns.text("in_text", "name in a sentence, where that is another", required=False),
        columns.reference("party", "party whose colour shows its control", "parties",
            required=False),
        columns.yes_no("lived_there", "whether it held land by living there, without a state"),
    ),
    rows=records_of("holders"),
)  # fmt: skip
LINES = Table(
    name="lines", title="Treaty lines and the line of control", noun="line",
    description="Schematic at sea: straight between the points.",
    columns=(
        columns.identifier(),
        columns.choice("kind", "agreed, or left behind by control", ("treaty", "control")),
        _TITLE,
        columns.text("article", "the text that draws it", required=True),
        columns.text("start", f"since when; {columns.EDTF}", required=True),
        columns.text("end", f"until when, open if empty; {columns.EDTF}"),
        columns.text("units", "identifiers of the units beside it, with blanks between"),
        Column("path_wkt", "course as WKT, longitude latitude", unit="deg", required=True,
            pattern=r"LINESTRING \(.+\)"),
        columns.NOTE,
    ),
    rows=_lines,
)  # fmt: skip
PROPOSALS = Table(
    name="proposals", title="Proposals, positions and agreements", noun="proposal",
    description="Those with mapped = true have rows in the table allocations.",
    columns=(
        columns.identifier(),
        Column("order", "order in lists", "integer", required=True),
        columns.choice("kind", "what it is", get_args(ProposalKind)),
        _TITLE,
        columns.text("caption", "a line for under a map", required=True),
        columns.text("summary", "what it says, in our words", required=True),
        columns.text("date", columns.EDTF, required=True),
        columns.text("date_end", columns.EDTF),
        columns.text("proponents", "who made it, with semicolons between", required=True),
        columns.text("sovereignty", "what it says of sovereignty"),
        columns.text("administration", "what it says of administration"),
        columns.text("outcome", "what became of it", required=True),
        columns.yes_no("mapped", "whether it can be drawn"),
        columns.text("why_not_mapped", "why it cannot"),
        columns.yes_no("uncertain", "whether its content is doubtful"),
        columns.text("events", "identifiers of events, with blanks between"),
    ),
    rows=_proposals,
)  # fmt: skip
ALLOCATIONS = Table(
    name="allocations", title="Who would hold what", noun="allocation",
    description="Rules of each mapped proposal: single units or groups first, cuts, then the rest; "
    "a rest without a party stays as it is held today.",
    columns=(
        columns.reference("proposal", "the proposal", "proposals"),
        columns.POSITION,
        columns.choice("rule", "a whole unit, a part, or all not named", ("rest", "unit", "cut")),
        columns.reference("unit", "unit or group; empty for the rest", "units", required=False),
        columns.reference("party", "who would hold it", "parties", required=False),
        columns.number("share", "share of a cut unit's land; empty: what makes both halves equal",
            "1", most=1),
        columns.reference("rest", "who would hold what is left of a cut unit", "parties",
            required=False),
    ),
    key=("proposal", "position"), rows=_allocations, file="proposals/{proposal}.yaml",
)  # fmt: skip
EVENTS = Table(
    name="events", title="Events", noun="event",
    description="What happened, where and when.",
    columns=(
        columns.identifier(),
        columns.text("date", columns.EDTF, required=True),
        columns.text("date_end", columns.EDTF),
        Column("first_day", "earliest day that it may mean", "date", required=True),
        Column("last_day", "latest day that it may mean", "date", required=True),
        _TITLE,
        columns.text("text", "what happened, in our words", required=True),
        columns.reference("place", "where", "places"),
        columns.choice("category", "what kind of event", get_args(EventCategory)),
        columns.choice("article", "how the article that is read stands to it",
            get_args(ArticleRelation), required=False),
        columns.text("claims", "claims that speak of it, with blanks between"),
        columns.reference("line", "line that it drew", "lines", required=False),
        columns.reference("scenario", "proposal that it made", "proposals", required=False),
    ),
    rows=_events,
)  # fmt: skip
EVENT_UNITS = Table(
    name="event_units", title="Units that events concern", noun="unit of an event",
    description="One row a pair.",
    columns=(
        columns.reference("event", "the event", "events"),
        columns.reference("unit", "the unit", "units"),
    ),
    key=("event", "unit"), rows=_event_units, file="events/{event}.yaml",
)  # fmt: skip
PLACES = Table(
    name="places", title="Places of events", noun="place",
    description="Points.",
    columns=(
        columns.identifier(),
        columns.NAME,
        columns.LONGITUDE,
        columns.LATITUDE,
        columns.COUNTRY,
    ),
    rows=_places,
)  # fmt: skip
TABLES = (PARTIES, HOLDERS, LINES, PROPOSALS, ALLOCATIONS, EVENTS, EVENT_UNITS, PLACES)
