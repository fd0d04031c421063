"""The map of a view as one HTML file that lives by itself, also without a network."""

from typing import Any

from geo_app.data.contents import Catalog
from geo_app.errors import UnknownNameError
from geo_app.exports.options import Options
from geo_app.exports.page.twin import twin_html
from geo_app.html.elements import Html, el, join, json_script
from geo_app.html.page import about, picture_sources, policy_of
from geo_app.map_document.document import map_parts
from geo_app.model.stories import Passage, Story
from geo_app.views.codec import make_view, query_text, to_message
from geo_app.views.summary import Summary, summarise
from geo_app.views.view import View
from geo_app.views.words import description, dispute_title, made_with, page_title


def single_file(
    catalog: Catalog, view: View, options: Options | None = None, head: Html | None = None
) -> Html:
    """Return the page: map, text twin, sources and licences, and a policy that it obeys.

    Parameters
    ----------
    head : Html, optional
        More for the head: link previews of a hosted file.

    Raises `UnknownNameError` if there is no such story.
    """
    options, summary = options or Options(), summarise(catalog, view)
    parts, content = map_parts(catalog, summary.language), _content(summary, options)
    around = twin_html(summary), _foot(summary, options), json_script("dispute-map-view", content)
    # The ground of some views comes from elsewhere.
    tiles = (base.url for base in catalog.dispute.base_maps if base.id in view.layers)
    return parts.page(
        title=_title(summary, options),
        around=join(around, "\n"),
        policy=policy_of([parts.style], parts.scripts, picture_sources(tiles)),
        theme="dark" if view.theme == "dark" else None,
        head=join([about(description(summary)), head], "\n"),
    )


def _title(summary: Summary, options: Options) -> str:
    if options.story is None:
        return f"{page_title(summary)} · {dispute_title(summary)}"
    story = _story(summary.catalog, options.story)
    return summary.language.content(f"stories/{story.id}.title", story.title)


def _story(catalog: Catalog, name: str) -> Story:
    if name not in catalog.stories:
        raise UnknownNameError("story", name, catalog.stories)
    return catalog.stories[name]


def _content(summary: Summary, options: Options) -> dict[str, Any]:
    story = _story(summary.catalog, options.story) if options.story else None
    return {
        "state": to_message(summary.view),
        **options.model_dump(include={"locked", "panel", "controls", "figures"}),
        "tour": [_step(summary, story, passage) for passage in story.passages] if story else [],
    }


def _step(summary: Summary, story: Story, passage: Passage) -> dict[str, Any]:
    path = f"stories/{story.id}.passages.{passage.id}"
    said = summary.language.content
    state = to_message(passage_view(summary.catalog, summary.view, passage))
    state.pop("theme")
    if passage.scene.bounds:
        state["bounds"] = passage.scene.bounds.corners
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


def _foot(summary: Summary, options: Options) -> Html:
    query = query_text(summary.catalog, summary.view)
    base = options.address.rstrip("/") + "/?" if options.address else "#"
    # From a frame, to a tab of its own: the whole explorer needs more room.
    away = {"target": "_blank", "rel": "noopener"} if options.address else {}
    link = el("a", summary.say("export.link"), href=base + query, **away)
    button = el("button", type="button", id="twin-button", aria_controls="twin", hidden=True)
    return el("footer", button, link, el("p", made_with(summary)), class_="file-foot")
