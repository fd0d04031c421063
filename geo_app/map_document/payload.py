"""What the map document carries: the catalogue in one language, as plain data for its script."""

import math
from collections.abc import Iterator
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.engine.ground import cut_ends
from geo_app.engine.land.allocation import allocation_of, reference_total_km2
from geo_app.engine.land.control import control_changes
from geo_app.engine.land.figures import other_surveys_km2
from geo_app.engine.sea.table import SETS
from geo_app.map_document import shapes
from geo_app.map_document.plain import day_number, plain, texts
from geo_app.map_document.sea import sea_data, sea_floor
from geo_app.map_document.units import unit_data
from geo_app.model.dates import UncertainDate
from geo_app.model.dispute import Dispute
from geo_app.model.events import Event
from geo_app.model.layers import DEFAULT_LAYERS
from geo_app.model.lines import Line
from geo_app.model.perspectives import Perspective
from geo_app.model.proposals import Proposal
from geo_app.model.sources import Source
from geo_app.model.stories import Scene
from geo_app.views.codec import scene_parts
from geo_app.views.fields import LOOKS, THEMES, layers_of
from geo_app.views.names import place_name
from geo_app.views.view import (
    LATITUDE_LIMIT_DEG,
    LONGEST_NAME,
    LONGITUDE_LIMIT_DEG,
    ZOOM_LIMITS,
)
from geo_app.views.words import place_away, source_names

INTERFACE_PREFIX = "map."


def payload(catalog: Catalog, language: Language) -> dict[str, Any]:
    """Gather everything the document shows, in one language.

    Returns
    -------
    dict
        Plain JSON values. Days are whole days since 1970-01-01; coordinates are longitude,
        latitude in degrees, except in encoded shapes (see `outlines.encoded`). Words come before
        shapes: a packer finds again only what stands near.
    """
    units = [unit_data(catalog, language, unit) for unit in catalog.units.values()]
    lines = [_line(line, language) for line in catalog.lines.values()]
    events = [_event(catalog, language, event) for event in catalog.events.values()]
    statuses = _shared_statuses(units)
    return {
        "sources": _sources(
            catalog, language, list(_citations(units, [*statuses, *lines, *events]))
        ),
        "statuses": statuses,
        "events": events,
        "lines": lines,
        "spokenOf": _spoken_of(catalog, language),
        "scenes": _scenes(catalog),
        "scenarios": [_scenario(catalog, language, one) for one in catalog.scenarios.values()],
        "text": _interface(language),
        "parties": _parties(catalog, language),
        "holders": _holders(catalog, language),
        "perspectives": [_perspective(language, one) for one in catalog.perspectives.values()],
        "labels": _labels(catalog, language),
        "controlChanges": [day_number(day) for day in control_changes(catalog)],
        **_settings(catalog, language),
        "units": units,
        "land": shapes.unit_land(catalog)[0],
        "context": shapes.near_land(catalog),
        "farContext": shapes.far_land(catalog),
        "nearFrame": shapes.near_frame(catalog),
        "farFrame": shapes.far_frame(catalog),
        "sea": sea_data(catalog) if catalog.sea_rules else None,
        "seaFloor": sea_floor(catalog),
    }


