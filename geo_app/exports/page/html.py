"""The map of a view as one HTML file that lives by itself, also without a network."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.errors import UnknownNameError
from geo_app.exports.page.twin import twin_html
from geo_app.map_document.document import map_html
from geo_app.map_document.policy import content_policy
from geo_app.model.stories import Passage, Story
from geo_app.view.codec import make_view, query_text, to_message
from geo_app.view.summary import Summary, summarise
from geo_app.view.view import FrameOptions, View
from geo_app.view.words import description, dispute_title, made_with, page_title

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'
_DATA = '<script type="application/json" id="dispute-map-data">'


class HtmlOptions(FrameOptions):
    """What stands around the map of a file, and what it carries along.

    Attributes
    ----------
    story : str, optional
        A story whose passages are carried along as steps.
    address : str, optional
        Where the running app is; the link to this view then leads there.
    head : str
        More markup for the head: link previews of a hosted file.
    """

    story: str | None = None
    address: str | None = None
    head: str = ""


def single_file(catalog: Catalog, view: View, options: HtmlOptions | None = None) -> str:
    """Return the page: map, text twin, sources and licences, and a policy that it obeys.

    The map document of the language, which is kept once it is made, is taken as it is; title,
    first state, words and policy are put into it.

    Raises
    ------
    UnknownNameError
        If there is no such story.
    """
    chosen = options or HtmlOptions()
    summary = summarise(catalog, view)
    page = map_html(catalog, summary.language)
    title = _title(summary, chosen)
    about = escape(description(summary))
    page = _TITLE.sub(lambda _: f"<title>{escape(title)}</title>", page, count=1)
    page = page.replace(_DATA, f"{_file_block(summary, chosen)}\n{_DATA}", 1)
    page = page.replace("</main>", f"</main>\n{_around(summary, chosen)}", 1)
    tiles = [base.url for base in catalog.dispute.base_maps if base.id in view.layers]
    allowed = content_policy(page, tiles)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'
    head = f'{policy}\n{_VIEWPORT}\n<meta name="description" content="{about}">\n{chosen.head}'
    if view.theme == "dark":
        page = page.replace("<html ", '<html data-theme="dark" ', 1)
    return page.replace(_VIEWPORT, head, 1)


def _title(summary: Summary, options: HtmlOptions) -> str:
    if options.story is None:
        return f"{page_title(summary)} · {dispute_title(summary)}"
    story = _story(summary.catalog, options.story)
    return summary.language.content(f"stories/{story.id}.title", story.title)


def _story(catalog: Catalog, name: str) -> Story:
    if name not in catalog.stories:
        raise UnknownNameError("story", name, catalog.stories)
    return catalog.stories[name]


def _file_block(summary: Summary, options: HtmlOptions) -> str:
    content = {
        "state": to_message(summary.view),
        "locked": options.locked,
        "panel": options.panel,
        "controls": options.controls,
        "figures": options.figures,
        "tour": _steps(summary, options.story),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/json" id="dispute-map-view">{text}</script>'


def _steps(summary: Summary, name: str | None) -> list[dict[str, Any]]:
    if name is None:
        return []
    story = _story(summary.catalog, name)
    return [_step(summary, story, passage) for passage in story.passages]


def _step(summary: Summary, story: Story, passage: Passage) -> dict[str, Any]:
    path = f"stories/{story.id}.passages.{passage.id}"
    said = summary.language.content
    state = to_message(passage_view(summary.catalog, summary.view, passage))
    state.pop("theme")
    if passage.scene.bounds:
        bounds = passage.scene.bounds
        state["bounds"] = [list(bounds.south_west), list(bounds.north_east)]
    return {
        "heading": said(f"{path}.heading", passage.heading),
        "text": said(f"{path}.text", passage.text),
        "added": said(f"{path}.added", passage.added) if passage.added else None,
        "state": state,
    }


def passage_view(catalog: Catalog, view: View, passage: Passage) -> View:
    """Return the view of one passage, in the language, perspective and theme of another."""
    scene = passage.scene
    select = scene.select or ""
    return make_view(
        catalog,
        scene.scenario,
        date=scene.date,
        layers=scene.layers,
        select="" if select.startswith("passage:") else select,
        lang=view.lang,
        perspective=view.perspective,
        theme=view.theme,
    )


def _around(summary: Summary, options: HtmlOptions) -> str:
    query = query_text(summary.catalog, summary.view)
    base = options.address.rstrip("/") + "/?" if options.address else "#"
    link = summary.say("export.link")
    return (
        f"{twin_html(summary)}\n"
        '<footer class="file-foot"><button type="button" id="twin-button" aria-controls="twin" '
        f'hidden></button><p>{escape(made_with(summary))} <a href="{escape(base + query)}">'
        f"{escape(link)}</a></p></footer>"
    )
