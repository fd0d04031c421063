"""Where an article stops on the axis of time: what lies after that day is ours."""

from geo_app.html.elements import Html, el, join
from geo_app.model.stories import Story
from geo_app.reading.charts.holders import position_percent
from geo_app.reading.reader import Reader


def stop_lines(reader: Reader) -> Html:
    """Return a line over the chart for each article, on the last day that it covers."""
    return join(_line(reader, story) for story in reader.catalog.stories.values())


def _line(reader: Reader, story: Story) -> Html | None:
    if story.last_day_covered is None:
        return None
    said = reader.say("timeline.stops.short", date=reader.date(story.last_day_covered))
    at = position_percent(reader.catalog, story.last_day_covered)
    return el("div", class_="stop-line", style=f"--at:{at:.2f}", title=said, role="img",
              aria_label=said)  # fmt: skip


def stop_item(reader: Reader, story: Story) -> Html:
    """Return the mark in the list of events between what an article could tell and the rest."""
    day = story.last_day_covered
    said = reader.say("timeline.stops", date=reader.date(day) if day else "")
    return el("li", el("strong", said), class_="stop", data_stop=story.id)
