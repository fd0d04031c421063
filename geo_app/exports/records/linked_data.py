"""All data for the web of data: places for gazetteers, and the words as a vocabulary.

The project owns no web domain, so none is claimed: the names are URIs that identify and do not
resolve. They contain the identifier of the data set and stay the same from version to version.
"""

import json
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args
from xml.etree import ElementTree as Xml

from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.errors import BadValueError
from geo_app.exports.records.meanings import EVENT_CATEGORIES, PROPOSAL_KINDS, UNIT_KINDS
from geo_app.model.dates import UncertainDate
from geo_app.model.events import Place
from geo_app.model.parties import Holder
from geo_app.model.sources import Citation
from geo_app.model.statuses import Status, StatusLayer
from geo_app.model.units import Unit

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PLACES_CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/"
    "linkedplaces-context-v1.1.jsonld"
)
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
}
WORDS_CONTEXT = {
    **PREFIXES,
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
}
_OWN_FORM = "json-ld"
RDF_FORMS: Mapping[str, str] = {
    ".jsonld": _OWN_FORM, ".json": _OWN_FORM, ".ttl": "turtle", ".rdf": "xml",
}  # fmt: skip
"""Form of a file of RDF by its suffix, as rdflib names them."""

_CERTAINTY = {"C": "uncertain", "B": "less-certain", "A": "certain"}
"""By the grade of a source, the worst first."""
_LAYERS = {
    "effective_control": ("effective control", "Who was there."),
    "treaty_title": ("title in a legal text", "What a treaty or another legal text says."),
    "claim": ("claim", "What somebody demands."),
}

Node = dict[str, Any]


def _iri(catalog: Catalog, path: str) -> str:
    """Name something of a data set: ``urn:x-dispute:<data set>:kind/island``."""
    return f"urn:x-dispute:{catalog.dispute.id}:{path}"


# --- places ------------------------------------------------------------------------------------


def linked_places(catalog: Catalog) -> Node:
    """Return the units, then the places of events, in Linked Places format (GeoJSON-T).

    The form is that of the Linked Pasts network: GeoJSON features with dated names, types,
    relations and citations, readable as JSON-LD through its context.
    """
    units = (_unit(catalog, unit) for unit in catalog.units.values())
    places = (_place(catalog, place) for place in catalog.places.values())
    return {
        "@context": PLACES_CONTEXT,
        "@id": _iri(catalog, "places"),
        "type": "FeatureCollection",
        "title": catalog.dispute.title,
        "version": catalog.dispute.version,
        "license": LICENCE,
        "features": [*units, *places],
    }


def _unit(catalog: Catalog, unit: Unit) -> Node:
    names, kind = [*_names(catalog, unit, unit.name_sources)], _type(catalog, unit.kind)
    spans = [_span(status.start, status.end) for status in unit.statuses]
    return _feature(catalog, "units", unit, unit.name, names, kind) | {
        **_when(spans, "statuses that are recorded"),
        "relations": [*_relations(catalog, unit)],
        **({"descriptions": [{"value": unit.note, "lang": BASE_LANGUAGE}]} if unit.note else {}),
    }


def _place(catalog: Catalog, place: Place) -> Node:
    names, kind = [*_names(catalog, place)], _type(catalog, "place_of_events")
    events = [event for event in catalog.events.values() if event.place == place.id]
    spans = [_span(event.date, event.date_end or event.date) for event in events]
    when = _when(spans, "events that are recorded there")
    return _feature(catalog, "places", place, place.name, names, kind) | when


def _names(
    catalog: Catalog, place: Unit | Place, sources: Sequence[Citation] = ()
) -> Iterator[Node]:
    """Yield every name with its language and script and when it was in use; readings too."""
    read = {one.language: one.reading for one in catalog.dispute.name_languages}
    for name in place.names:
        cited = _citations(catalog, name.sources or sources)
        span = _span(name.start, name.end)
        more = {
            **({"citations": cited} if cited else {}),
            **({"when": {"timespans": [span]}} if span else {}),
        }
        yield {"toponym": name.form, "lang": name.language, **more}
        if name.reading:
            yield {"toponym": name.reading, "lang": read[name.language], **more}


