"""Parts of a page that follow the state: a change runs again only what it makes stale."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from geo_app.ui import session
from geo_app.ui.reader import Reader
from geo_app.ui.state import ViewState

EVERYTHING_BUT_VIEW = ("scenario", "date", "select", "layers")

_PARTS = "explorer.followers"
_DRAWN = "explorer.drawn"
_QUIET = "quiet"
"""A fragment that draws nothing: what runs when a change makes nothing stale."""


def begin() -> None:
    """Forget the followers of the page that was open before."""
    st.session_state[_PARTS] = {}
    st.session_state[_DRAWN] = {}
    _follow_nothing()


def follow(
    reader: Reader,
    key: str,
    draw: Callable[[Reader], None],
    parts: tuple[str, ...] = EVERYTHING_BUT_VIEW,
) -> None:
    """Draw a part of the page now, and again whenever something that it shows changes.

    Parameters
    ----------
    reader : Reader
        Data and language.
    key : str
        Name of the part, one of a kind on its page.
    draw : callable
        Draws the part from the state of the session.
    parts : tuple of str
        Fields of the state that it shows.
    """
    st.session_state[_PARTS][key] = parts

    @st.fragment(key=key)
    def drawn() -> None:
        shown = session.current()
        draw(reader)
        # Only after drawing: a run that a newer one cuts short has not shown its state.
        st.session_state[_DRAWN][key] = _fields(shown, parts)

    drawn()


def run_stale() -> None:
    """Run again what does not show the current state; only to be called from a callback."""
    now, drawn = session.current(), st.session_state[_DRAWN]
    followers: dict[str, tuple[str, ...]] = st.session_state[_PARTS]
    stale = [key for key, parts in followers.items() if drawn.get(key) != _fields(now, parts)]
    st.rerun(stale or _QUIET)


def _fields(state: ViewState, parts: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(state, part) for part in parts)


@st.fragment(key=_QUIET)
def _follow_nothing() -> None:
    return
