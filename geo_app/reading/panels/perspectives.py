"""The choice of how islands are named and lines drawn: neutrally, or as one side has it."""

from geo_app.html.elements import Html, el
from geo_app.reading.reader import Reader


def perspective_links(reader: Reader) -> Html:
    """Return a link for each perspective, and what the chosen one means."""
    chosen = reader.shown.perspective
    links = (
        el(
            "a",
            reader.read(f"perspectives/{perspective.id}.title", perspective.title),
            **reader.addresses.map_link({"perspective": perspective.id}),
            class_="chosen" if perspective.id == chosen else None,
            aria_current="true" if perspective.id == chosen else None,
        )
        for perspective in reader.catalog.perspectives.values()
    )
    record = reader.catalog.perspectives[chosen]
    heading = reader.say("perspective.title")
    caption = reader.read(f"perspectives/{record.id}.caption", record.caption)
    return el(
        "section",
        el("h2", heading),
        el("div", *links, class_="choices", role="group", aria_label=heading),
        el("p", caption, class_="muted small"),
        class_="perspectives",
    )
