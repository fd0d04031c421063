"""The words of the data as a SKOS vocabulary (JSON-LD): statuses, holders, kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.exports.records.identifiers import iri, record_iri
from geo_app.model.events import EventCategory
from geo_app.model.proposals import ProposalKind
from geo_app.model.statuses import StatusLayer
from geo_app.model.units import UnitKind

CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
}
_LAYERS = {
    "effective_control": ("effective control", "Who was there."),
    "treaty_title": ("title in a legal text", "What a treaty or another legal text says."),
    "claim": ("claim", "What somebody demands."),
}


def vocabulary(catalog: Catalog) -> dict[str, Any]:
    """Make the graph: one concept scheme for statuses, one for each other list of words."""
    return {
        "@context": CONTEXT,
        "@graph": [
            _scheme(catalog, "statuses", "Statuses of units"),
            *_layers(catalog),
            *_statuses(catalog),
            _scheme(catalog, "holders", "States, authorities and peoples"),
            *_holders(catalog),
            *_plain(catalog, "unit-kinds", "Kinds of unit", get_args(UnitKind)),
            *_plain(catalog, "event-categories", "Kinds of event", get_args(EventCategory)),
            *_plain(catalog, "proposal-kinds", "Kinds of proposal", get_args(ProposalKind)),
        ],
    }


def _scheme(catalog: Catalog, name: str, title: str) -> dict[str, Any]:
    return {
        "@id": iri(catalog, f"scheme/{name}"),
        "@type": "skos:ConceptScheme",
        "prefLabel": {BASE_LANGUAGE: title},
        "dct:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
        "dct:hasVersion": catalog.dispute.version,
    }


def _layers(catalog: Catalog) -> Iterator[dict[str, Any]]:
    scheme = iri(catalog, "scheme/statuses")
    for layer in get_args(StatusLayer):
        label, meaning = _LAYERS[layer]
        yield {
            "@id": iri(catalog, f"status-layer/{layer}"),
            "@type": "skos:Concept",
            "prefLabel": {BASE_LANGUAGE: label},
            "definition": {BASE_LANGUAGE: meaning},
            "inScheme": scheme,
            "topConceptOf": scheme,
        }


def _statuses(catalog: Catalog) -> Iterator[dict[str, Any]]:
    """Yield one concept for each status in words, beneath its layer."""
    found: dict[tuple[str, str], str] = {}
    for unit in catalog.units.values():
        for status in unit.statuses:
            key = f"units/{unit.id}.statuses.{status.id}.status"
            found.setdefault((status.layer, status.status), key)
    for (layer, words), key in sorted(found.items()):
        yield {
            "@id": iri(catalog, f"status/{layer}/{_slug(words)}"),
            "@type": "skos:Concept",
            "prefLabel": _labels(catalog, key, words),
            "inScheme": iri(catalog, "scheme/statuses"),
            "broader": iri(catalog, f"status-layer/{layer}"),
        }


def _holders(catalog: Catalog) -> Iterator[dict[str, Any]]:
    scheme = iri(catalog, "scheme/holders")
    for holder in catalog.holders.values():
        yield {
            "@id": record_iri(catalog, "holders", holder.id),
            "@type": "skos:Concept",
            "prefLabel": _labels(catalog, f"holders/{holder.id}.name", holder.name),
            "inScheme": scheme,
            "topConceptOf": scheme,
        }


def _plain(
    catalog: Catalog, name: str, title: str, words: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    """Yield a scheme whose concepts are the values of one field."""
    scheme = iri(catalog, f"scheme/{name}")
    yield _scheme(catalog, name, title)
    for word in words:
        yield {
            "@id": iri(catalog, f"{name}/{word}"),
            "@type": "skos:Concept",
            "prefLabel": {BASE_LANGUAGE: word.replace("_", " ")},
            "inScheme": scheme,
            "topConceptOf": scheme,
        }


def _labels(catalog: Catalog, key: str, english: str) -> dict[str, str]:
    """Labels in every language that has one; a text that nobody translated has none."""
    labels = {BASE_LANGUAGE: english}
    for code, language in catalog.languages.items():
        translated = language.content(key, english)
        if code != BASE_LANGUAGE and translated != english:
            labels[code] = translated
    return labels


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
