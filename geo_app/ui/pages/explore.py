"""Explore: the map, the proposal it shows, and the panel of what is selected."""

from __future__ import annotations

import streamlit as st

from geo_app.html.elements import Html, el
from geo_app.ui.bridge import anchor, session
from geo_app.ui.bridge.follow import follow
from geo_app.ui.bridge.linked import map_beside
from geo_app.ui.notes import with_notes
from geo_app.ui.page import open_page
from geo_app.ui.panels.day import day_panel
from geo_app.ui.panels.perspectives import perspective_choice
from geo_app.ui.panels.records import event_panel, line_panel
from geo_app.ui.panels.scenario import scenario_summary
from geo_app.ui.panels.unit import unit_panel
from geo_app.ui.parts import (
    list_of,
    page_link,
    passage_label,
    section,
    select_link,
)
from geo_app.ui.reader import Reader
from geo_app.view.fields import passage_of

SHOWN = ("look", "scenario", "date", "select", "set", "cut", "rocks", "name")
"""Fields that the panel of what is shown depends on."""


def page() -> None:
    """Show the page."""
    reader = open_page("explore")
    anchor.style_reading()
    title = reader.read("dispute.title", reader.catalog.dispute.title)
    with map_beside(reader):
        st.html(el("h1", title, class_="page-title atlas"))
        follow(reader, "selection", _selection, ("date", "select"))
        follow(reader, "shown", _shown, SHOWN)
        follow(reader, "names", perspective_choice, ("perspective",))


def _selection(reader: Reader) -> None:
    panel = with_notes(reader, lambda noted: selection_panel(noted) or Html())
    if panel:
        st.html(el("p", select_link(reader.say("explore.back"), ""), class_="small") + panel)


def _shown(reader: Reader) -> None:
    shown = session.current()
    panel = day_panel if shown.look == "time" else scenario_summary
    st.html(with_notes(reader, panel, "s"))
    if not shown.select:
        st.html(_invitation(reader))


def selection_panel(reader: Reader) -> Html | None:
    """Return the panel of what is selected, if anything is."""
    kind, identifier = session.current().selected
    if kind == "unit":
        return unit_panel(reader, reader.catalog.units[identifier])
    if kind == "line":
        return line_panel(reader, reader.catalog.lines[identifier])
    if kind == "event":
        return event_panel(reader, reader.catalog.events[identifier])
    return _passage(reader)


def _passage(reader: Reader) -> Html | None:
    found = passage_of(reader.catalog, session.current().select)
    if found is None:
        return None
    story, passage = found
    path = f"stories/{story.id}.passages.{passage.id}"
    link = page_link(reader, "story", reader.say("story.read"), session.current())
    return el(
        "article",
        el("h2", passage_label(reader, story, passage)),
        el("p", reader.read(f"{path}.text", passage.text)),
        el("p", link),
        class_="panel",
    )


def _invitation(reader: Reader) -> Html:
    units = [unit for unit in reader.catalog.units.values() if unit.reference]
    shown = [unit for unit in units if unit.parent not in {other.id for other in units}]
    links = (select_link(reader.unit_name(unit), f"unit:{unit.id}") for unit in shown)
    heading = reader.say("explore.invitation.heading")
    text = el("p", reader.say("explore.invitation.text"))
    return section(heading, text, list_of(links, class_="links"), level=2, class_="panel")
