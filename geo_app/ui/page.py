"""What every page begins with: style, language, links, what could not be read of the address."""

from typing import Any

import streamlit as st

from geo_app.data import catalog as load_cached
from geo_app.html.elements import Html, el, join, raw
from geo_app.reading.addresses import PAGES
from geo_app.reading.reader import Reader
from geo_app.reading.search import search_field
from geo_app.reading.style import SHEETS, page_style, party_style
from geo_app.server.routes import search_address, sources_address
from geo_app.ui.bridge import session
from geo_app.ui.bridge.page_head import title_of
from geo_app.ui.navigation import switch
from geo_app.ui.scripts import scripted
from geo_app.views.codec import Notice

STYLE = raw("style", page_style())
FEW = 12
"""How many notices are shown, and valid choices in one; more choices stand behind a disclosure."""

_FRAME = "page"
_ASKED = "explorer.asked"

PARTLY = ("set", "cut")
"""Values of which only the bad part is left out."""

_frame = scripted("page_frame")
_anchor = scripted("anchor")


def open_page(name: str) -> Reader:
    """Open a page: read the state, follow a link to another page, show what all pages share.

    Parameters
    ----------
    name : str
        One of ``addresses.PAGES``.
    """
    catalog = load_cached()
    shown = session.begin(catalog, name)
    reader = Reader(catalog, catalog.language(shown.lang), shown, name)
    st.set_page_config(page_title=title_of(catalog, name, shown.lang))
    st.html(STYLE)
    st.html(raw("style", party_style(catalog)))

    def asked_for() -> dict[str, Any]:
        return (st.session_state.get(_FRAME) or {}).get("asked") or {}

    def on_asked() -> None:
        asked = asked_for()
        st.session_state[_ASKED] = asked.get("count")
        if "page" in asked:
            switch(str(asked["page"]), dict(asked.get("query") or {}))
        session.hear(catalog, asked.get("state"))

    _frame(
        key=_FRAME,
        data={
            "page": name,
            "path": "" if name == PAGES[0] else name,
            "lang": shown.lang,
            "sources": sources_address(catalog),
            "grades": reader.say("panel.grades"),
            "menu": reader.say("page.menu"),
            "skip": reader.say("site.skip"),
            "lost": reader.say("page.lost"),
        },
        on_asked_change=on_asked,
    )
    if asked_for().get("count") != st.session_state.get(_ASKED):
        # A server that was started anew hears of it before it knows whom to call.
        on_asked()
        st.rerun()
    session.write(catalog)
    st.html(_tools(reader, name))
    # An address may hold a thousand faults; who made it by hand made few.
    for notice in session.notices()[:FEW]:
        st.html(notice_html(reader, notice))
    return reader


def style_reading() -> None:
    """Load the style of the pages to read."""
    st.html(SHEETS[1])


def arrive() -> None:
    """Scroll to the place that the address names, once it is there; to be called last."""
    with st.container(key="hidden-anchor"):
        _anchor(key="anchor")


def nothing(reader: Reader, page: str) -> Html:
    """Return what a page shows that the data has nothing for; the menu leaves it out."""
    head = el("h1", reader.say(f"page.{page}"), class_="page-title")
    return el("div", head, el("p", reader.say("page.empty")), class_="sheet prose")


def notice_html(reader: Reader, notice: Notice) -> Html:
    """Say which value of the address could not be used, what would be, and what is shown."""
    words = el("strong", reader.say(f"notice.{notice.key}", value=notice.value))
    choices: Html | None = None
    if notice.key == "date" and notice.choices:
        first, last = notice.choices
        choices = el("span", reader.say("notice.date.choices", first=first, last=last))
    elif notice.choices:
        listed = join((_choice(reader, notice.key, choice) for choice in notice.choices), " ")
        label = reader.say("notice.choices")
        if len(notice.choices) > FEW:
            choices = el("details", el("summary", label), el("p", listed))
        else:
            choices = el("span", label, ": ", listed)
    rest = "notice.left_out" if notice.key in PARTLY else "notice.default"
    shown = el("span", reader.say(rest))
    return el("div", join([words, shown, choices], " "), class_="notice", role="status")


def _choice(reader: Reader, key: str, choice: str) -> Html:
    """Name a valid value as an address has it, a layer also as the map calls it."""
    grounds = {ground.id: ground.title for ground in reader.catalog.dispute.base_maps}
    if key != "layers":
        return el("code", choice)
    return el(
        "span", el("code", choice), " ", grounds.get(choice) or reader.say(f"map.layers.{choice}")
    )


def _tools(reader: Reader, page: str) -> Html:
    """Return what stands in the head of a page: search and languages."""
    search = search_field(reader.language, search_address(reader.catalog, reader.language.code))
    languages = _language_links(reader, page) if len(reader.catalog.languages) > 1 else None
    return el("div", search, languages, class_="tools")


def _language_links(reader: Reader, page: str) -> Html:
    links = (
        el(
            "a",
            language.name,
            href=reader.addresses.page(page, {"lang": code}),
            lang=code,
            data_language="" if code == reader.catalog.dispute.languages[0] else code,
            aria_current="true" if code == reader.language.code else None,
        )
        for code, language in reader.catalog.languages.items()
    )
    return el("nav", *links, class_="languages", aria_label=reader.say("language.choose"))
