"""Story: a text read in passages beside the map that each of them moves."""

from geo_app.html.elements import Html, el, join
from geo_app.model.stories import Claim, Passage, Story
from geo_app.reading.notes import cite, with_notes
from geo_app.reading.panels.reading_mode import DEFAULT, given_dates, target
from geo_app.reading.parts import (
    list_of,
    map_link,
    page_link,
    passage_label,
    passage_target,
    select_link,
)
from geo_app.reading.reader import Reader
from geo_app.reading.terms import Terms


def story_head(
    reader: Reader, story: Story, chosen: Passage | None, reading: str = DEFAULT
) -> Html:
    """Return title, choice of the story, what it is, and the numbers of its passages."""
    return el(
        "header",
        el("h1", reader.read(f"stories/{story.id}.title", story.title), class_="page-title"),
        _story_links(reader, story),
        _about(reader, story),
        _contents(reader, story, chosen, reading),
    )


def story_text(reader: Reader, story: Story, reading: str = DEFAULT) -> Html:
    """Return all passages, with the documents that they cite."""
    return with_notes(reader, lambda noted: _text(noted, story, reading))


def story_end(reader: Reader, story: Story) -> Html:
    """Say that the text is over, and where to go on with what is shown."""
    others = [other for other in reader.catalog.stories.values() if other is not story]
    links = [
        map_link(
            reader,
            reader.read(f"stories/{other.id}.title", other.title),
            passage_target(reader, other, other.passages[0]),
        )
        for other in others
    ]
    plain = reader.shown.having(select="", camera=None)
    links += [
        page_link(reader, page, reader.say(f"page.{page}"), plain)
        for page in ("scenarios", "explore")
    ]
    return el("footer", el("p", reader.say("story.end")), list_of(links, class_="links"))


def back_link(reader: Reader, story: Story, chosen: Passage, reading: str) -> Html:
    """Return the way back to the passage that was read."""
    label = reader.say("story.back", passage=passage_label(reader, story, chosen))
    return el("p", map_link(reader, label, target(reader, story, chosen, reading)))


def _story_links(reader: Reader, shown: Story) -> Html | None:
    if len(reader.catalog.stories) < 2:
        return None
    links = (
        map_link(
            reader,
            reader.say(f"story.kind.{story.kind}"),
            passage_target(reader, story, story.passages[0]),
            class_="chosen" if story is shown else "",
        )
        for story in reader.catalog.stories.values()
    )
    return el("nav", *links, class_="choices", aria_label=reader.say("story.choose"))


def _about(reader: Reader, story: Story) -> Html:
    source = reader.catalog.sources[story.source]
    cited = join([story.author, source.citation], ". ")
    return el(
        "details",
        el("summary", reader.say("story.about")),
        el("p", reader.read(f"stories/{story.id}.summary", story.summary)),
        el("p", cited, class_="muted") if story.kind == "article" else None,
    )


def _contents(reader: Reader, story: Story, chosen: Passage | None, reading: str) -> Html:
    links = (
        map_link(
            reader,
            passage.id,
            target(reader, story, passage, reading),
            class_="chosen" if passage is chosen else "",
        )
        for passage in story.passages
    )
    return el("nav", *links, class_="numbers", aria_label=reader.say("story.passages"))


def _text(reader: Reader, story: Story, reading: str) -> Html:
    terms = Terms(reader)
    return join(_passage(reader, story, passage, terms, reading) for passage in story.passages)


def _passage(reader: Reader, story: Story, passage: Passage, terms: Terms, reading: str) -> Html:
    path = f"stories/{story.id}.passages.{passage.id}"
    whole = reader.say("story.whole")
    text = el("p", terms.mark(reader.read(f"{path}.text", passage.text)), class_="said")
    return el(
        "article",
        el("p", reader.say("story.number", number=passage.id), class_="eyebrow"),
        el("h2", reader.read(f"{path}.heading", passage.heading)),
        text if story.kind == "tour" or reading != "record" else None,
        _added(reader, path, passage, terms) if reading != "article" else None,
        _claims(reader, story, path, passage, reading),
        _notes(reader, story, passage),
        _speaks_of(reader, passage),
        el(
            "p",
            page_link(reader, "explore", whole, target(reader, story, passage, reading)),
            class_="small",
        ),
        class_="panel passage",
        id=f"passage-{passage.id}",
        data_passage=story.select(passage),
    )


