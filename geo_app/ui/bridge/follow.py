"""The part of a page that follows the map: what the reader does there draws it anew."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from geo_app.reading.reader import Reader
from geo_app.ui.bridge import session
from geo_app.ui.scripts import scripted

_LISTENER = "listener"

_listener = scripted("map_listener")


def follow(reader: Reader, draw: Callable[[Reader], object]) -> None:
    """Hear the map of the page; draw a part of it now, and again whenever the map says something.

    What the map reports runs this part alone, once. The rest of a page depends on nothing that the
    map reports but whose names are shown; where these change, all of it runs.
    """
    perspective = session.current().perspective

    @st.fragment
    def drawn() -> None:
        def on_heard() -> None:
            session.hear(reader.catalog, heard().get("state"), said=heard().get("said") is True)

        session.write(reader.catalog)
        data = {"page": session.page(), "count": heard().get("count", 0)}
        _listener(key=_LISTENER, data=data, on_heard_change=on_heard)
        if session.current().perspective != perspective:
            st.rerun()
        draw(replace(reader, shown=session.current()))

    drawn()


def heard() -> dict[str, Any]:
    """Return what the map said last."""
    return (st.session_state.get(_LISTENER) or {}).get("heard") or {}
