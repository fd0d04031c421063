"""A view in words and tables, as the HTML that stands inside an exported file."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from geo_app.model.sources import Citation
from geo_app.view.summary import Summary, reference_name, sentences, share_text
from geo_app.view.words import citations, licences, made_with, notes, page_title

SEA = "sea_km2"


def twin_html(summary: Summary) -> str:
    """Return the section: what is shown, who holds what, figures, sources and licences."""
    parts = [
        f'<section class="twin" id="twin" tabindex="-1" aria-label="{_(page_title(summary))}">',
        f"<h1>{_(page_title(summary))}</h1>",
        f"<noscript><p>{_(summary.say('export.noscript'))}</p></noscript>",
        f"<p data-said>{_(' '.join(sentences(summary)))}</p>",
        *(f"<p>{_(note)}</p>" for note in notes(summary)),
        f"<h2>{_(summary.say('map.twin.units'))}</h2>",
        _table(unit_heads(summary), unit_rows(summary)),
        f"<h2>{_(summary.say('map.twin.figures'))}</h2>",
        _table(figure_heads(summary), figure_rows(summary)),
        f"<p>{_(summary.say('map.lab.honest'))}</p>" if _has_sea(summary) else "",
        f"<h2>{_(summary.say('map.twin.sources'))}</h2>",
        _sources(summary),
        f"<p>{_(licences(summary))} {_(made_with(summary))} {_(summary.say('export.quiet'))}</p>",
        "</section>",
    ]
    return "\n".join(part for part in parts if part)


def unit_heads(summary: Summary) -> list[str]:
    """Heads of the table of units."""
    return [
        summary.say("map.twin.unit"),
        summary.say("map.twin.control", date=summary.date_text()),
        summary.title,
        summary.say("map.twin.title"),
    ]


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
    return [
        summary.unit_name(unit),
        _each(summary, held),
        _each(summary, map(summary.party_name, parties)),
        _each(summary, titles) if titles else "–",
    ]


def _each(summary: Summary, texts: Iterable[str]) -> str:
    return summary.listed(dict.fromkeys(texts))


def figure_heads(summary: Summary) -> list[str]:
    """Heads of the table of figures."""
    heads = [
        summary.say("map.twin.party"),
        summary.say("map.twin.land"),
        summary.say("map.twin.share", reference=reference_name(summary)),
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
        share_text(language, outcome.land_share),
        language.number(outcome.population),
    ]
    if not _has_sea(summary):
        return row
    return [*row, language.number(float(f"{outcome.figures[SEA]:.4g}"))]


def _has_sea(summary: Summary) -> bool:
    return all(SEA in one.figures for one in summary.outcome.parties.values())


def _table(heads: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{_(text)}</th>' for text in heads)
    body = "\n".join(
        f'<tr><th scope="row">{_(first)}</th>' + "".join(f"<td>{_(x)}</td>" for x in rest) + "</tr>"
        for first, *rest in rows
    )
    return (
        '<div class="twin__scroll"><table>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _sources(summary: Summary) -> str:
    places: dict[str, list[Citation]] = {}
    for one in citations(summary):
        places.setdefault(one.source, []).append(one)
    items = "\n".join(f"<li>{_source(summary, name, uses)}</li>" for name, uses in places.items())
    return f"<ul>\n{items}\n</ul>"


def _source(summary: Summary, name: str, uses: list[Citation]) -> str:
    source = summary.catalog.sources[name]
    title = _(source.title)
    if source.address:
        title = f'<a href="{_(source.address)}" rel="noopener noreferrer">{title}</a>'
    where = "; ".join(dict.fromkeys(f"{one.locator} ({one.grade})" for one in uses))
    return f"{_(source.producer)}. {title}. {_(where)}."


def _(text: str) -> str:
    return escape(text)
