"""Scenario lab: give any island to any party, and see what follows on land and at sea."""

from collections.abc import Iterable

from geo_app.engine.sea.locate import StraitOutcome, straits
from geo_app.html.elements import Html, el, join
from geo_app.html.tables import row, table
from geo_app.reading.panels.figures_table import figures_table
from geo_app.reading.panels.give_table import give_table
from geo_app.reading.panels.outcomes import divided_people
from geo_app.reading.panels.outlook import outlook_of, scenario_outlook
from geo_app.reading.parts import page_link
from geo_app.reading.reader import Reader
from geo_app.views.names import place_name
from geo_app.views.summary import summarise
from geo_app.views.view import View, allocation


def lab_head(reader: Reader) -> Html:
    """Return title and lead."""
    lead = el("p", reader.say("lab.lead"), class_="lead")
    return el("h1", reader.say("page.lab"), class_="page-title") + lead


def figures_part(reader: Reader) -> Html:
    """Return the figures of the allocation that is shown, beside those of today."""
    catalog, shown = reader.catalog, reader.shown
    shared = allocation(catalog, shown)
    now = scenario_outlook(catalog, catalog.dispute.status_quo, shown.rocks)
    outlook = outlook_of(catalog, shared, shown.rocks)
    table = figures_table(reader, outlook, now)
    notes = [reader.say("lab.against", scenario=reader.scenario_title(catalog.dispute.status_quo))]
    if catalog.sea_rules:
        notes.append(reader.say(f"lab.rocks.{shown.rocks}"))
    if nobodys := divided_people(reader, outlook):
        notes.append(nobodys)
    return el(
        "section",
        el("h2", summarise(catalog, shown).title),
        table,
        el("p", reader.language.joined(notes), class_="small"),
        honesty(reader),
        el("p", join(_links(reader), " · "), class_="small"),
    )


def honesty(reader: Reader) -> Html | None:
    """Return what a reader of figures of the sea has to know, with the way to read more."""
    if reader.catalog.sea_rules is None:
        return None
    more = page_link(reader, "method", reader.say("lab.method"), _unmoved(reader))
    return el("p", reader.say("lab.honest"), " ", more, class_="small honest")


def _links(reader: Reader) -> Iterable[str]:
    target = _unmoved(reader)
    yield page_link(reader, "compare", reader.say("lab.compare"), target)
    yield page_link(reader, "explore", reader.say("lab.explore"), target)
    yield el("a", reader.say("lab.copy"), href="#", data_copy=reader.say("lab.copied"))


def _unmoved(reader: Reader) -> View:
    return reader.shown.having(select="", camera=None)


def islands_part(reader: Reader) -> Html:
    """Return the table in which every island can be given away."""
    shared = allocation(reader.catalog, reader.shown)
    heading = el("h2", reader.say("lab.islands"))
    text = el("p", reader.say("lab.islands_text"), class_="small")
    return el("section", heading, text, give_table(reader, shared))


def straits_part(reader: Reader) -> Html:
    """Return in whose waters each strait would lie."""
    outcomes = straits(reader.catalog, allocation(reader.catalog, reader.shown))
    heads = (reader.say(f"lab.strait.{name}") for name in ("name", "party"))
    rows = (_strait(reader, outcome) for outcome in outcomes)
    holders = table(heads, el("tbody", *rows), class_="straits")
    return el("section", el("h2", reader.say("lab.straits")), holders)


def _strait(reader: Reader, outcome: StraitOutcome) -> Html:
    record = reader.catalog.straits[outcome.strait]
    names = list(map(reader.party_name, outcome.holders))
    said = (
        names[0]
        if len(names) == 1
        else reader.say("lab.strait.shared", first=names[0], second=names[1])
    )
    return row(place_name(record, reader.language), said)