def _feature(
    catalog: Catalog, folder: str, record: Unit | Place, title: str, names: list[Node], kind: Node
) -> Node:
    # Identifiers elsewhere are only those that a source confirms.
    links = [
        {"type": "closeMatch", "identifier": f"{identifier.authority}:{identifier.value}"}
        for identifier in getattr(record, "identifiers", ())
    ]
    point = {"type": "Point", "coordinates": list(record.location), "certainty": "certain"}
    return {
        "@id": _iri(catalog, f"{folder}/{record.id}"),
        "type": "Feature",
        "properties": {"title": title, "ccodes": [record.country] if record.country else []},
        "names": names,
        "types": [kind],
        "geometry": point,
        "links": links,
    }


def _type(catalog: Catalog, kind: str) -> Node:
    label = kind.replace("_", " ")
    return {"identifier": _iri(catalog, f"kind/{kind}"), "label": label, "sourceLabel": label}


def _relations(catalog: Catalog, unit: Unit) -> Iterator[Node]:
    if unit.parent:
        yield {
            "relationType": "gvp:broaderPartitive",
            "relationTo": _iri(catalog, f"units/{unit.parent}"),
            "label": catalog.units[unit.parent].name,
        }
    for status in unit.statuses:
        yield _relation(catalog, status)


def _relation(catalog: Catalog, status: Status) -> Node:
    """Write a status as a dated relation of the unit to whoever it names."""
    grades = [citation.grade for citation in status.sources]
    span = _span(status.start, status.end)
    return {
        "@id": _iri(catalog, f"statuses/{status.id}"),
        "relationType": _iri(catalog, f"status-layer/{status.layer}"),
        "relationTo": _iri(catalog, f"holders/{status.holder}"),
        "label": f"{catalog.holders[status.holder].name}: {status.status}",
        "citations": _citations(catalog, status.sources),
        "certainty": _CERTAINTY[max(grades, key=[*_CERTAINTY].index, default="C")],
        **({"when": {"timespans": [span]}} if span else {}),
    }


def _when(spans: Sequence[Node], label: str) -> Node:
    """Say when something is attested: each stretch of time once, in order; nothing for none."""
    found = {json.dumps(span): span for span in spans if span}
    return {"when": {"timespans": [*found.values()], "label": label}} if found else {}


def _span(start: UncertainDate | None, end: UncertainDate | None) -> Node:
    bounds = {"start": start, "end": end}
    return {key: _bound(date) for key, date in bounds.items() if date is not None}


def _bound(date: UncertainDate) -> Node:
    if date.is_exact:
        return {"in": date.earliest.isoformat()}
    return {"earliest": date.earliest.isoformat(), "latest": date.latest.isoformat()}


def _citations(catalog: Catalog, citations: Sequence[Citation]) -> list[Node]:
    return [
        {
            "label": f"{catalog.sources[citation.source].citation} ({citation.locator})",
            "@id": _iri(catalog, f"sources/{citation.source}"),
        }
        for citation in citations
    ]


# --- words -------------------------------------------------------------------------------------


def vocabulary(catalog: Catalog) -> Node:
    """Return the words as SKOS: a scheme for statuses, and one for each other list of words."""
    return {
        "@context": WORDS_CONTEXT,
        "@graph": [
            *_statuses(catalog),
            *_holders(catalog),
            *_values(catalog, "unit-kinds", "Kinds of unit", UNIT_KINDS),
            *_values(catalog, "event-categories", "Kinds of event", EVENT_CATEGORIES),
            *_values(catalog, "proposal-kinds", "Kinds of proposal", PROPOSAL_KINDS),
        ],
    }


def written_vocabulary(catalog: Catalog, suffix: str) -> bytes:
    """Return the words as a file of RDF in the form that its suffix names.

    Raises `BadValueError` if the suffix stands for none.
    """
    if suffix not in RDF_FORMS:
        raise BadValueError(
            f"A vocabulary is written in files that end with {', '.join(RDF_FORMS)};"
            f" '{suffix}' is none of them."
        )
    text = json.dumps(vocabulary(catalog), ensure_ascii=False, indent=1)
    form = RDF_FORMS[suffix]
    if form == _OWN_FORM:
        return f"{text}\n".encode()
    from rdflib import Graph

    graph = Graph()
    with warnings.catch_warnings():
        # Its own reader of JSON-LD uses what it advises against.
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(data=text, format=_OWN_FORM)
    written = graph.serialize(format=form, encoding="utf-8")
    return written if form == "turtle" else _in_order(written)


