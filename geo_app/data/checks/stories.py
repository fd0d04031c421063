"""Whether the passages of a story point at things that exist."""

from collections.abc import Iterator

from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import Catalog
from geo_app.model.layers import LAYERS
from geo_app.model.stories import Passage, Scene, Story

_SELECTABLE = {"unit": "units", "line": "lines", "event": "events", "passage": "passages"}


def problems(catalog: Catalog, known: Known) -> Iterator[str]:
    """Find references of stories that lead nowhere, and passages without evidence."""
    for story in catalog.stories.values():
        file = file_of(catalog, "stories", story.id)
        for passage in story.passages:
            where = f"passages.{passage.id}"
            yield from _references(file, where, passage, known)
            yield from _scene(file, f"{where}.scene", passage.scene, catalog, known)
            yield from (f"{file}: {where} {text}" for text in _evidence(passage, story))
        yield from (f"{file}: {text}" for text in _twice(story))


def _references(file: str, where: str, passage: Passage, known: Known) -> Iterator[str]:
    for field in ("units", "lines", "events", "scenarios", "places"):
        yield from known.missing(file, f"{where}.{field}", field, getattr(passage, field))
    for claim in passage.claims:
        yield from known.missing(file, f"{where}.claims.{claim.id}", "events", claim.events)


def _scene(file: str, where: str, scene: Scene, catalog: Catalog, known: Known) -> Iterator[str]:
    yield from known.missing(file, f"{where}.scenario", "scenarios", [scene.scenario])
    # Grounds of third parties are the reader's own choice.
    for layer in scene.layers or ():
        if layer not in LAYERS:
            yield f"{file}: {where}.layers names the unknown layer '{layer}'."
    first, last = catalog.dispute.first_day, catalog.dispute.as_of
    if scene.date and not first <= scene.date <= last:
        yield f"{file}: {where}.date lies outside {first} to {last}."
    proposal = catalog.scenarios.get(scene.scenario or "")
    if scene.date and proposal and proposal.id != catalog.dispute.status_quo:
        made = catalog.dispute.nearest_day(proposal.date.earliest)
        if scene.date not in (made, last):
            yield f"{file}: {where}.date is neither {made}, when the proposal was made, nor {last}."
    if scene.bounds:
        (west, south), (east, north) = scene.bounds.south_west, scene.bounds.north_east
        if not (west < east and south < north):
            yield f"{file}: {where}.bounds do not run from south-west to north-east."
    if scene.select:
        yield from _selection(file, f"{where}.select", scene.select, known)


def _selection(file: str, where: str, select: str, known: Known) -> Iterator[str]:
    kind, _, name = select.partition(":")
    if kind not in _SELECTABLE:
        yield f"{file}: {where} is '{select}', which is not unit:, line:, event: or passage:."
        return
    yield from known.missing(file, where, _SELECTABLE[kind], [name])


def _evidence(passage: Passage, story: Story) -> Iterator[str]:
    if not passage.claims and not passage.sources:
        yield "has neither claims nor sources."
    numbers = {note.number for note in story.notes}
    for number in passage.notes:
        if number not in numbers:
            yield f"refers to note {number}, which the story does not have."


def _twice(story: Story) -> Iterator[str]:
    names = [passage.id for passage in story.passages]
    names += [claim.id for passage in story.passages for claim in passage.claims]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"'{name}' stands twice."