def _settings(catalog: Catalog, language: Language) -> dict[str, Any]:
    dispute = catalog.dispute
    said = language.content
    return {
        **plain(
            dispute,
            "as_of",
            "first_day",
            "axis_start",
            "default_scenario",
            "status_quo",
            "languages",
        ),
        "title": said("dispute.title", dispute.title),
        "locale": str(language.locale).replace("_", "-"),
        "referenceName": said("dispute.reference_name", dispute.reference_name),
        "referenceLand": reference_total_km2(catalog),
        "closeUp": _close_up(dispute, language),
        "surveys": [
            {
                "side": said(f"parties/{side}.name", catalog.parties[side].name),
                "land": dict(land),
                "total": math.fsum(land.values()),
            }
            for side, land in other_surveys_km2(catalog).items()
        ],
        "inBrief": said("dispute.in_brief", dispute.in_brief) if dispute.in_brief else None,
        "layers": _layers(catalog),
        "defaultLayers": [layer for layer in DEFAULT_LAYERS if layer in _layers(catalog)],
        "viewLimits": {
            "longitude": LONGITUDE_LIMIT_DEG,
            "latitude": LATITUDE_LIMIT_DEG,
            "zoom": list(ZOOM_LIMITS),
            "name": LONGEST_NAME,
            "rocks": list(SETS),
            "themes": list(THEMES),
            "looks": list(LOOKS),
        },
        "home": dispute.home.corners,
        "locator": _locator(catalog, language),
        "baseMaps": [
            {
                **plain(base, "id", "url", "host", "attribution", "max_zoom"),
                **texts(language, f"dispute.base_maps.{base.id}", base, "title"),
            }
            for base in dispute.base_maps
        ],
        "attribution": language.interface("map.attribution"),
        "storyEnds": _story_ends(catalog, language),
    }


def _close_up(dispute: Dispute, language: Language) -> dict[str, Any] | None:
    """Stretch of days that the time axis can be set to, if there is one."""
    if dispute.close_up_days is None or dispute.close_up_title is None:
        return None
    return {
        "days": [day.isoformat() for day in dispute.close_up_days],
        "title": language.content("dispute.close_up_title", dispute.close_up_title),
    }


def _layers(catalog: Catalog) -> list[str]:
    """List the layers that this data folder can show, without the grounds of others."""
    grounds = {base.id for base in catalog.dispute.base_maps}
    return [layer for layer in layers_of(catalog) if layer not in grounds]


