"""About: what this is, how to read it, what it rests on, where it ends."""

from geo_app.html.elements import Html, el
from geo_app.reading.parts import page_link
from geo_app.reading.reader import Reader

PARTS = ("what", "neutral", "read", "limits", "privacy", "licences")


def about_page(reader: Reader) -> Html:
    """Return the page."""
    title = reader.read("dispute.title", reader.catalog.dispute.title)
    subtitle = reader.read("dispute.subtitle", reader.catalog.dispute.subtitle)
    head = el("header", el("h1", title, class_="page-title"), el("p", subtitle, class_="lead"))
    parts = (_part(reader, part) for part in PARTS)
    return el("div", head, *parts, _sources(reader), class_="sheet prose")


def _part(reader: Reader, part: str) -> Html:
    slots = {
        "version": reader.catalog.dispute.version,
        "as_of": reader.date(reader.catalog.dispute.as_of),
    }
    paragraphs = reader.say(f"about.{part}.text", **slots).split("\n")
    texts = (el("p", paragraph) for paragraph in paragraphs if paragraph.strip())
    return el("section", el("h2", reader.say(f"about.{part}.heading")), *texts)


def _sources(reader: Reader) -> Html:
    lead = reader.say("about.sources.text", count=len(reader.catalog.sources))
    link = page_link(reader, "sources", reader.say("page.sources"), reader.shown)
    heading = el("h2", reader.say("about.sources.heading"))
    return el("section", heading, el("p", lead, " ", link), id="sources")
