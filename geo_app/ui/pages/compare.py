"""Compare: two proposals or days, on maps that move together, and in figures.

The maps stand side by side, or one lies over the other and the reader moves the line between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from geo_app.data.catalog import Catalog
from geo_app.engine.land.control import control_changes, parse_day
from geo_app.errors import BadDateError
from geo_app.html.elements import Html, el
from geo_app.ui.bridge import session
from geo_app.ui.bridge.map_frame import framed_address
from geo_app.ui.charts.shares import share_bars, share_chart
from geo_app.ui.page import notice_html, open_page
from geo_app.ui.pages.lab import honesty
from geo_app.ui.panels.figures_table import difference_table
from geo_app.ui.panels.outlook import Outlook, outlook_of, scenario_outlook
from geo_app.ui.reader import Reader
from geo_app.ui.scripts import script
from geo_app.view.codec import Notice, from_message, proposal_view
from geo_app.view.summary import summarise
from geo_app.view.view import FrameOptions, View, allocation

SIDES = ("a", "b")
"""Keys of the query string: a proposal each, a day, or what the reader has made."""

OWN = "own"
"""Stands for the allocation that the other keys of the query string describe."""

TOGETHER = ("layers", "perspective", "rocks")
"""What both maps show alike."""

WORDS = ("beside", "swipe", "layout", "line", "left", "right")
"""Words of the head over the maps."""

_KEY = "compare"

_LAYOUT = """
<div class="compare-head">
  <select></select>
  <div role="group" class="choices">
    <button data-lay="beside"></button><button data-lay="swipe"></button>
  </div>
  <select></select>
</div>
<div class="compare-maps">
  <div data-side="0"></div><div data-side="1"></div><span class="compare-line"></span>
  <input type="range" min="0" max="100" value="50">
</div>
"""

_frames = component(
    "dispute_explorer.compare_frames",
    html=_LAYOUT,
    js=script("compare_frames"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Side:
    """One of the two: what it shows, what it is called, and its figures."""

    shown: View
    title: str
    outlook: Outlook


def page() -> None:
    """Show the page."""
    reader = open_page("compare")
    chosen, notices = chosen_sides(reader.catalog)
    for notice in notices:
        st.html(notice_html(reader, notice))
    sides = [_side(reader, name) for name in chosen]
    st.html(_head(reader))
    _show_maps(reader, chosen, sides)
    st.html(_shares(reader, sides))
    st.html(el("div", _figures(reader, sides), _chart(reader), class_="sheet"))


def chosen_sides(catalog: Catalog) -> tuple[list[str], list[Notice]]:
    """Read which two are compared: what is held now, and what is shown, unless said otherwise."""
    names: list[str] = []
    notices: list[Notice] = []
    for key, default in zip(SIDES, (catalog.dispute.status_quo, OWN), strict=True):
        name = st.query_params.get(key, default)
        if name != OWN and name not in catalog.scenarios and not _is_day(catalog, name):
            notices.append(Notice("scenario", name, (OWN, *catalog.scenarios)))
            name = default
        shown = session.current()
        if name == OWN and not shown.is_custom:
            name = shown.date.isoformat() if shown.look == "time" else shown.scenario
        names.append(name)
    return names, notices


def _is_day(catalog: Catalog, name: str) -> bool:
    try:
        parse_day(catalog.dispute, name)
    except BadDateError:
        return False
    return True


def _side(reader: Reader, name: str) -> Side:
    catalog, shown = reader.catalog, session.current()
    if name in catalog.scenarios:
        shown = proposal_view(catalog, shown, name)
    elif name != OWN:
        shown = from_message(catalog, {"look": "time", "date": name}, [], shown)
    shown = shown.having(select="")
    outlook = outlook_of(catalog, allocation(catalog, shown), shown.rocks)
    return Side(shown, summarise(catalog, shown).title, outlook)


def _head(reader: Reader) -> Html:
    return el(
        "header",
        el("h1", reader.say("page.compare"), class_="page-title"),
        el("p", reader.say("compare.lead"), class_="small muted"),
    )


def _shares(reader: Reader, sides: list[Side]) -> Html:
    columns = (el("div", el("h2", side.title), share_bars(reader, side.outlook)) for side in sides)
    return el("div", *columns, class_="compare-titles")


def _choices(reader: Reader, chosen: list[str], sides: list[Side]) -> list[dict[str, Any]]:
    """Return what each side can show, in groups: proposals, days, and what else stands there."""
    catalog = reader.catalog
    days = {day.isoformat(): reader.date(day) for day in control_changes(catalog)}
    days |= {catalog.dispute.as_of.isoformat(): reader.date(catalog.dispute.as_of)}
    titles = {name: reader.scenario_title(name) for name in catalog.scenarios}
    if session.current().is_custom:
        titles[OWN] = summarise(catalog, session.current()).title
    for name, side in zip(chosen, sides, strict=True):
        if side.shown.look == "time":
            days[name] = reader.date(side.shown.date)
        else:
            titles[name] = side.title
    groups = (("proposals", titles), ("time", dict(sorted(days.items()))))
    return [
        {
            "title": reader.say(f"map.look.{look}"),
            "options": [{"value": name, "label": label} for name, label in labels.items()],
        }
        for look, labels in groups
    ]


def _show_maps(reader: Reader, chosen: list[str], sides: list[Side]) -> None:
    labels = [reader.say("compare.map", title=side.title) for side in sides]
    frame = FrameOptions(beside=True)
    _frames(
        key=_KEY,
        data={
            "page": session.page(),
            "choices": _choices(reader, chosen, sides),
            "chosen": chosen,
            "layout": st.query_params.get("layout", ""),
            "words": {name: reader.say(f"compare.{name}") for name in WORDS},
            "sources": [framed_address(reader.catalog, side.shown, frame) for side in sides],
            "titles": labels,
            "count": _last_heard().get("count", 0),
            "sides": [session.message_of(reader.catalog, side.shown) for side in sides],
        },
        on_heard_change=lambda: _heard(reader.catalog),
    )


def _last_heard() -> dict[str, Any]:
    return (st.session_state.get(_KEY) or {}).get("heard") or {}


def _heard(catalog: Catalog) -> None:
    """Take over what the reader chose in one of the maps, or above it."""
    heard = _last_heard()
    told = heard.get("state") or {}
    both = {key: told[key] for key in TOGETHER if key in told}
    name = heard.get("chosen")
    if heard.get("cause") in ("look", "scenario", "date"):
        name = told["date"] if told["look"] == "time" else told["scenario"]
    if name:
        st.query_params[SIDES[int(heard["side"])]] = name
    session.hear(catalog, both)


def _chart(reader: Reader) -> Html:
    catalog = reader.catalog
    reference = reader.read("dispute.reference_name", catalog.dispute.reference_name)
    rocks = session.current().rocks
    usual = {
        reader.scenario_title(name): scenario_outlook(catalog, name, rocks)
        for name in catalog.dispute.quick_scenarios
    }
    return el(
        "section",
        el("h2", reader.say("compare.chart", reference=reference)),
        el("p", reader.say("compare.usual")),
        share_chart(reader, usual),
    )


def _figures(reader: Reader, sides: list[Side]) -> Html:
    first, second = sides
    table = difference_table(reader, first.outlook, second.outlook, (first.title, second.title))
    return el("section", el("h2", reader.say("compare.table")), honesty(reader), table)