def _scenes(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Return what each passage of a story decides of the view, by its selection."""
    return {
        story.select(passage): _scene(catalog, passage.scene)
        for story in catalog.stories.values()
        for passage in story.passages
    }


def _scene(catalog: Catalog, scene: Scene) -> dict[str, Any]:
    parts = scene_parts(catalog, scene)
    if scene.date:
        parts["date"] = scene.date.isoformat()
    return parts | ({"bounds": scene.bounds.corners} if scene.bounds else {})


def _spoken_of(catalog: Catalog, language: Language) -> dict[str, dict[str, Any]]:
    """Return which units and places each passage speaks of, by its selection."""
    return {
        story.select(passage): {
            "units": passage.units,
            "places": [_place(catalog, language, name) for name in passage.places],
        }
        for story in catalog.stories.values()
        for passage in story.passages
    }


def _place(catalog: Catalog, language: Language, name: str) -> dict[str, Any]:
    place = catalog.places[name]
    return {
        "name": place_name(place, language),
        "away": place_away(catalog, language, name),
        "location": place.location,
    }


def _story_ends(catalog: Catalog, language: Language) -> list[dict[str, str]]:
    """Where each article stops on the axis of time; what lies after is ours."""
    return [
        {
            "story": story.id,
            "date": story.last_day_covered.isoformat(),
            "text": language.interface(
                "timeline.stops.short", date=language.date(story.last_day_covered)
            ),
        }
        for story in catalog.stories.values()
        if story.last_day_covered
    ]


def _locator(catalog: Catalog, language: Language) -> dict[str, Any]:
    (west, south), (east, north) = (
        catalog.dispute.locator.south_west,
        catalog.dispute.locator.north_east,
    )
    labels = [label for label in _labels(catalog, language) if label["locator"]]
    return {
        "west": west, "south": south, "east": east, "north": north,
        "land": shapes.locator(catalog), "names": labels,
    }  # fmt: skip


def _interface(language: Language) -> dict[str, str]:
    base = language.base or language
    keys = [key for key in base.interface_texts if key.startswith(INTERFACE_PREFIX)]
    return {key: language.interface(key) for key in keys}


def _parties(catalog: Catalog, language: Language) -> list[dict[str, Any]]:
    return [
        {
            **plain(party, "id", "neighbour"),
            **texts(language, f"parties/{party.id}", party, "name"),
            "holds": party.holds,
        }
        for party in catalog.parties.values()
    ]


def _holders(catalog: Catalog, language: Language) -> dict[str, dict[str, str | None]]:
    return {
        holder.id: {
            **texts(language, f"holders/{holder.id}", holder, "name"),
            "inText": language.first_content(
                f"holders/{holder.id}", {"in_text": holder.in_text, "name": holder.name}
            ),
            "party": holder.party,
        }
        for holder in catalog.holders.values()
    }


def _perspective(language: Language, perspective: Perspective) -> dict[str, Any]:
    path = f"perspectives/{perspective.id}"
    return {
        **plain(perspective, "id", "solid_lines"),
        **texts(language, path, perspective, "title", "caption"),
    }


def _scenario(catalog: Catalog, language: Language, proposal: Proposal) -> dict[str, Any]:
    """Return who would hold what under a proposal."""
    allocation = allocation_of(catalog, proposal.id)
    path = f"proposals/{proposal.id}"
    titles = {"short_title": proposal.short_title, "title": proposal.title}
    return {
        "id": proposal.id,
        **texts(language, path, proposal, "title"),
        "shortTitle": language.first_content(path, titles),
        "day": min(proposal.date.earliest, catalog.dispute.as_of).isoformat(),
        "dateText": language.date(proposal.date),
        "year": str(proposal.date.earliest.year),
        "allocation": {unit: allocation.parties[unit] for unit in catalog.allocatable_leaves},
        "cuts": {
            unit: {**cut._asdict(), "line": cut_ends(catalog, unit, cut.share)}
            for unit, cut in allocation.cuts.items()
        },
    }


def _line(line: Line, language: Language) -> dict[str, Any]:
    return {
        **plain(line, "id", "kind", "path", "sources"),
        **texts(language, f"lines/{line.id}", line, "title", "article", "note"),
        "period": language.period(line.start, line.end),
        "from": day_number(line.start.earliest),
        "to": day_number(line.end.latest) if line.end else None,
    }


def _event(catalog: Catalog, language: Language, event: Event) -> dict[str, Any]:
    place = catalog.places[event.place]
    last: UncertainDate = event.date_end or event.date
    return {
        **plain(event, "id", "sources"),
        **texts(language, f"events/{event.id}", event, "title", "text"),
        "dateText": language.when(event.date, event.date_end),
        "from": day_number(event.date.earliest),
        "to": day_number(last.latest),
        "place": place_name(place, language),
        "location": list(place.location),
    }


def _shared_statuses(units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Take the statuses out of the units, of which many share one; units keep their numbers."""
    statuses: list[dict[str, Any]] = []
    for unit in units:
        statuses += [status for status in unit["statuses"] if status not in statuses]
        unit["statuses"] = [statuses.index(status) for status in unit["statuses"]]
    return statuses


def _citations(
    units: list[dict[str, Any]], others: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield what the card of a unit, a line or an event cites."""
    for unit in units:
        yield from unit["areaSources"]
    for record in others:
        yield from record["sources"]


def _sources(
    catalog: Catalog, language: Language, citations: list[dict[str, Any]]
) -> list[dict[str, str | None]]:
    """Return the documents that are cited; each citation gets its number, and our words."""
    names = sorted({citation["source"] for citation in citations})
    for citation in citations:
        citation["source"] = names.index(citation["source"])
        citation["locator"] = language.phrase(citation["locator"])
    return [_source(catalog, language, catalog.sources[name]) for name in names]


def _source(catalog: Catalog, language: Language, source: Source) -> dict[str, str | None]:
    producer, title = source_names(catalog, language, source)
    return {"title": title, "producer": producer, "address": source.address or source.archived}


def _labels(catalog: Catalog, language: Language) -> list[dict[str, Any]]:
    return [
        {
            **plain(label, "kind", "rank", "min_zoom", "location", "locator"),
            "name": place_name(label, language),
        }
        for label in catalog.dispute.labels
    ]
