"""A view in words and tables, as the HTML that stands inside an exported file."""

from collections.abc import Iterable

from geo_app.engine.land.allocation import reference_total_km2
from geo_app.html.elements import Html, el, join
from geo_app.html.tables import row, table
from geo_app.model.sources import Citation
from geo_app.views.summary import Summary, sentences
from geo_app.views.words import (
    citations,
    licences,
    made_with,
    notes,
    page_title,
    rounded,
    source_names,
)

SEA = "sea_km2"


def twin_html(summary: Summary) -> Html:
    """Return the section: what is shown, who holds what, figures, sources and licences."""
    say, title = summary.say, page_title(summary)
    origin = (licences(summary), made_with(summary), say("export.quiet"))
    parts = [
        el("h1", title),
        el("noscript", el("p", say("export.noscript"))),
        el("p", summary.language.joined(sentences(summary)), data_said=True),
        *(el("p", note) for note in notes(summary)),
        el("h2", say("map.twin.units")),
        _table(unit_heads(summary), unit_rows(summary)),
        el("h2", say("map.twin.figures")),
        _table(figure_heads(summary), figure_rows(summary)),
        el("p", say("map.lab.honest")) if _has_sea(summary) else None,
        el("h2", say("map.twin.sources")),
        _sources(summary),
        el("p", summary.language.joined(origin)),
    ]
    return el(
        "section", join(parts, "\n"), class_="twin", id="twin", tabindex="-1", aria_label=title
    )


def unit_heads(summary: Summary) -> list[str]:
    """Heads of the table of units."""
    control = summary.say("map.twin.control", date=summary.date_text())
    would = [] if summary.through_time else [summary.title]
    return [summary.say("map.twin.unit"), control, *would, summary.say("map.twin.title")]


def unit_rows(summary: Summary) -> list[list[str]]:
    """One row a unit or group: its name, who is in control, whose it would be, its title."""
    catalog = summary.catalog
    tops = [
        unit.id
        for unit in catalog.units.values()
        if unit.allocatable and not (unit.parent and catalog.is_group(unit.parent))
    ]
    return [_unit_row(summary, unit) for unit in tops]


def _unit_row(summary: Summary, unit: str) -> list[str]:
    drawn = [summary.units[leaf] for leaf in summary.catalog.members(unit)]
    nobody = summary.say("map.legend.no_party")
    held = (
        summary.holder_name(one.control.status.holder) if one.control else nobody for one in drawn
    )
    sides = [(one.cut.to, one.cut.rest) if one.cut else (one.party,) for one in drawn]
    parties = [party for side in sides for party in side]
    titles = [summary.say(f"map.unit.{one.title}") for one in drawn if one.title]
    would = [] if summary.through_time else [_each(summary, map(summary.party_name, parties))]
    title = _each(summary, titles) if titles else "–"
    return [summary.full_unit_name(unit), _each(summary, held), *would, title]


def _each(summary: Summary, texts: Iterable[str]) -> str:
    return summary.listed(dict.fromkeys(texts))


def figure_heads(summary: Summary) -> list[str]:
    """Heads of the table of figures."""
    heads = [
        summary.say("map.twin.party"),
        summary.say("map.twin.land"),
        summary.say("map.twin.share", reference=summary.reference_name),
        summary.say("map.twin.people"),
    ]
    return [*heads, summary.say("map.twin.sea")] if _has_sea(summary) else heads


def figure_rows(summary: Summary) -> list[list[str]]:
    """One row a party: land, its share of the disputed land, people and, if known, sea."""
    return [_figure_row(summary, party) for party in summary.catalog.parties]


def _figure_row(summary: Summary, party: str) -> list[str]:
    outcome, language = summary.outcome.parties[party], summary.language
    row = [
        summary.party_name(party),
        language.number(outcome.land_km2),
        summary.say(
            "map.twin.part",
            share=language.percent(outcome.land_share),
            total=language.number(reference_total_km2(summary.catalog)),
        ),
        language.number(outcome.population),
    ]
    if not _has_sea(summary):
        return row
    return [*row, language.number(rounded(outcome.figures[SEA]))]


def _has_sea(summary: Summary) -> bool:
    return all(SEA in one.figures for one in summary.outcome.parties.values())


def _table(heads: list[str], rows: list[list[str]]) -> Html:
    body = el("tbody", join((row(*cells) for cells in rows), "\n"))
    return el("div", table(heads, body), class_="twin__scroll")


def _sources(summary: Summary) -> Html:
    places: dict[str, list[Citation]] = {}
    for one in citations(summary):
        places.setdefault(one.source, []).append(one)
    items = (el("li", _source(summary, name, uses)) for name, uses in places.items())
    return el("ul", join(items, "\n"))


def _source(summary: Summary, name: str, uses: list[Citation]) -> Html:
    source = summary.catalog.sources[name]
    producer, title = source_names(summary.catalog, summary.language, source)
    if source.address:
        title = el("a", title, href=source.address, rel="noopener noreferrer")
    phrase = summary.language.phrase
    where = "; ".join(dict.fromkeys(f"{phrase(one.locator)} ({one.grade})" for one in uses))
    return join([f"{producer}. ", title, f". {where}."])
