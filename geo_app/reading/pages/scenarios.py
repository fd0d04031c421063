"""Scenarios: the proposals side by side, as cards and as one table."""

from geo_app.engine.land.allocation import reference_total_km2
from geo_app.html.elements import Html, el, join
from geo_app.html.tables import row, scroll, table
from geo_app.model.proposals import Proposal
from geo_app.reading.notes import cite
from geo_app.reading.panels.outcomes import divided_people, land_bar, telling
from geo_app.reading.panels.outlook import Outlook, scenario_outlook
from geo_app.reading.parts import facts, page_link
from geo_app.reading.reader import Reader
from geo_app.views.codec import proposal_view
from geo_app.views.view import View

_COLUMNS = ("proposal", "when", "who", "units", "land", "people", "outcome")


def scenarios_page(reader: Reader) -> Html:
    """Return the page."""
    catalog = reader.catalog
    count = reader.number(len(_proposals(reader)))
    mapped = reader.number(len(catalog.changes))
    head = el(
        "header",
        el("h1", reader.say("page.scenarios"), class_="page-title"),
        el("p", reader.say("scenarios.lead", count=count, mapped=mapped), class_="lead"),
    )
    cards = (_card(reader, proposal) for proposal in catalog.changes.values())
    return el("div", head, el("div", *cards, class_="cards"), _table(reader), class_="sheet")


def _proposals(reader: Reader) -> list[Proposal]:
    """Return all but the record of control today, which proposes nothing."""
    catalog = reader.catalog
    return [one for one in catalog.proposals.values() if one.id != catalog.dispute.status_quo]


def _target(reader: Reader, proposal: Proposal) -> View:
    """Return the state in which a proposal is shown as it is."""
    plain = proposal_view(reader.catalog, reader.shown, proposal.id)
    return plain.having(select="", camera=None)


def _card(reader: Reader, proposal: Proposal) -> Html:
    outlook = scenario_outlook(reader.catalog, proposal.id)
    party, figures = telling(reader, outlook)
    shown = reader.shown.scenario == proposal.id
    target = _target(reader, proposal)
    title = page_link(reader, "explore", reader.scenario_title(proposal.id), target)
    share = el("span", reader.percent(figures["land_share"]), class_="figure")
    total = reader.area(reference_total_km2(reader.catalog))
    words = reader.say("scenarios.share", party=reader.party_name(party), total=total)
    nobodys = divided_people(reader, outlook)
    return el(
        "article",
        el("h2", title),
        el(
            "p",
            reader.language.when(proposal.date, proposal.date_end),
            " · ",
            reader.proponents(proposal),
            class_="eyebrow",
        ),
        el("p", share, " ", words),
        land_bar(reader, outlook),
        facts(
            [
                (reader.say("scenarios.land"), reader.area(figures["reference_land_km2"])),
                (
                    reader.say("scenarios.people"),
                    reader.number(figures["reference_population"]),
                ),
                (reader.say("scenarios.units"), _units(reader, outlook)),
            ]
        ),
        el("p", nobodys, class_="small muted") if nobodys else None,
        el("p", _outcome(reader, proposal), " ", cite(reader, proposal.sources), class_="small"),
        class_="card chosen" if shown else "card",
        aria_label=reader.scenario_title(proposal.id),
    )


def _units(reader: Reader, outlook: Outlook) -> str:
    """Return the units of the telling party: groups before members, divided ones by share."""
    party_id, _ = telling(reader, outlook)
    outcome, units = outlook.outcome, reader.catalog.units
    party_units = outcome.parties[party_id].units
    whole = [units[key] for key in party_units if units[key].parent not in party_units]
    divided = [cut for cut in outcome.divisions if party_id in (cut.to, cut.rest)]
    units_named = [unit for unit in whole if unit.reference] or ([] if divided else whole)
    parts = [reader.unit_name(unit.id) for unit in units_named]
    parts += [
        reader.say(
            "scenarios.part",
            share=reader.percent(cut.share if cut.to == party_id else 1 - cut.share),
            unit=reader.unit_name(cut.unit),
        )
        for cut in divided
    ]
    return reader.listed(parts)


def _outcome(reader: Reader, proposal: Proposal) -> str:
    return reader.read(f"proposals/{proposal.id}.outcome", proposal.outcome)


def _table(reader: Reader) -> Html:
    total = reader.area(reference_total_km2(reader.catalog))
    heads = (reader.say(f"scenarios.column.{name}", total=total) for name in _COLUMNS)
    rows = (_row(reader, proposal) for proposal in _proposals(reader))
    label = reader.say("scenarios.table")
    wide = table(heads, el("tbody", *rows), class_="wide")
    return el("section", el("h2", label), scroll(wide, label))


def _row(reader: Reader, proposal: Proposal) -> Html:
    title = reader.scenario_title(proposal.id)
    cells: list[str]
    if proposal.allocation is None:
        why = proposal.why_not_mapped or ""
        path = f"proposals/{proposal.id}.why_not_mapped"
        reason = reader.say("scenarios.not_mapped", why=reader.read(path, why))
        address = reader.addresses.proposal(proposal.id)
        head: str = el("a", title, href=address) if address else title
        cells = [reason, "–", "–"]
    else:
        target = _target(reader, proposal)
        head = page_link(reader, "explore", title, target)
        outlook = scenario_outlook(reader.catalog, proposal.id)
        _, figures = telling(reader, outlook)
        share = reader.percent(figures["land_share"])
        land = f"{reader.area(figures['reference_land_km2'])} ({share})"
        people = reader.number(figures["reference_population"])
        cells = [_units(reader, outlook), land, people]
    outcome = join([_outcome(reader, proposal), " ", cite(reader, proposal.sources)])
    before = [reader.language.when(proposal.date, proposal.date_end), reader.proponents(proposal)]
    return row(head, *before, *cells, outcome, place=f"proposal-{proposal.id}")
