"""Story: a text read in passages beside the map that each of them moves."""

from __future__ import annotations

import streamlit as st
from streamlit.components.v2 import component

from geo_app.html.elements import Html, el, join
from geo_app.model.stories import Claim, Passage, Story
from geo_app.server.routes import articles, claims_address
from geo_app.ui.bridge import anchor, session
from geo_app.ui.bridge.follow import follow
from geo_app.ui.bridge.linked import map_beside
from geo_app.ui.bridge.map_frame import move_map
from geo_app.ui.notes import cite, with_notes
from geo_app.ui.page import nothing, open_page
from geo_app.ui.pages.explore import selection_panel
from geo_app.ui.panels import reading_mode
from geo_app.ui.parts import (
    list_of,
    map_link,
    page_link,
    passage_label,
    passage_target,
    select_link,
)
from geo_app.ui.reader import Reader
from geo_app.ui.scripts import script
from geo_app.ui.terms import Terms
from geo_app.view.fields import passage_of
from geo_app.view.view import View

_LAST = "story.last"

_claims_in_head = component(
    "dispute_explorer.claims_head",
    js=script("claims_head"),
    isolate_styles=False,
)


_scroll = component(
    "dispute_explorer.story_scroll",
    js=script("story_scroll"),
    isolate_styles=False,
)


def page() -> None:
    """Show the page."""
    reader = open_page("story")
    if not reader.catalog.stories:
        st.html(nothing(reader, "story"))
        return
    anchor.style_reading()
    if checked := articles(reader.catalog):
        _claims_in_head(key="hidden-claims", data={"address": claims_address(checked[0])})
    with map_beside(reader):
        follow(reader, "panel", _panel, ("date", "select"))


def _panel(reader: Reader) -> None:
    move_map()
    story, chosen = _chosen(reader)
    path = f"stories/{story.id}"
    head = el(
        "header",
        el("h1", reader.read(f"{path}.title", story.title), class_="page-title"),
        _story_links(reader, story),
        _about(reader, story),
        _contents(reader, story, chosen),
    )
    select = session.current().select
    if not select or passage_of(reader.catalog, select):
        st.html(head)
        reading_mode.choose(reader, story, chosen)
        # The same for every passage: what is read stays as it is while the map moves.
        st.html(with_notes(reader, lambda noted: _text(noted, story)))
        st.html(_step(reader, story, chosen))
        _scroll(key="story-scroll", data={"select": story.select(chosen) if select else ""})
    else:
        panel = with_notes(reader, lambda noted: selection_panel(noted) or Html())
        st.html(head + _back(reader, story, chosen) + panel)


def _chosen(reader: Reader) -> tuple[Story, Passage]:
    """Return the passage that is selected, or the one read before something else was selected."""
    catalog = reader.catalog
    found = passage_of(catalog, session.current().select)
    if found:
        st.session_state[_LAST] = session.current().select
        return found
    before = passage_of(catalog, st.session_state.get(_LAST, ""))
    first = next(iter(catalog.stories.values()))
    return before or (first, first.passages[0])


def _back(reader: Reader, story: Story, chosen: Passage) -> Html:
    label = reader.say("story.back", passage=passage_label(reader, story, chosen))
    return el("p", map_link(reader, label, _target(reader, story, chosen)))


def _target(reader: Reader, story: Story, passage: Passage) -> View:
    return reading_mode.target(reader, story, passage, reading_mode.current())


def _story_links(reader: Reader, shown: Story) -> Html | None:
    if len(reader.catalog.stories) < 2:
        return None
    links = (
        map_link(
            reader,
            reader.say(f"story.kind.{story.kind}"),
            passage_target(reader, story, story.passages[0]),
            class_="chosen" if story is shown else "",
        )
        for story in reader.catalog.stories.values()
    )
    return el("nav", *links, class_="choices", aria_label=reader.say("story.choose"))


def _about(reader: Reader, story: Story) -> Html:
    source = reader.catalog.sources[story.source]
    cited = join([story.author, source.citation], ". ")
    return el(
        "details",
        el("summary", reader.say("story.about")),
        el("p", reader.read(f"stories/{story.id}.summary", story.summary)),
        el("p", cited, class_="muted") if story.kind == "article" else None,
    )


def _contents(reader: Reader, story: Story, chosen: Passage) -> Html:
    links = (
        map_link(
            reader,
            passage.id,
            _target(reader, story, passage),
            class_="chosen" if passage is chosen else "",
        )
        for passage in story.passages
    )
    return el("nav", *links, class_="numbers", aria_label=reader.say("story.passages"))


