"""Parts of a page that follow the map: a change runs again only what it makes stale."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo_app.data.catalog import Catalog
from geo_app.reading.reader import Reader
from geo_app.ui.bridge import session
from geo_app.ui.scripts import scripted
from geo_app.views.view import View

_PARTS = "explorer.followers"
_DRAWN = "explorer.drawn"
_LISTENER = "listener"
_ALWAYS = ("perspective",)
"""Fields on which every part depends that shows anything: names are everywhere."""

# A part of the page of its own: what the map reports runs neither the page nor the map again.
_listener = scripted("map_listener")


def begin(reader: Reader) -> None:
    """Forget the parts of the page that was open before, and hear the map of this one."""
    st.session_state[_PARTS] = {}
    st.session_state[_DRAWN] = {}
    _listen(reader.catalog)


def follow(
    reader: Reader,
    key: str,
    draw: Callable[[Reader], object],
    parts: tuple[str, ...],
) -> None:
    """Draw a part of the page now, and again whenever something that it shows changes.

    Parameters
    ----------
    key : str
        Name of the part, one of a kind on its page.
    draw : callable
        Draws the part from the state of the session.
    parts : tuple of str
        Fields of the state that it shows.
    """
    parts = (*parts, *_ALWAYS)
    st.session_state[_PARTS][key] = parts

    @st.fragment(key=key)
    def drawn() -> None:
        shown = session.current()
        draw(replace(reader, shown=shown))
        # Only after drawing: a run that a newer one cuts short has not shown its state.
        st.session_state[_DRAWN][key] = _fields(shown, parts)

    drawn()


@st.fragment(key=_LISTENER)
def _listen(catalog: Catalog) -> None:
    def heard() -> dict[str, Any]:
        return (st.session_state.get(_LISTENER) or {}).get("heard") or {}

    def on_heard() -> None:
        session.hear(catalog, heard().get("state"), said=heard().get("said") is True)
        context = get_script_run_ctx()
        # Where the whole page runs, on its way to another perhaps, parts alone would cut it short.
        if context and context.fragment_ids_this_run:
            st.rerun([*_stale(), _LISTENER])

    session.write(catalog)
    data = {"page": session.page(), "count": heard().get("count", 0)}
    _listener(key=_LISTENER, data=data, on_heard_change=on_heard)


def _stale() -> list[str]:
    """Return the parts that do not show the current state."""
    now, drawn = session.current(), st.session_state[_DRAWN]
    followers: dict[str, tuple[str, ...]] = st.session_state[_PARTS]
    return [key for key, parts in followers.items() if drawn.get(key) != _fields(now, parts)]


def _fields(shown: View, parts: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(shown, part) for part in parts)
