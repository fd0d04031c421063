"""Units, places and their statuses in Linked Places format (GeoJSON-T), for gazetteers.

The form is that of the Linked Pasts network: GeoJSON features with dated names, types,
relations and citations, readable as JSON-LD through its context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.exports.records.identifiers import iri, record_iri
from geo_app.model.base import Record
from geo_app.model.dates import UncertainDate
from geo_app.model.events import Place
from geo_app.model.sources import Citation
from geo_app.model.statuses import Status
from geo_app.model.units import Names, Unit

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/"
    "linkedplaces-context-v1.1.jsonld"
)
_CERTAINTY = {"A": "certain", "B": "less-certain", "C": "uncertain"}
_WORST = "CBA"


def linked_places(catalog: Catalog) -> dict[str, Any]:
    """Make the feature collection: first the units, then the places of events."""
    units = [_unit(catalog, one) for one in catalog.units.values()]
    places = [_place(catalog, one) for one in catalog.places.values()]
    return {
        "@context": CONTEXT,
        "@id": iri(catalog, "places"),
        "type": "FeatureCollection",
        "title": catalog.dispute.title,
        "version": catalog.dispute.version,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "features": [*units, *places],
    }


def _unit(catalog: Catalog, unit: Unit) -> dict[str, Any]:
    feature = _feature(catalog, "units", unit, unit.names.neutral, unit.location)
    feature |= {
        "names": list(_names(catalog, unit.names)),
        "types": [_type(catalog, f"kind/{unit.kind}", unit.kind.replace("_", " "))],
        "relations": list(_relations(catalog, unit)),
    }
    if unit.note:
        feature["descriptions"] = [{"value": unit.note, "lang": "en"}]
    return feature


def _place(catalog: Catalog, place: Place) -> dict[str, Any]:
    feature = _feature(catalog, "places", place, place.name, place.location)
    toponyms = {"en": place.name, "ja": place.name_ja, "ru": place.name_ru}
    feature["names"] = [{"toponym": name, "lang": code} for code, name in toponyms.items()]
    feature["types"] = [_type(catalog, "kind/place_of_events", "place of events")]
    return feature


def _feature(
    catalog: Catalog, folder: str, record: Unit | Place, title: str, location: tuple[float, float]
) -> dict[str, Any]:
    return {
        "@id": record_iri(catalog, folder, record.id),
        "type": "Feature",
        "properties": {"title": title, "ccodes": []},
        "names": [],
        "types": [],
        "geometry": {"type": "Point", "coordinates": list(location), "certainty": "certain"},
        "links": _links(record),
    }


def _links(record: Record) -> list[dict[str, str]]:
    """Give identifiers elsewhere; there are only those that a source confirms."""
    return [
        {"type": "closeMatch", "identifier": f"{one.authority}:{one.value}"}
        for one in getattr(record, "identifiers", ())
    ]


def _names(catalog: Catalog, names: Names) -> Iterator[dict[str, Any]]:
    cited = _citations(catalog, names.sources)
    tagged = {
        "ja": names.japanese.kanji,
        "ja-Hira": names.japanese.kana,
        "ja-Latn": names.japanese.romaji,
        "ru": names.russian.cyrillic,
        "ru-Latn": names.russian.transliteration,
    }
    yield {"toponym": names.neutral, "lang": "mul", "citations": cited}
    for tag, name in tagged.items():
        if name:
            yield {"toponym": name, "lang": tag, "citations": cited}


def _type(catalog: Catalog, path: str, label: str) -> dict[str, str]:
    return {"identifier": iri(catalog, path), "label": label, "sourceLabel": label}


def _relations(catalog: Catalog, unit: Unit) -> Iterator[dict[str, Any]]:
    if unit.parent:
        yield {
            "relationType": "gvp:broaderPartitive",
            "relationTo": record_iri(catalog, "units", unit.parent),
            "label": catalog.units[unit.parent].names.neutral,
        }
    for status in unit.statuses:
        yield _status(catalog, status)


def _status(catalog: Catalog, status: Status) -> dict[str, Any]:
    """Write a status as a dated relation of the unit to whoever it names."""
    relation: dict[str, Any] = {
        "@id": record_iri(catalog, "statuses", status.id),
        "relationType": iri(catalog, f"status-layer/{status.layer}"),
        "relationTo": record_iri(catalog, "holders", status.holder),
        "label": f"{catalog.holders[status.holder].name}: {status.status}",
        "citations": _citations(catalog, status.sources),
        "certainty": _certainty(status.sources),
    }
    span = {
        key: _bound(date)
        for key, date in (("start", status.start), ("end", status.end))
        if date is not None
    }
    return relation | ({"when": {"timespans": [span]}} if span else {})


def _bound(date: UncertainDate) -> dict[str, str]:
    if date.is_exact:
        return {"in": date.earliest.isoformat()}
    return {"earliest": date.earliest.isoformat(), "latest": date.latest.isoformat()}


def _certainty(citations: Iterable[Citation]) -> str:
    best = max((one.grade for one in citations), key=_WORST.index, default="C")
    return _CERTAINTY[best]


def _citations(catalog: Catalog, citations: Iterable[Citation]) -> list[dict[str, str]]:
    return [
        {
            "label": f"{catalog.sources[one.source].citation} ({one.locator})",
            "@id": record_iri(catalog, "sources", one.source),
        }
        for one in citations
    ]