def _text(reader: Reader, story: Story) -> Html:
    terms = Terms(reader)
    return join(_passage(reader, story, passage, terms) for passage in story.passages)


def _passage(reader: Reader, story: Story, passage: Passage, terms: Terms) -> Html:
    path = f"stories/{story.id}.passages.{passage.id}"
    reading = reading_mode.current()
    whole = reader.say("story.whole")
    said = el("p", terms.mark(reader.read(f"{path}.text", passage.text)), class_="said")
    return el(
        "article",
        el("p", reader.say("story.number", number=passage.id), class_="eyebrow"),
        el("h2", reader.read(f"{path}.heading", passage.heading)),
        said if story.kind == "tour" or reading != "record" else None,
        _added(reader, path, passage, terms) if reading != "article" else None,
        _claims(reader, story, path, passage, reading),
        _notes(reader, story, passage),
        _speaks_of(reader, passage),
        el(
            "p",
            page_link(reader, "explore", whole, _target(reader, story, passage)),
            class_="small",
        ),
        class_="panel passage",
        id=f"passage-{passage.id}",
        data_passage=story.select(passage),
    )


def _added(reader: Reader, path: str, passage: Passage, terms: Terms) -> Html | None:
    if not passage.added:
        return None
    label = el("p", reader.say("story.added"), class_="eyebrow")
    added = terms.mark(reader.read(f"{path}.added", passage.added))
    text = el("p", added, " ", cite(reader, passage.sources))
    return el("div", label, text, class_="added")


def _step(reader: Reader, story: Story, chosen: Passage) -> Html:
    index = story.passages.index(chosen)
    links: list[Html] = []
    for key, other in (("story.previous", index - 1), ("story.next", index + 1)):
        if 0 <= other < len(story.passages):
            target = _target(reader, story, story.passages[other])
            links.append(map_link(reader, reader.say(key), target, class_="step"))
    return el("nav", *links, class_="steps", aria_label=reader.say("story.steps"))


def _claims(reader: Reader, story: Story, path: str, passage: Passage, reading: str) -> Html | None:
    if not passage.claims:
        return None
    items = (_claim(reader, path, claim, reading) for claim in passage.claims)
    heading = el("summary", reader.say("story.claims", count=str(len(passage.claims))))
    data = el("a", reader.say("story.claims_data"), href=claims_address(story), class_="small")
    return el("details", heading, list_of(items, class_="claims"), el("p", data), open=True)


def _claim(reader: Reader, path: str, claim: Claim, reading: str) -> Html:
    inside = f"{path}.claims.{claim.id}"
    number = el("span", claim.id, class_="muted")
    verdict = el("span", reader.say(f"verdict.{claim.verdict}"), class_=f"verdict {claim.verdict}")
    says = reader.read(f"{inside}.paraphrase", claim.paraphrase)
    record = join([reader.read(f"{inside}.record", claim.record), " ", cite(reader, claim.sources)])
    dates = reading_mode.given_dates(reader, claim, reading)
    if reading == "article":
        return join([el("p", number, " ", says), dates])
    if reading == "record":
        return join([el("p", number, " ", verdict, " ", record), dates])
    return join([el("p", number, " ", verdict, " ", says), dates, el("p", record, class_="record")])


def _notes(reader: Reader, story: Story, passage: Passage) -> Html | None:
    notes = [note for note in story.notes if note.number in passage.notes]
    if not notes:
        return None
    path = f"stories/{story.id}.notes"
    items = (
        join(
            [
                el("strong", reader.say("story.note", number=str(note.number)), " "),
                reader.read(f"{path}.{story.notes.index(note)}.reference", note.reference),
                " ",
                el("span", reader.read(f"{path}.{story.notes.index(note)}.check", note.check)),
                " ",
                cite(reader, note.sources),
            ]
        )
        for note in notes
    )
    return el("details", el("summary", reader.say("story.notes")), list_of(items, class_="plain"))


def _speaks_of(reader: Reader, passage: Passage) -> Html | None:
    catalog = reader.catalog
    named = [(f"unit:{key}", reader.unit_name(catalog.units[key])) for key in passage.units]
    for kind, keys in (("line", passage.lines), ("event", passage.events)):
        records = getattr(catalog, f"{kind}s")
        for key in keys:
            title = reader.read(f"{kind}s/{key}.title", records[key].title)
            named.append((f"{kind}:{key}", title))
    if not named:
        return None
    links = (select_link(label, select) for select, label in named)
    heading = el("summary", reader.say("story.speaks_of"))
    return el("details", heading, list_of(links, class_="links"))
