"""The page Story: a text read in passages beside the map that each of them moves."""

import streamlit as st

from geo_app.html.elements import Html
from geo_app.model.stories import Passage, Story
from geo_app.reading.notes import with_notes
from geo_app.reading.pages.explore import selection_panel
from geo_app.reading.pages.story import (
    back_link,
    story_end,
    story_head,
    story_steps,
    story_text,
)
from geo_app.reading.reader import Reader
from geo_app.ui.bridge import reading_choice, session
from geo_app.ui.bridge.follow import follow
from geo_app.ui.bridge.map_frame import map_beside, move_map
from geo_app.ui.page import nothing, open_page, style_reading
from geo_app.ui.scripts import scripted
from geo_app.views.fields import passage_of

_LAST = "story.last"

_claims_in_head = scripted("claims_head")
_scroll = scripted("story_scroll")


def page() -> None:
    """Show the page."""
    reader = open_page("story")
    if not reader.catalog.stories:
        st.html(nothing(reader, "story"))
        return
    style_reading()
    if not reader.shown.select:
        # Opened without a passage, or Back to where none was chosen: the first story begins.
        st.session_state.pop(_LAST, None)
    checked = [story for story in reader.catalog.stories.values() if story.kind == "article"]
    if checked:
        address = reader.addresses.claims(checked[0].id)
        _claims_in_head(key="hidden-claims", data={"address": address})
    with map_beside(reader):
        follow(reader, _panel)


def _panel(reader: Reader) -> None:
    move_map()
    story, chosen = _read(reader)
    first = story.passages[0]
    reading = reading_choice.current()
    head = story_head(reader, story, chosen, reading)
    select = reader.shown.select
    if not select or passage_of(reader.catalog, select):
        st.html(head)
        reading_choice.choose(reader, story, chosen or first)
        # The same for every passage: what is read stays as it is while the map moves.
        st.html(story_text(reader, story, reading))
        st.html(story_end(reader, story))
        st.html(story_steps(reader, story, chosen, reading))
        _scroll(key="story-scroll", data={"select": story.select(chosen) if chosen else ""})
    else:
        panel = with_notes(reader, lambda noted: selection_panel(noted) or Html())
        st.html(head + back_link(reader, story, chosen or first, reading) + panel)


def _read(reader: Reader) -> tuple[Story, Passage | None]:
    """Return the passage that is selected, or the one read before something else was selected.

    None where the map does not show a passage yet: the first story stands at its beginning.
    """
    catalog = reader.catalog
    selected = passage_of(catalog, session.current().select)
    if selected:
        st.session_state[_LAST] = session.current().select
        return selected
    before = passage_of(catalog, st.session_state.get(_LAST, ""))
    return before or (next(iter(catalog.stories.values())), None)
