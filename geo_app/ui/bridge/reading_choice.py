"""The article's switch: what it says, what the record says, or both; kept in the address."""

import streamlit as st

from geo_app.model.stories import Passage, Story
from geo_app.reading.panels.reading_mode import DEFAULT, READINGS, moved_claims, target
from geo_app.reading.reader import Reader
from geo_app.ui.bridge import session

KEY = "reading"
_WIDGET = "story.reading"


def current() -> str:
    """Return which reading the address asks for."""
    reading = st.query_params.get(KEY, DEFAULT)
    return reading if reading in READINGS else DEFAULT


def choose(reader: Reader, story: Story, passage: Passage) -> None:
    """Offer the three readings of an article; the map's date follows a date that differs."""
    if story.kind != "article":
        return
    if st.session_state.get(_WIDGET) != current():
        st.session_state[_WIDGET] = current()

    def chosen() -> None:
        reading = str(st.session_state[_WIDGET])
        if reading == DEFAULT:
            st.query_params.pop(KEY, None)
        else:
            st.query_params[KEY] = reading
        day = target(reader, story, passage, reading).date
        if day != session.current().date and moved_claims(passage):
            session.change(reader.catalog, session.current().having(date=day))
            session.command(reader.catalog, session.current(), move=False)

    st.radio(
        reader.say("story.reading"),
        READINGS,
        format_func=lambda key: reader.say(f"story.reading.{key}"),
        key=_WIDGET,
        on_change=chosen,
        horizontal=True,
    )
