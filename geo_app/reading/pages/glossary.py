"""Glossary: words with a meaning of their own here, and words to avoid."""

from geo_app.html.elements import Html, el, join
from geo_app.model.glossary import Pitfall, Term, Usage
from geo_app.reading.notes import cite
from geo_app.reading.pages.positions import voice_name
from geo_app.reading.parts import contents
from geo_app.reading.reader import Reader


def glossary_page(reader: Reader) -> Html:
    """Return the page."""
    catalog = reader.catalog
    return el(
        "div",
        el("h1", reader.say("page.glossary"), class_="page-title"),
        el("p", reader.say("glossary.lead"), class_="lead"),
        _contents(reader),
        *(_term(reader, term) for term in catalog.glossary.values()),
        el("h2", reader.say("glossary.pitfalls"), id="pitfalls"),
        el("p", reader.say("glossary.pitfalls.lead")),
        *(_pitfall(reader, pitfall) for pitfall in catalog.pitfalls.values()),
        class_="sheet prose",
    )


def term_name(reader: Reader, term: Term) -> str:
    """Return a term as its entry is headed."""
    return reader.read(f"glossary/{term.id}.term", term.term)


def _contents(reader: Reader) -> Html:
    links = [
        el("a", term_name(reader, term), href=f"#term-{term.id}")
        for term in reader.catalog.glossary.values()
    ]
    links.append(el("a", reader.say("glossary.pitfalls"), href="#pitfalls"))
    return contents(reader.say("glossary.contents"), links)


def _term(reader: Reader, term: Term) -> Html:
    path = f"glossary/{term.id}"
    why = el("strong", reader.say("glossary.why"), " ")
    usages = [_usage(reader, path, index, one) for index, one in enumerate(term.usages)]
    return el(
        "article",
        el("h2", term_name(reader, term)),
        el("p", reader.read(f"{path}.definition", term.definition), " ",
           cite(reader, term.sources)),
        el("p", why, reader.read(f"{path}.why", term.why)),
        el("dl", *usages) if usages else None,
        _see(reader, term),
        class_="entry",
        id=f"term-{term.id}",
    )  # fmt: skip


def _usage(reader: Reader, path: str, index: int, usage: Usage) -> Html:
    side = voice_name(reader, usage.side) if usage.side else reader.say("glossary.used")
    text = reader.read(f"{path}.usages.{index}.text", usage.text)
    return join([el("dt", side), el("dd", text, " ", cite(reader, usage.sources))])


def _see(reader: Reader, term: Term) -> Html | None:
    if not term.see:
        return None
    links = (
        el("a", term_name(reader, reader.catalog.glossary[other]), href=f"#term-{other}")
        for other in term.see
    )
    return el("p", reader.say("glossary.see"), " ", join(links, " · "), class_="small")


def _pitfall(reader: Reader, pitfall: Pitfall) -> Html:
    path = f"pitfalls/{pitfall.id}"
    rows = (
        join(
            [el("dt", reader.say(f"glossary.{key}")), el("dd", reader.read(f"{path}.{key}", text))]
        )
        for key, text in (("use", pitfall.use), ("reason", pitfall.reason))
    )
    return el(
        "article",
        el("h3", reader.read(f"{path}.avoid", pitfall.avoid)),
        el("dl", *rows),
        el("p", cite(reader, pitfall.sources)),
        class_="entry",
        id=f"pitfall-{pitfall.id}",
    )
