"""Whether positions, legal texts, terms and perspectives point at things that exist."""

import re
from collections.abc import Iterator

from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import Catalog
from geo_app.model.glossary import Pitfall
from geo_app.model.perspectives import Perspective


def problems(catalog: Catalog, known: Known) -> Iterator[str]:
    """Find references that lead nowhere, and records that contradict themselves."""
    yield from _positions(catalog)
    yield from _legal_texts(catalog, known)
    yield from _glossary(catalog, known)
    for perspective in catalog.perspectives.values():
        yield from _perspective(catalog, perspective, known)


def _positions(catalog: Catalog) -> Iterator[str]:
    for position in catalog.positions.values():
        if position.contested != (position.contest is not None):
            file = file_of(catalog, "positions", position.id)
            yield f"{file}: contested and contest do not go together."


def _legal_texts(catalog: Catalog, known: Known) -> Iterator[str]:
    for text in catalog.legal_texts.values():
        file = file_of(catalog, "legal_texts", text.id)
        sides = [reading.side for reading in text.readings]
        yield from known.missing(file, "readings", "voices", sides)
        for side in sorted({side for side in sides if sides.count(side) > 1}):
            yield f"{file}: readings has '{side}' twice."
        if text.contested != (text.contest is not None):
            yield f"{file}: contested and contest do not go together."


def _glossary(catalog: Catalog, known: Known) -> Iterator[str]:
    for term in catalog.glossary.values():
        file = file_of(catalog, "glossary", term.id)
        yield from known.missing(file, "usages", "voices", [usage.side for usage in term.usages])
    for pitfall in catalog.pitfalls.values():
        file = file_of(catalog, "pitfalls", pitfall.id)
        yield from (f"{file}: {text}" for text in _patterns(pitfall))


def _patterns(pitfall: Pitfall) -> Iterator[str]:
    for language, patterns in pitfall.patterns.items():
        for index, pattern in enumerate(patterns):
            try:
                re.compile(pattern)
            except re.error as error:
                yield f"patterns.{language}.{index} is no regular expression: {error}."


def _perspective(catalog: Catalog, perspective: Perspective, known: Known) -> Iterator[str]:
    file = file_of(catalog, "perspectives", perspective.id)
    for party, units in perspective.claims.items():
        yield from known.missing(file, f"claims.{party}", "units", units)
    for probe in perspective.probes:
        where = f"probes.{probe.id}"
        yield from known.missing(file, f"{where}.unit", "units", [probe.unit])
        yield from known.missing(file, f"{where}.inside", "parties", probe.inside)
