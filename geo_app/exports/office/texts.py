"""What slides and documents say, apart from how each writes it."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from shapely import box, total_bounds

from geo_app.data.contents import Catalog
from geo_app.engine.ground import land_of
from geo_app.errors import UnknownNameError
from geo_app.exports.office.containers import same_every_time
from geo_app.exports.options import Options
from geo_app.exports.page.html import passage_view
from geo_app.exports.picture.picture import picture
from geo_app.exports.picture.style import CJK_LANGUAGES
from geo_app.model.base import LonLat
from geo_app.model.sources import Source
from geo_app.model.stories import Passage, Story
from geo_app.views.summary import Summary, summarise
from geo_app.views.view import View
from geo_app.views.words import dispute_title, made_with, page_title

_SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+(?=[^\W\d_])")
SWATCH = "\u25a0"
_WIDEST = 1.5
"""A scene wider than the whole chain, times this, is drawn nearer."""


@dataclass(frozen=True)
class Step:
    """One passage of a story: its words in the reader's language, and the view that it shows."""

    passage: Passage
    heading: str
    texts: tuple[str, ...]
    shown: Summary

    @property
    def sources(self) -> list[Source]:
        """Documents that it rests on."""
        names = dict.fromkeys(citation.source for citation in self.passage.sources)
        return [self.shown.catalog.sources[name] for name in names]


@dataclass(frozen=True)
class Telling:
    """A story in the language, perspective and theme of a view."""

    title: str
    summary: str
    author: str
    steps: tuple[Step, ...]
    sources: list[Source]


def written(maker: Any, file: Any) -> bytes:
    """Let slides or a document be filled, with a view or a story; the same bytes every time."""
    summary, stream = maker.summary, io.BytesIO()
    about = file.core_properties
    about.author = about.last_modified_by = dispute_title(summary)
    about.comments, about.language = made_with(summary), summary.language.code
    if maker.options.story is None:
        maker.add_view()
    else:
        maker.add_story(maker.options.story)
    file.save(stream)
    return same_every_time(stream.getvalue(), summary.catalog.dispute.as_of)


def telling(catalog: Catalog, view: View, name: str) -> Telling:
    """Return a story as it is told.

    Raises `UnknownNameError` if there is no such story.
    """
    if name not in catalog.stories:
        raise UnknownNameError("story", name, catalog.stories)
    story = catalog.stories[name]
    said = catalog.language(view.lang).content
    cited = [one.source for passage in story.passages for one in passage.sources]
    return Telling(
        title=said(f"stories/{name}.title", story.title),
        summary=said(f"stories/{name}.summary", story.summary),
        author=said(f"stories/{name}.author", story.author),
        steps=tuple(_steps(catalog, view, story)),
        sources=[catalog.sources[one] for one in dict.fromkeys([story.source, *cited])],
    )


def _steps(catalog: Catalog, view: View, story: Story) -> Iterator[Step]:
    said = catalog.language(view.lang).content
    for passage in story.passages:
        path = f"stories/{story.id}.passages.{passage.id}"
        texts = [said(f"{path}.text", passage.text)]
        if passage.added:
            texts.append(said(f"{path}.added", passage.added))
        # What is selected is the passage: the map then marks the places that it speaks of.
        shown = passage_view(catalog, view, passage).having(select=story.select(passage))
        heading = said(f"{path}.heading", passage.heading)
        yield Step(passage, heading, tuple(texts), summarise(catalog, shown))


def map_picture(shown: Summary, passage: Passage | None = None) -> io.BytesIO:
    """Draw the map alone of a view, for a page that carries its own words."""
    bounds = _bounds(shown.catalog, passage) if passage else None
    options = Options(size="panel", map_only=True, bounds=bounds)
    return io.BytesIO(picture(shown.catalog, shown.view, "png", options))


def _bounds(catalog: Catalog, passage: Passage) -> tuple[LonLat, LonLat] | None:
    """Return what a passage shows: where it shows half a continent, only what is spoken of.

    Places beyond it are pointed to from its edge, and the islands can be seen from the back.
    """
    if passage.scene.bounds is None:
        return None
    (west, south), (east, north) = passage.scene.bounds.corners
    (left, _), (right, _) = catalog.dispute.whole.corners
    if east - west <= _WIDEST * (right - left):
        return passage.scene.bounds.corners
    home = box(*catalog.dispute.home.south_west, *catalog.dispute.home.north_east)
    leaves = [leaf for unit in passage.units for leaf in catalog.members(unit)]
    west, south, east, north = total_bounds([home, *(land_of(catalog, leaf) for leaf in leaves)])
    return (west, south), (east, north)


def sentences_of(text: str) -> list[str]:
    """Split a text after its sentences."""
    return [part for part in _SENTENCE.split(text) if part]


def joined(parts: Iterable[str], lang: str) -> str:
    """Put sentences together again."""
    return ("" if lang in CJK_LANGUAGES else " ").join(parts)


def step_caption(step: Step, count: int, number: int) -> str:
    """Say which step it is, and what its map shows."""
    place = step.shown.say("map.tour.step", number=number, count=count)
    return f"{place} · {page_title(step.shown)}"
