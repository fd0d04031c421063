"""Which passage of a story a view shows."""

from __future__ import annotations

from geo_app.data.contents import Catalog
from geo_app.model.stories import Passage, Story


def passage_of(catalog: Catalog, select: str) -> tuple[Story, Passage] | None:
    """Return the story and passage that a selection names, if it names one."""
    kind, _, identifier = select.partition(":")
    story_id, _, passage_id = identifier.partition(".")
    if kind != "passage" or story_id not in catalog.stories:
        return None
    story = catalog.stories[story_id]
    return next(((story, item) for item in story.passages if item.id == passage_id), None)


def bounds_of(catalog: Catalog, select: str) -> list[tuple[float, float]] | None:
    """Return what the selected passage shows: south-west and north-east corner, lon and lat."""
    found = passage_of(catalog, select)
    bounds = found[1].scene.bounds if found else None
    return [bounds.south_west, bounds.north_east] if bounds else None
