"""Positions: what each side says, topic by topic, and how each reads the legal texts."""

from geo_app.html.elements import Html, el, join
from geo_app.model.positions import LegalText, Position, Topic
from geo_app.reading.notes import cite
from geo_app.reading.parts import contents, page_link
from geo_app.reading.reader import Reader
from geo_app.reading.terms import Terms


def positions_page(reader: Reader) -> Html:
    """Return the page."""
    terms = Terms(reader)
    return el(
        "div",
        el("h1", reader.say("page.positions"), class_="page-title"),
        el("p", reader.say("positions.lead"), class_="lead"),
        _contents(reader),
        *(_topic(reader, terms, topic) for topic in reader.catalog.topics.values()),
        _legal_texts(reader, terms),
        class_="sheet",
    )


def _contents(reader: Reader) -> Html:
    topics = [
        el("a", reader.read(f"topics/{topic.id}.title", topic.title), href=f"#topic-{topic.id}")
        for topic in reader.catalog.topics.values()
    ]
    laws = el("a", reader.say("positions.laws"), href="#legal-texts")
    return contents(reader.say("positions.contents"), [*topics, laws])


def _topic(reader: Reader, terms: Terms, topic: Topic) -> Html:
    positions = [one for one in reader.catalog.positions.values() if one.topic == topic.id]
    voices = reader.catalog.voices.values()
    columns = [voice.id for voice in voices if voice.own_column]
    by_voice = {voice: [one for one in positions if one.side == voice] for voice in columns}
    cells = [_side(reader, terms, ones, voice) for voice, ones in by_voice.items() if ones]
    if others := [one for one in positions if one.side not in columns]:
        cells.append(_others(reader, terms, others))
    return el(
        "section",
        el("h2", reader.read(f"topics/{topic.id}.title", topic.title)),
        el("div", *cells, class_="sides all"),
        id=f"topic-{topic.id}",
    )


def _side(reader: Reader, terms: Terms, positions: list[Position], voice: str) -> Html:
    statements = (_position(reader, terms, position) for position in positions)
    return el("div", el("h3", voice_name(reader, voice)), *statements, class_="side")


def _others(reader: Reader, terms: Terms, positions: list[Position]) -> Html:
    statements = (
        join([el("h3", voice_name(reader, position.side)), _position(reader, terms, position)])
        for position in positions
    )
    return el("div", *statements, class_="side")


def _position(reader: Reader, terms: Terms, position: Position) -> Html:
    path = f"positions/{position.id}"
    statement = terms.mark(reader.read(f"{path}.statement", position.statement))
    when = reader.language.when(position.date, position.date_end) if position.date else None
    contest = (
        terms.mark(reader.read(f"{path}.contest", position.contest)) if position.contest else None
    )
    return el(
        "div",
        el("p", statement),
        el("p", when, " ", cite(reader, position.sources), class_="when"),
        _contested(reader, contest),
        id=f"position-{position.id}",
    )


def _contested(reader: Reader, contest: str | None) -> Html | None:
    label = el("strong", reader.say("positions.contested"), " ")
    return el("p", label, contest, class_="contest") if contest else None


def voice_name(reader: Reader, voice: str) -> str:
    """Return the name of somebody whose positions are recorded."""
    return reader.read(f"voices/{voice}.name", reader.catalog.voices[voice].name)


def _legal_texts(reader: Reader, terms: Terms) -> Html:
    return el(
        "section",
        el("h2", reader.say("positions.laws")),
        el("p", reader.say("positions.laws.lead")),
        *(_legal_text(reader, terms, law) for law in reader.catalog.legal_texts.values()),
        id="legal-texts",
    )


def _legal_text(reader: Reader, terms: Terms, law: LegalText) -> Html:
    path = f"legal_texts/{law.id}"
    article = reader.read(f"{path}.article", law.article) if law.article else None
    head = join([reader.date(law.date), article], ", ") if article else reader.date(law.date)
    says = terms.mark(reader.read(f"{path}.says", law.says))
    readings = (
        el(
            "div",
            el("h4", voice_name(reader, reading.side)),
            el("p", terms.mark(reader.read(f"{path}.readings.{index}.text", reading.text))),
            el("p", cite(reader, reading.sources), class_="when"),
            class_="side",
        )
        for index, reading in enumerate(law.readings)
    )
    contest = reader.read(f"{path}.contest", law.contest) if law.contest else None
    return el(
        "article",
        el("h3", reader.read(f"{path}.title", law.title)),
        el("p", head, _map_link(reader, law), class_="eyebrow"),
        el("p", says, " ", cite(reader, law.sources)),
        _contested(reader, contest),
        el("div", *readings, class_="sides"),
        class_="law",
        id=f"law-{law.id}",
    )


def _map_link(reader: Reader, law: LegalText) -> Html | None:
    if law.event is None:
        return None
    event = reader.catalog.events[law.event]
    day = reader.catalog.dispute.nearest_day(event.date.earliest)
    target = reader.shown.having(select=f"event:{event.id}", date=day, camera=None)
    return join([" · ", page_link(reader, "explore", reader.say("positions.on_map"), target)])
