"""The state of one visit: the query string is its only lasting form."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

import streamlit as st

from geo_app.data.catalog import Catalog
from geo_app.model.layers import DEFAULT_LAYERS
from geo_app.ui import state as states
from geo_app.ui.state import LAB_LAYERS, Notice, ViewState
from geo_app.view.passages import bounds_of

PAGE_LAYERS = {"lab": LAB_LAYERS, "compare": LAB_LAYERS}
"""Layers shown first on pages that are about the sea."""

_STATE = "explorer.state"
_WRITTEN = "explorer.written"
_PAGE = "explorer.page"
_NOTICES = "explorer.notices"
_COMMAND = "explorer.command"


def begin(catalog: Catalog, page: str) -> ViewState:
    """Return what to show on a page that opens or runs again.

    The query string decides, unless the reader came from another page by a link that carries
    none: then what was shown there is shown here.
    """
    query = _query()
    before_page = st.session_state.get(_PAGE)
    came_over = before_page not in (None, page)
    st.session_state[_PAGE] = page
    if came_over and not query:
        if current().layers == PAGE_LAYERS.get(str(before_page), DEFAULT_LAYERS):
            st.session_state[_STATE] = replace(current(), layers=_layers())
        _write(catalog, current())
    elif query != st.session_state.get(_WRITTEN) or _STATE not in st.session_state:
        before = None if came_over else st.session_state.get(_STATE)
        st.session_state[_STATE], st.session_state[_NOTICES] = states.parse(
            catalog, query, _layers()
        )
        st.session_state[_WRITTEN] = query
        if before is not None:
            # The reader went back or forth in the browser's history: the map is already there,
            # and stays where it is looking unless something else is selected.
            command(catalog, current(), move=current().select != before.select)
    return current()


def current() -> ViewState:
    """Return what is shown now."""
    state: ViewState = st.session_state[_STATE]
    return state


def notices() -> tuple[Notice, ...]:
    """Return what could not be read from the query string with which the page was opened."""
    found: tuple[Notice, ...] = st.session_state.get(_NOTICES, ())
    return found


def change(catalog: Catalog, state: ViewState) -> None:
    """Show another state, and write it to the query string."""
    st.session_state[_STATE] = state
    st.session_state[_NOTICES] = ()
    _write(catalog, state)


def command(catalog: Catalog, state: ViewState, *, move: bool) -> None:
    """Tell the map on the page to show a state from its next run on.

    Parameters
    ----------
    catalog : Catalog
        What exists.
    state : ViewState
        What to show.
    move : bool
        Whether the map flies to the view, to the bounds of the passage or to the selection.
    """
    message = message_of(catalog, state)
    st.session_state[_COMMAND] = {"id": secrets.token_hex(4), "state": message, "move": move}


def message_of(catalog: Catalog, state: ViewState) -> dict[str, Any]:
    """Return a state as a message to the map: with the bounds of the passage that it selects."""
    message = state.as_message()
    if state.view is None:
        message.pop("view")
        bounds = bounds_of(catalog, state.select)
        if bounds:
            message["bounds"] = bounds
    return message


def page() -> str:
    """Return the name of the page that is open."""
    return str(st.session_state.get(_PAGE, ""))


def pending_command() -> dict[str, Any] | None:
    """Return the latest command; the page carries out each one once."""
    latest: dict[str, Any] | None = st.session_state.get(_COMMAND)
    return latest


def _layers() -> tuple[str, ...]:
    return PAGE_LAYERS.get(page(), DEFAULT_LAYERS)


def _query() -> dict[str, str]:
    return {key: st.query_params[key] for key in states.KEYS if key in st.query_params}


def _write(catalog: Catalog, state: ViewState) -> None:
    query = states.to_query(catalog, state, _layers())
    if query != _query():
        others = {
            key: st.query_params.get_all(key) for key in st.query_params if key not in states.KEYS
        }
        st.query_params.from_dict({**others, **query})
    st.session_state[_WRITTEN] = query
