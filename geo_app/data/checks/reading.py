"""Whether stories, positions, legal texts, terms and perspectives point at things that exist."""

import re
from collections.abc import Iterator
from itertools import pairwise

from geo_app.data.checks.references import Known, several
from geo_app.data.contents import Catalog
from geo_app.model.glossary import Pitfall, Term
from geo_app.model.layers import LAYERS
from geo_app.model.perspectives import Perspective
from geo_app.model.positions import LegalText, Position
from geo_app.model.stories import Scene, Story
from geo_app.model.subjects import Quotation, Series, Subject

_FEW_WORDS = 160
"""Letters that a quotation may have."""

_SELECTABLE = {"unit": "units", "line": "lines", "event": "events", "passage": "passages"}


def position_problems(_: Catalog, __: Known, position: Position | LegalText) -> Iterator[str]:
    """Find records marked as contested that do not say by whom, and the other way round."""
    if position.contested != (position.contest is not None):
        yield "contested and contest do not go together."


def legal_text_problems(_: Catalog, known: Known, text: LegalText) -> Iterator[str]:
    """Find readings of unknown voices, and of one voice twice."""
    sides = [reading.side for reading in text.readings]
    yield from known.missing("readings", "voices", sides)
    yield from (f"readings has '{side}' twice." for side in several(sides))


def term_problems(_: Catalog, known: Known, term: Term) -> Iterator[str]:
    """Find usages of unknown voices."""
    yield from known.missing("usages", "voices", [usage.side for usage in term.usages])


def pitfall_problems(_: Catalog, __: Known, pitfall: Pitfall) -> Iterator[str]:
    """Find patterns that are none."""
    for language, patterns in pitfall.patterns.items():
        for index, pattern in enumerate(patterns):
            try:
                re.compile(pattern)
            except re.error as error:
                yield f"patterns.{language}.{index} is no regular expression: {error}."


def perspective_problems(_: Catalog, known: Known, perspective: Perspective) -> Iterator[str]:
    """Find claims and probes of unknown units and parties."""
    for party, units in perspective.claims.items():
        yield from known.missing(f"claims.{party}", "units", units)
    for probe in perspective.probes:
        yield from known.missing(f"probes.{probe.id}.unit", "units", [probe.unit])
        yield from known.missing(f"probes.{probe.id}.inside", "parties", probe.inside)


def story_problems(catalog: Catalog, known: Known, story: Story) -> Iterator[str]:
    """Find references of passages that lead nowhere, and passages without evidence."""
    numbers = {note.number for note in story.notes}
    for passage in story.passages:
        where = f"passages.{passage.id}"
        for field in ("units", "lines", "events", "scenarios", "places"):
            yield from known.missing(f"{where}.{field}", field, getattr(passage, field))
        for claim in passage.claims:
            yield from known.missing(f"{where}.claims.{claim.id}", "events", claim.events)
        yield from (f"{where}.scene.{text}" for text in _scene(passage.scene, catalog, known))
        if not passage.claims and not passage.sources:
            yield f"{where} has neither claims nor sources."
        for number in passage.notes:
            if number not in numbers:
                yield f"{where} refers to note {number}, which the story does not have."
    claims = [claim.id for passage in story.passages for claim in passage.claims]
    names = [passage.id for passage in story.passages] + claims
    yield from (f"'{name}' stands twice." for name in several(names))


def subject_problems(catalog: Catalog, _: Known, subject: Subject) -> Iterator[str]:
    """Find numbers that no document gives, numbers out of order, and long quotations."""
    if not subject.series and subject.searched is None:
        yield "it has no series, and searched does not say where numbers were looked for."
    for name in several(series.id for series in subject.series):
        yield f"series has '{name}' twice."
    for series in subject.series:
        yield from (f"series.{series.id}.{text}" for text in _series(catalog, series))
    for index, quotation in enumerate(subject.quotations):
        yield from (f"quotations.{index}.{text}" for text in _quotation(quotation))
    first, last = catalog.dispute.first_day, catalog.dispute.as_of
    if subject.day and not first <= subject.day <= last:
        yield f"day lies outside {first} to {last}."


def _series(catalog: Catalog, series: Series) -> Iterator[str]:
    days = [number.date.earliest for number in series.numbers]
    if any(before >= after for before, after in pairwise(days)):
        yield "numbers do not follow one another in time."
    for number in series.numbers:
        where = f"numbers.{number.date}"
        if number.value < series.axis_from:
            yield f"{where} is less than axis_from."
        kinds = {catalog.sources[one.source].kind for one in number.sources
                 if one.source in catalog.sources}  # fmt: skip
        if "untraced" in kinds:
            yield f"{where} rests on no document that was read."


def _quotation(quotation: Quotation) -> Iterator[str]:
    if max(len(quotation.words), len(quotation.original or "")) > _FEW_WORDS:
        yield f"words are more than {_FEW_WORDS} letters."
    if (quotation.original is None) != (quotation.language is None):
        yield "original and language do not go together."


def _scene(scene: Scene, catalog: Catalog, known: Known) -> Iterator[str]:
    yield from known.missing("scenario", "scenarios", [scene.scenario])
    # Grounds of third parties are the reader's own choice.
    for layer in scene.layers or ():
        if layer not in LAYERS:
            yield f"layers names the unknown layer '{layer}'."
    first, last = catalog.dispute.first_day, catalog.dispute.as_of
    if scene.date and not first <= scene.date <= last:
        yield f"date lies outside {first} to {last}."
    proposal = catalog.scenarios.get(scene.scenario or "")
    if scene.date and proposal and proposal.id != catalog.dispute.status_quo:
        made = catalog.dispute.nearest_day(proposal.date.earliest)
        if scene.date not in (made, last):
            yield f"date is neither {made}, when the proposal was made, nor {last}."
    if scene.bounds:
        (west, south), (east, north) = scene.bounds.corners
        if not (west < east and south < north):
            yield "bounds do not run from south-west to north-east."
    if scene.select:
        kind, _, name = scene.select.partition(":")
        if kind in _SELECTABLE:
            yield from known.missing("select", _SELECTABLE[kind], [name])
        else:
            yield f"select is '{scene.select}', which is not unit:, line:, event: or passage:."
