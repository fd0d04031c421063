"""The state of one visit: the query string is its only lasting form."""

import secrets
from collections.abc import Mapping
from typing import Any

import streamlit as st

from geo_app.data.catalog import Catalog
from geo_app.reading.first import PAGE_FIRST, PAGE_LOOKS, first_view
from geo_app.reading.map_state import message_of
from geo_app.views.codec import (
    Notice,
    default_view,
    from_message,
    from_query,
    others,
    ours,
    to_query,
)
from geo_app.views.view import View

_STATE = "explorer.state"
_WRITTEN = "explorer.written"
_SAID = "explorer.said"
_PAGE = "explorer.page"
_NOTICES = "explorer.notices"
_COMMAND = "explorer.command"


def begin(catalog: Catalog, page: str) -> View:
    """Return what to show on a page that opens or runs again.

    The query string decides, unless the reader came from another page by a link that carries
    none: then what was shown there is shown here.
    """
    query = ours(st.query_params)
    before_page = st.session_state.get(_PAGE)
    came_over = before_page not in (None, page)
    st.session_state[_PAGE] = page
    if came_over and not query:
        brought: dict[str, Any] = {"look": PAGE_LOOKS.get(page)}
        if current().layers == _first_layers(catalog, str(before_page)):
            brought["layers"] = _first_layers(catalog, page)
        st.session_state[_STATE] = from_message(catalog, brought, [], current())
        write(catalog)
    elif query != st.session_state.get(_WRITTEN) or _STATE not in st.session_state:
        before = None if came_over else st.session_state.get(_STATE)
        bad: list[Notice] = []
        st.session_state[_STATE] = first_view(catalog, page, query, bad)
        st.session_state[_NOTICES] = tuple(bad)
        st.session_state[_WRITTEN] = query
        if before is not None:
            # The reader went back or forth in the browser's history: the map is already there,
            # and stays where it is looking unless something else is selected.
            command(catalog, current(), move=current().select != before.select)
    return current()


def current() -> View:
    """Return what is shown now."""
    state: View = st.session_state[_STATE]
    return state


def language(catalog: Catalog) -> str:
    """Return the id of the language that the query string asks for; without one, the last shown."""
    query = ours(st.query_params)
    if not query and _STATE in st.session_state:
        return current().lang
    return from_query(catalog, query, []).lang


def notices() -> tuple[Notice, ...]:
    """Return what could not be read from the query string with which the page was opened."""
    found: tuple[Notice, ...] = st.session_state.get(_NOTICES, ())
    return found


def change(catalog: Catalog, state: View) -> None:
    """Show another state, and write it to the query string."""
    _show(state)
    write(catalog)


def hear(catalog: Catalog, message: Mapping[str, Any] | None, *, said: bool = False) -> None:
    """Take over what the map reports; what the data does not know is left out.

    It is written to the query string when the page next listens, unless the script has said it in
    the address itself.
    """
    _show(from_message(catalog, message or {}, [], current()))
    if said:
        st.session_state[_SAID] = current()


def _show(state: View) -> None:
    st.session_state[_STATE] = state
    st.session_state[_NOTICES] = ()


def write(catalog: Catalog) -> None:
    """Write what is shown to the query string, if that says something else.

    The map's position alone is written by the script, and is newer there; so is what the reader
    scrolled past. Streamlit knows of neither: writing them again would be a step in the history.
    """
    if current() is st.session_state.get(_SAID):
        return
    query = to_query(catalog, current(), PAGE_FIRST.get(page(), {}))
    known = ours(st.query_params)
    if query | {"camera": ""} != known | {"camera": ""}:
        kept = {key: st.query_params.get_all(key) for key in others(st.query_params)}
        st.query_params.from_dict({**kept, **query})
        known = query
    st.session_state[_WRITTEN] = known


def command(catalog: Catalog, state: View, *, move: bool) -> None:
    """Tell the map on the page to show a state from its next run on.

    ``move``: whether it flies to the view, to the bounds of the passage or to the selection.
    """
    message = message_of(catalog, state)
    st.session_state[_COMMAND] = {"id": secrets.token_hex(4), "state": message, "move": move}


def page() -> str:
    """Return the name of the page that is open."""
    return str(st.session_state.get(_PAGE, ""))


def pending_command() -> dict[str, Any] | None:
    """Return the latest command; the page carries out each one once."""
    latest: dict[str, Any] | None = st.session_state.get(_COMMAND)
    return latest


def _first_layers(catalog: Catalog, page: str) -> tuple[str, ...]:
    return default_view(catalog, first=PAGE_FIRST.get(page, {})).layers
