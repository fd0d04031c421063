"""Texts that every export carries: title, description, origin, licences, sources."""

import math
from collections import Counter
from collections.abc import Iterable

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.engine.geodesy import WGS84
from geo_app.engine.land.control import LAYERS, in_force
from geo_app.engine.metrics import SEA_METRICS, Metric
from geo_app.engine.sourcing import OWN_KINDS
from geo_app.model.sources import Citation, Source
from geo_app.model.statuses import StatusLayer
from geo_app.views.names import place_name
from geo_app.views.summary import Summary, sentences

SIGNIFICANT = 4
"""Digits that a computed area of the sea deserves, and none after the point."""


_DECIMALS = {"km2": 2, "share": 4, "people": 0}
"""Decimals of figures that are not of the sea, by their unit."""


def rounded(area_km2: float) -> float:
    """Keep the digits of a computed area that it deserves; halves go away from nought."""
    magnitude = math.floor(math.log10(abs(area_km2))) if area_km2 else 0
    unit = 10 ** max(0, magnitude - SIGNIFICANT + 1)
    return math.copysign(math.floor(abs(area_km2) / unit + 0.5) * unit, area_km2)


def deserved(metric: Metric, value: float) -> float:
    """Keep the digits of a figure that it deserves.

    People are whole, land is given to the hectare as surveys publish it, a share to the hundredth
    of a per cent, and sea as `rounded` says.
    """
    if metric in SEA_METRICS:
        return rounded(value)
    return round(value, _DECIMALS[metric.unit]) + 0.0


def place_away(catalog: Catalog, language: Language, name: str) -> str:
    """Name a place with its distance from the middle of the first view, geodesic."""
    place = catalog.places[name]
    _, _, metres = WGS84.inv(*catalog.dispute.home.middle, *place.location)
    km = language.number(float(f"{metres / 1000:.2g}"))
    title = place_name(place, language)
    return language.interface("map.place.away", place=title, km=km)


def spoken_places(summary: Summary) -> tuple[str, ...]:
    """Return the places of the selected passage, or the place of the selected event."""
    catalog, (kind, _, name) = summary.catalog, summary.view.select.partition(":")
    if kind == "passage":
        story, _, passage = name.partition(".")
        return next(one.places for one in catalog.stories[story].passages if one.id == passage)
    return (catalog.events[name].place,) if kind == "event" else ()


def page_title(summary: Summary) -> str:
    """Title of a view: what it shows and for which day."""
    if summary.through_time:
        return summary.title
    return summary.say("map.twin.titled.proposal", scenario=summary.title, date=summary.date_text())


def description(summary: Summary) -> str:
    """Say in a few sentences what a view shows, and that it is no statement of ours."""
    return summary.language.joined([*sentences(summary), *notes(summary)])


def notes(summary: Summary) -> list[str]:
    """Say what a reader has to know of a view: that it is hypothetical, whose names it has."""
    notes = [] if summary.through_time else [summary.say("export.note.proposal")]
    if summary.view.is_custom:
        notes = [summary.say("export.note.custom")]
    if "zones" in summary.view.layers:
        notes.append(summary.say("map.lab.honest"))
    perspective = summary.perspective
    if perspective.party is not None:
        path = f"perspectives/{perspective.id}.caption"
        notes.append(summary.read(path, perspective.caption))
    return notes


def dispute_title(summary: Summary) -> str:
    """Title of the explorer in the language of the view."""
    return summary.read("dispute.title", summary.catalog.dispute.title)


def short_title(catalog: Catalog, language: Language) -> str:
    """Name of the whole where room is short: in heads and tabs."""
    dispute = catalog.dispute
    names = {"short_title": dispute.short_title, "title": dispute.title}
    return language.first_content("dispute", names)


def made_with(summary: Summary) -> str:
    """Say what made an export, in which version, and up to when the data reaches."""
    dispute = summary.catalog.dispute
    return summary.say(
        "export.made",
        title=dispute_title(summary),
        version=dispute.version,
        date=summary.language.date(dispute.as_of),
    )


def licences(summary: Summary) -> str:
    """Whom a map has to name, and under which terms it can be passed on."""
    return f"{summary.say('map.attribution')}. {summary.say('export.licence')}"


def citations(summary: Summary) -> tuple[Citation, ...]:
    """List what a view rests on: the proposal, statuses on the day, lines, figures."""
    proposal = () if summary.through_time else _proposal(summary)
    lines = [citation for line in summary.lines for citation in line.sources]
    layers = LAYERS if "contested" in summary.view.layers else LAYERS[:1]
    cited = [*proposal, *_statuses(summary, *layers), *lines, *summary.outcome.sources]
    return tuple(dict.fromkeys(cited))


def sources(summary: Summary) -> list[Source]:
    """Return the documents behind a view, each once."""
    return _documents(summary, citations(summary))


def first_sources(summary: Summary) -> list[Source]:
    """Return the documents to name where room is short.

    Of a proposal its own. Of a day those of control on that day: the best grade first, then those
    that tell of most units.
    """
    if not summary.through_time:
        return _documents(summary, _proposal(summary))
    uses = Counter(_statuses(summary, "effective_control"))
    return _documents(summary, sorted(uses, key=lambda cited: (cited.grade, -uses[cited])))


def _proposal(summary: Summary) -> tuple[Citation, ...]:
    return summary.catalog.proposals[summary.view.scenario].sources


def _statuses(summary: Summary, *layers: StatusLayer) -> list[Citation]:
    """Return what is cited for the statuses in force on the day, unit by unit."""
    catalog, day = summary.catalog, summary.view.date
    return [
        citation
        for layer in layers
        for leaf in catalog.allocatable_leaves
        for row in in_force(catalog, day, leaf, layer)
        for citation in row.status.sources
    ]


def _documents(summary: Summary, cited: Iterable[Citation]) -> list[Source]:
    names = dict.fromkeys(citation.source for citation in cited)
    return [summary.catalog.sources[name] for name in names]


def is_ours(source: Source) -> bool:
    """Whether a source is a computation or a text of ours, or the admission that none was read."""
    return source.kind in (*OWN_KINDS, "untraced")


def source_names(catalog: Catalog, language: Language, source: Source) -> tuple[str, str]:
    """Return producer and title of a source; what is ours is called by its kind."""
    if not is_ours(source):
        return language.phrase(source.producer), source.title
    dispute = language.content("dispute.title", catalog.dispute.title)
    return dispute, language.interface(f"source.{source.kind}")


def source_line(summary: Summary, source: Source) -> str:
    """Return publisher, title and year of a source."""
    producer, title = source_names(summary.catalog, summary.language, source)
    year = f" ({source.published.earliest.year})" if source.published else ""
    return f"{producer}: {title}{year}"
