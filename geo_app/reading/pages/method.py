"""Method: how the figures of land and sea are made, how exact they are, and what they leave out."""

from collections.abc import Iterator, Mapping

from geo_app.engine.land.allocation import allocation_of
from geo_app.engine.sea.table import SETS, sea_table
from geo_app.html.elements import Html, el, join
from geo_app.html.tables import row, table
from geo_app.model.sea import Rock, SeaRules
from geo_app.reading.notes import cite, with_notes
from geo_app.reading.parts import list_of
from geo_app.reading.reader import Reader
from geo_app.views.words import rounded

LAND_SECTIONS = ("land", "people")
SEA_SECTIONS = ("idea", "zones", "cut", "accuracy", "left_out", "rocks")

COLUMNS = ("figure", *SETS)
"""A figure, with every feature counted, and with rocks that have a territorial sea only."""


def method_page(reader: Reader) -> Html:
    """Return the page."""
    return el("div", with_notes(reader, method_text), class_="sheet prose")


def method_text(reader: Reader) -> Html:
    """Return the whole text."""
    head = el("h1", reader.say("page.method"), class_="page-title")
    land = (_section(reader, name) for name in LAND_SECTIONS)
    rules = reader.catalog.sea_rules
    if rules is None:
        return join([head, *land])
    lead = el("p", reader.say("method.lead"), class_="lead")
    warning = el("p", el("strong", reader.say("method.warning")), class_="warning")
    sea = (_section(reader, name, rules) for name in SEA_SECTIONS)
    return join([head, lead, warning, *sea, *land])


def _section(reader: Reader, name: str, rules: SeaRules | None = None) -> Html:
    paragraphs = reader.say(f"method.{name}.text").split("\n")
    more = _MORE.get(name)
    return el(
        "section",
        el("h2", reader.say(f"method.{name}.heading")),
        *(el("p", text) for text in paragraphs if text),
        more(reader, rules) if more and rules else None,
        id=f"method-{name}",
    )


def _assumptions(reader: Reader, rules: SeaRules) -> Html:
    items = (reader.read(f"sea.assumptions.{i}", text) for i, text in enumerate(rules.assumptions))
    return join([list_of(items), el("p", cite(reader, rules.sources))])


def _accuracy(reader: Reader, rules: SeaRules) -> Html:
    reason = reader.read("sea.uncertainty.reason", rules.uncertainty.reason)
    return join([el("p", reason, " ", cite(reader, rules.uncertainty.sources)), _examples(reader)])


def _examples(reader: Reader) -> Html:
    """Return what lies beyond all zones, and the sea of some proposals, by both rules for rocks."""
    heads = (reader.say(f"method.column.{name}") for name in COLUMNS)
    rows = (
        row(name, *(reader.area(rounded(area_km2)) for area_km2 in both))
        for name, both in _example_rows(reader)
    )
    return table(heads, el("tbody", *rows), class_="wide")


def _example_rows(reader: Reader) -> Iterator[tuple[str, list[float]]]:
    catalog = reader.catalog
    sea = sea_table(catalog)
    yield reader.say("method.hole"), [sea.hole_km2(rocks) for rocks in SETS]
    for name in catalog.dispute.quick_scenarios:
        allocation = allocation_of(catalog, name)
        by_rule = [sea.outcome(allocation, rocks).parties for rocks in SETS]
        for party in catalog.parties:
            if by_rule[0][party].sea_km2 > 0:
                slots = {"party": reader.party_name(party), "scenario": reader.scenario_title(name)}
                areas_km2 = [parties[party].sea_km2 for parties in by_rule]
                yield reader.say("method.example", **slots), areas_km2


def _rocks(reader: Reader, rules: SeaRules) -> Html:
    rule = el("p", reader.read("sea.rock_rule", rules.rock_rule))
    lands = {coast.land: coast.name for coast in rules.coasts}
    items = (_rock(reader, rock, lands) for rock in rules.rocks)
    return join([rule, list_of(items)])


def _rock(reader: Reader, rock: Rock, lands: Mapping[str, str]) -> Html:
    land = lands.get(rock.owner)
    name = reader.read("sea.coasts", land) if land else reader.unit_name(rock.owner)
    reason = reader.read(f"sea.rocks.{rock.owner}.reason", rock.reason)
    return join([el("strong", name), ": ", reason, " ", cite(reader, rock.sources)])


_MORE = {"accuracy": _accuracy, "left_out": _assumptions, "rocks": _rocks}
