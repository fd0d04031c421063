"""Small pieces that panels are put together from: links, sources, tables of facts."""

from collections.abc import Iterable

from geo_app.html.elements import Html, el, join
from geo_app.html.tables import row
from geo_app.model.stories import Passage, Story
from geo_app.reading.reader import Reader
from geo_app.views.codec import default_view, to_query
from geo_app.views.view import View


def map_link(reader: Reader, label: str, target: View, *, class_: str = "") -> Html:
    """Return a link that moves the map of this page; opened elsewhere it shows the same."""
    query = to_query(reader.catalog, target.having(camera=None))
    return el(
        "a",
        label,
        **reader.addresses.map_link(query),
        class_=class_ or None,
        aria_current="true" if target.select == reader.shown.select else None,
    )


def select_link(reader: Reader, label: str, select: str) -> Html:
    """Return a link that selects something on the map and leaves the rest as it is."""
    current = "true" if select == reader.shown.select else None
    return el("a", label, **reader.addresses.map_link({"select": select}), aria_current=current)


def page_link(
    reader: Reader, page: str, label: str, target: View, *, class_: str = "", **more: str
) -> Html:
    """Return a link to another page in a given state; ``more`` is what that page alone knows."""
    query = to_query(reader.catalog, target) | more
    return el("a", label, **reader.addresses.page_link(page, query), class_=class_ or None)


def passage_target(reader: Reader, story: Story, passage: Passage) -> View:
    """Return the state that a passage puts the explorer in."""
    chosen = default_view(reader.catalog, story.select(passage))
    shown = reader.shown
    return chosen.having(lang=shown.lang, perspective=shown.perspective, theme=shown.theme)


def facts(rows: Iterable[tuple[str, str]], *, label: str | None = None) -> Html:
    """Return a two-column table: what, and what is known of it."""
    body = el("tbody", *(row(name, value) for name, value in rows))
    return el("table", body, class_="facts", aria_label=label)


def list_of(items: Iterable[str], *, class_: str = "") -> Html:
    """Return a list."""
    return el("ul", *(el("li", item) for item in items), class_=class_ or None)


def section(heading: Html, *children: str | None, class_: str = "") -> Html:
    """Return a part of a panel under a heading."""
    return el("section", heading, *children, class_=class_ or None)


def passages_about(reader: Reader, kind: str, identifiers: set[str]) -> Html | None:
    """Return links to the passages of which a field, such as ``units``, names one of these."""
    parts = []
    for story in reader.catalog.stories.values():
        about = [item for item in story.passages if identifiers.intersection(getattr(item, kind))]
        if about:
            parts.append(_story_links(reader, story, about))
    if not parts:
        return None
    return section(reader.heading(reader.say("panel.passages"), below=1), *parts)


def _story_links(reader: Reader, story: Story, passages: list[Passage]) -> Html:
    """Return a line on a story: headings of an article, numbers of the steps of a tour."""
    if story.kind == "article":
        return list_of((_passage_link(reader, story, item) for item in passages), class_="links")
    links = join((_passage_link(reader, story, item) for item in passages), " ")
    return el("p", reader.say(f"story.kind.{story.kind}"), ": ", links)


def _passage_link(reader: Reader, story: Story, passage: Passage) -> Html:
    label = passage_label(reader, story, passage) if story.kind == "article" else passage.id
    target = passage_target(reader, story, passage)
    if reader.page == "story":
        return map_link(reader, label, target)
    return page_link(reader, "story", label, target)


def passage_label(reader: Reader, story: Story, passage: Passage) -> str:
    """Return the number and heading of a passage, with its story where that is not plain."""
    heading = reader.read(f"stories/{story.id}.passages.{passage.id}.heading", passage.heading)
    return f"{passage.id} · {heading}"


def unit_links(reader: Reader, heading: str, units: Iterable[str]) -> Html | None:
    """Return links to units under a heading; nothing where there are none."""
    links = [select_link(reader, reader.unit_name(unit), f"unit:{unit}") for unit in units]
    if not links:
        return None
    return section(reader.heading(reader.say(heading), below=1), list_of(links, class_="inline"))


def contents(label: str, links: Iterable[Html]) -> Html:
    """Return the contents of a page."""
    return el("nav", list_of(links, class_="plain contents"), aria_label=label)