def _added(reader: Reader, path: str, passage: Passage, terms: Terms) -> Html | None:
    if not passage.added:
        return None
    label = el("p", reader.say("story.added"), class_="eyebrow")
    added = terms.mark(reader.read(f"{path}.added", passage.added))
    text = el("p", added, " ", cite(reader, passage.sources))
    return el("div", label, text, class_="added")


def story_steps(
    reader: Reader, story: Story, chosen: Passage | None, reading: str = DEFAULT
) -> Html:
    """Return the ways to the passages before and after; to the first where none is read yet."""
    ways = [("story.begin", 0)]
    if chosen:
        index = story.passages.index(chosen)
        ways = [("story.previous", index - 1), ("story.next", index + 1)]
    links: list[Html] = []
    for key, other in ways:
        if 0 <= other < len(story.passages):
            goal = target(reader, story, story.passages[other], reading)
            links.append(map_link(reader, reader.say(key), goal, class_="step"))
    return el("nav", *links, class_="steps", aria_label=reader.say("story.steps"))


def _claims(reader: Reader, story: Story, path: str, passage: Passage, reading: str) -> Html | None:
    if not passage.claims:
        return None
    items = (_claim(reader, path, claim, reading) for claim in passage.claims)
    heading = el("summary", reader.say("story.claims", count=len(passage.claims)))
    data = el(
        "a", reader.say("story.claims_data"), href=reader.addresses.claims(story.id), class_="small"
    )
    return el("details", heading, list_of(items, class_="claims"), el("p", data), open=True)


def _claim(reader: Reader, path: str, claim: Claim, reading: str) -> Html:
    inside = f"{path}.claims.{claim.id}"
    number = el("span", claim.id, class_="muted")
    verdict = el("span", reader.say(f"verdict.{claim.verdict}"), class_=f"verdict {claim.verdict}")
    says = reader.read(f"{inside}.paraphrase", claim.paraphrase)
    record = join([reader.read(f"{inside}.record", claim.record), " ", cite(reader, claim.sources)])
    dates = given_dates(reader, claim, reading)
    if reading == "article":
        return join([el("p", number, " ", says), dates])
    if reading == "record":
        return join([el("p", number, " ", verdict, " ", record), dates])
    return join([el("p", number, " ", verdict, " ", says), dates, el("p", record, class_="record")])


def _notes(reader: Reader, story: Story, passage: Passage) -> Html | None:
    notes = [note for note in story.notes if note.number in passage.notes]
    if not notes:
        return None
    path = f"stories/{story.id}.notes"
    items = (
        join(
            [
                el("strong", reader.say("story.note", number=str(note.number)), " "),
                reader.read(f"{path}.{story.notes.index(note)}.reference", note.reference),
                " ",
                el("span", reader.read(f"{path}.{story.notes.index(note)}.check", note.check)),
                " ",
                cite(reader, note.sources),
            ]
        )
        for note in notes
    )
    return el("details", el("summary", reader.say("story.notes")), list_of(items, class_="plain"))


def _speaks_of(reader: Reader, passage: Passage) -> Html | None:
    catalog = reader.catalog
    selections = [(f"unit:{key}", reader.unit_name(key)) for key in passage.units]
    for kind, keys in (("line", passage.lines), ("event", passage.events)):
        records = getattr(catalog, f"{kind}s")
        for key in keys:
            title = reader.read(f"{kind}s/{key}.title", records[key].title)
            selections.append((f"{kind}:{key}", title))
    if not selections:
        return None
    links = (select_link(reader, label, select) for select, label in selections)
    heading = el("summary", reader.say("story.speaks_of"))
    return el("details", heading, list_of(links, class_="links"))
