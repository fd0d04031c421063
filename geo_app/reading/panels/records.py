"""The panels of a line and of an event."""

from geo_app.html.elements import Html, el, join
from geo_app.model.events import Event
from geo_app.model.lines import Line
from geo_app.reading.notes import cite
from geo_app.reading.parts import map_link, passages_about, unit_links
from geo_app.reading.reader import Reader
from geo_app.reading.terms import Terms
from geo_app.views.names import place_name


def line_panel(reader: Reader, line: Line) -> Html:
    """Return the panel of a boundary or of a line of control."""
    path, terms = f"lines/{line.id}", Terms(reader)
    return el(
        "article",
        reader.heading(reader.read(f"{path}.title", line.title)),
        el("p", reader.say(f"line.{line.kind}"), class_="eyebrow"),
        el("p", reader.read(f"{path}.article", line.article)),
        el("p", reader.language.period(line.start, line.end), class_="muted"),
        el(
            "p", terms.mark(reader.read(f"{path}.note", line.note)), " ", cite(reader, line.sources)
        ),
        unit_links(reader, "panel.units", line.units),
        passages_about(reader, "lines", {line.id}),
        class_="panel",
    )


def event_panel(reader: Reader, event: Event) -> Html:
    """Return the panel of an event."""
    path, terms = f"events/{event.id}", Terms(reader)
    place = reader.catalog.places[event.place]
    where = place_name(place, reader.language)
    when = reader.language.when(event.date, event.date_end)
    facts = join([when, where, reader.say(f"category.{event.category}")], " · ")
    return el(
        "article",
        reader.heading(reader.read(f"{path}.title", event.title)),
        el("p", facts, class_="eyebrow"),
        el(
            "p",
            terms.mark(reader.read(f"{path}.text", event.text)),
            " ",
            cite(reader, event.sources),
        ),
        el("p", reader.say(f"relation.{event.article}"), class_="muted") if event.article else None,
        el("p", _that_day(reader, event)),
        unit_links(reader, "panel.units", event.units),
        passages_about(reader, "events", {event.id}),
        class_="panel",
    )


def _that_day(reader: Reader, event: Event) -> Html | None:
    day = reader.catalog.dispute.nearest_day(event.date.earliest)
    if day == reader.shown.date:
        return None
    target = reader.shown.having(select=f"event:{event.id}", date=day, camera=None)
    return map_link(reader, reader.say("event.that_day", date=reader.date(day)), target)