def _in_order(written: bytes) -> bytes:
    """Put what RDF/XML says into an order: rdflib's own is another one every time."""
    root = Xml.fromstring(written)  # noqa: S314 - written a line above
    for described in root:
        described[:] = sorted(described, key=Xml.tostring)
    root[:] = sorted(root, key=lambda one: one.attrib[f"{{{RDF}}}about"])
    for prefix, name in (*PREFIXES.items(), ("rdf", RDF)):
        Xml.register_namespace(prefix, name)
    Xml.indent(root, " ")
    content: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _scheme(catalog: Catalog, name: str, title: str) -> Node:
    return {
        "@id": _iri(catalog, f"scheme/{name}"),
        "@type": "skos:ConceptScheme",
        "prefLabel": {BASE_LANGUAGE: title},
        "dct:license": {"@id": LICENCE},
        "dct:hasVersion": catalog.dispute.version,
    }


def _concept(
    identifier: str, labels: Node, scheme: str, definition: str = "", broader: str = ""
) -> Node:
    return {
        "@id": identifier,
        "@type": "skos:Concept",
        "prefLabel": labels,
        **({"definition": {BASE_LANGUAGE: definition}} if definition else {}),
        "inScheme": scheme,
        **({"broader": broader} if broader else {"topConceptOf": scheme}),
    }


def _statuses(catalog: Catalog) -> Iterator[Node]:
    """Yield one concept for each status in words, beneath its layer."""
    scheme = _iri(catalog, "scheme/statuses")
    yield _scheme(catalog, "statuses", "Statuses of units")
    for layer in get_args(StatusLayer):
        label, meaning = _LAYERS[layer]
        identifier = _iri(catalog, f"status-layer/{layer}")
        yield _concept(identifier, {BASE_LANGUAGE: label}, scheme, definition=meaning)
    keys: dict[tuple[str, str], str] = {}
    bases: dict[tuple[str, str], dict[str, None]] = {}
    for unit in catalog.units.values():
        for status in unit.statuses:
            key = f"units/{unit.id}.statuses.{status.id}.status"
            keys.setdefault((status.layer, status.status), key)
            bases.setdefault((status.layer, status.status), {})[status.basis] = None
    for (layer, words), key in sorted(keys.items()):
        slug = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
        labels, broader = _labels(catalog, key, words), _iri(catalog, f"status-layer/{layer}")
        meaning = f"{_LAYERS[layer][1]} It rests on: {' '.join(bases[layer, words])}"
        yield _concept(_iri(catalog, f"status/{layer}/{slug}"), labels, scheme, meaning, broader)


def _holders(catalog: Catalog) -> Iterator[Node]:
    scheme = _iri(catalog, "scheme/holders")
    yield _scheme(catalog, "holders", "States, authorities and peoples")
    for holder in catalog.holders.values():
        labels = _labels(catalog, f"holders/{holder.id}.name", holder.name)
        meaning = _part_played(catalog, holder)
        yield _concept(_iri(catalog, f"holders/{holder.id}"), labels, scheme, meaning)


def _part_played(catalog: Catalog, holder: Holder) -> str:
    """Say what a holder is from the statuses that name it: in which layers, and when."""
    parts = []
    for layer in get_args(StatusLayer):
        rows = [row for unit in catalog.units.values() for row in unit.statuses
                if row.holder == holder.id and row.layer == layer]  # fmt: skip
        if rows:
            first = min((row.first_day.year for row in rows if row.start), default=None)
            last = None if any(row.end is None for row in rows) else max(
                row.last_day.year for row in rows
            )  # fmt: skip
            since = f"from {first}" if first else "from the beginning of the record"
            parts.append(f"{_LAYERS[layer][0]} {since} {f'to {last}' if last else 'until today'}")
    party = catalog.parties[holder.party].name if holder.party else ""
    named = f"Named in statuses: {'; '.join(parts)}." if parts else "Named in no status."
    return f"{named} Counted to the party {party}." if party else f"{named} Belongs to no party."


def _values(catalog: Catalog, name: str, title: str, words: Mapping[Any, str]) -> Iterator[Node]:
    """Yield a scheme whose concepts are the values of one field, with their meanings."""
    scheme = _iri(catalog, f"scheme/{name}")
    yield _scheme(catalog, name, title)
    for word, meaning in words.items():
        labels = {BASE_LANGUAGE: word.replace("_", " ")}
        yield _concept(_iri(catalog, f"{name}/{word}"), labels, scheme, meaning)


def _labels(catalog: Catalog, key: str, english: str) -> Node:
    """Labels in every language that has one; a text that nobody translated has none."""
    labels = {BASE_LANGUAGE: english}
    for code, language in catalog.languages.items():
        translated = language.content(key, english)
        if code != BASE_LANGUAGE and translated != english:
            labels[code] = translated
    return labels
