"""Timeline: who held what, and what happened, beside the map on the chosen day."""

from collections.abc import Iterator, Sequence

from geo_app.html.elements import Html, el, join
from geo_app.model.events import Event
from geo_app.model.stories import Story
from geo_app.reading.charts.holders import date_rule, holders_chart, holders_table, position_percent
from geo_app.reading.notes import with_notes
from geo_app.reading.pages.explore import selection_panel
from geo_app.reading.panels.day import day_panel
from geo_app.reading.panels.day_table import day_table
from geo_app.reading.parts import page_link, passage_target
from geo_app.reading.reader import Reader


def holders_part(reader: Reader) -> Html:
    """Return who held what, as a chart and as tables."""
    chart = holders_chart(reader, _stop_lines(reader))
    return join([chart, holders_table(reader), day_table(reader)])


def day_style(reader: Reader) -> str:
    """Return the rules that mark the day in the chart, and the selected event in the list."""
    kind, identifier = reader.shown.selected
    mark = f'[data-event="{identifier}"]{{background:var(--chosen)}}' if kind == "event" else ""
    return date_rule(reader.catalog, reader.shown.date) + mark


def day_part(reader: Reader) -> Html:
    """Return what is selected, and who held what on the day."""
    panel = with_notes(reader, lambda noted: selection_panel(noted) or Html())
    return panel + with_notes(reader, day_panel, "d")


def events_head(reader: Reader) -> Html:
    """Return the heading of the events, and up to which day they were looked for."""
    head = el("h2", reader.say("timeline.events"))
    day = reader.catalog.dispute.events_searched_to
    if day is not None:
        head += el("p", reader.say("timeline.searched", date=reader.date(day)), class_="muted")
    articles = (story for story in reader.catalog.stories.values() if story.kind == "article")
    return join([head, *(_article(reader, article) for article in articles)])


def _article(reader: Reader, story: Story) -> Html:
    """Say which article is meant where the events name one."""
    title = reader.read(f"stories/{story.id}.title", story.title)
    target = passage_target(reader, story, story.passages[0])
    link = page_link(reader, "story", title, target)
    return el("p", reader.say("timeline.article"), " ", link, class_="muted")


def event_list(reader: Reader, events: Sequence[Event]) -> Html:
    """Return events in order of time, and how many they are."""
    count = reader.say("timeline.count", count=len(events))
    counted = el("p", count, class_="muted", role="status")
    return counted + el("ol", *_items(reader, events), class_="events")


def _items(reader: Reader, events: Sequence[Event]) -> Iterator[Html]:
    """Yield the events in order of time, with a mark where an article stops."""
    stops = {
        story.last_day_covered: story
        for story in reader.catalog.stories.values()
        if story.last_day_covered
    }
    for event in events:
        for day in sorted(day for day in stops if day < event.date.earliest):
            yield _stop_item(reader, stops.pop(day))
        yield _item(reader, event)


def _item(reader: Reader, event: Event) -> Html:
    day = reader.catalog.dispute.nearest_day(event.date.earliest).isoformat()
    select = f"event:{event.id}"
    link = el(
        "a",
        reader.read(f"events/{event.id}.title", event.title),
        **reader.addresses.map_link({"date": day, "select": select}),
    )
    kinds = [reader.say(f"category.{event.category}")]
    if event.article:
        kinds.append(reader.say(f"relation.{event.article}"))
    tags = join(kinds, " · ")
    when = el("span", reader.language.when(event.date, event.date_end), class_="when")
    return el("li", when, link, el("span", tags, class_="muted"), data_event=event.id)


# --- where an article stops: what lies after that day is ours -----------------------------------


def _stop_lines(reader: Reader) -> Html:
    """Return a line over the chart for each article, on the last day that it covers."""
    return join(_stop_line(reader, story) for story in reader.catalog.stories.values())


def _stop_line(reader: Reader, story: Story) -> Html | None:
    if story.last_day_covered is None:
        return None
    words = reader.say("timeline.stops.short", date=reader.date(story.last_day_covered))
    at = position_percent(reader.catalog, story.last_day_covered)
    return el("div", class_="stop-line", style=f"--at:{at:.2f}", title=words, role="img",
              aria_label=words)  # fmt: skip


def _stop_item(reader: Reader, story: Story) -> Html:
    """Return the mark in the list of events between what an article could tell and the rest."""
    day = story.last_day_covered
    words = reader.say("timeline.stops", date=reader.date(day) if day else "")
    return el("li", el("strong", words), class_="stop", data_stop=story.id)
