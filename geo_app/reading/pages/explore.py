"""Explore: the map, the proposal it shows, and the panel of what is selected."""

from geo_app.html.elements import Html, el
from geo_app.reading.notes import with_notes
from geo_app.reading.panels.day import day_panel
from geo_app.reading.panels.records import event_panel, line_panel
from geo_app.reading.panels.scenario import scenario_summary
from geo_app.reading.panels.unit import unit_panel
from geo_app.reading.parts import (
    list_of,
    page_link,
    passage_label,
    section,
    select_link,
)
from geo_app.reading.reader import Reader
from geo_app.views.fields import passage_of
from geo_app.views.words import short_title


def explore_head(reader: Reader) -> Html:
    """Return the title of the whole."""
    return el("h1", short_title(reader.catalog, reader.language), class_="page-title atlas")


def selection_part(reader: Reader) -> Html:
    """Return the panel of what is selected, with the way back from it; empty where nothing is."""
    panel = with_notes(reader, lambda noted: selection_panel(noted) or Html())
    if not panel:
        return panel
    back = select_link(reader, reader.say("explore.back"), "")
    return el("p", back, class_="small") + panel


def shown_part(reader: Reader) -> Html:
    """Return the panel of the day or of the proposal that is shown."""
    panel = day_panel if reader.shown.look == "time" else scenario_summary
    shown = with_notes(reader, panel, "s")
    return shown if reader.shown.select else shown + _invitation(reader)


def selection_panel(reader: Reader) -> Html | None:
    """Return the panel of what is selected, if anything is."""
    kind, identifier = reader.shown.selected
    if kind == "unit":
        return unit_panel(reader, reader.catalog.units[identifier])
    if kind == "line":
        return line_panel(reader, reader.catalog.lines[identifier])
    if kind == "event":
        return event_panel(reader, reader.catalog.events[identifier])
    return _passage(reader)


def _passage(reader: Reader) -> Html | None:
    selected = passage_of(reader.catalog, reader.shown.select)
    if selected is None:
        return None
    story, passage = selected
    path = f"stories/{story.id}.passages.{passage.id}"
    link = page_link(reader, "story", reader.say("story.read"), reader.shown)
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
    links = (select_link(reader, reader.unit_name(unit.id), f"unit:{unit.id}") for unit in shown)
    heading = reader.say("explore.invitation.heading")
    text = el("p", reader.say("explore.invitation.text"))
    return section(el("h2", heading), text, list_of(links, class_="links"), class_="panel")
