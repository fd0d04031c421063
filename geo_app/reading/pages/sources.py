"""Sources: every document and data file, how far it is trusted, and what rests on it."""

from collections import Counter
from collections.abc import Sequence

from geo_app.html.elements import Html, el, join
from geo_app.model.sources import Source
from geo_app.reading.parts import list_of, passage_label
from geo_app.reading.reader import Reader
from geo_app.reading.source_uses import Use, uses_of
from geo_app.views.codec import default_view, to_query
from geo_app.views.words import source_names

_PLACES = {
    "proposals": ("scenarios", ""),
    "positions": ("positions", "position"),
    "legal_texts": ("positions", "law"),
    "subjects": ("subjects", ""),
    "glossary": ("glossary", "term"),
    "pitfalls": ("glossary", "pitfall"),
}
"""Page of a folder's records, and how anchors on it begin; all others are on the map."""
_TITLES = {"glossary": "term", "pitfalls": "avoid", "places": "name"}
"""What names a record where it has no title."""


def sources_head(reader: Reader) -> Html:
    """Return what stands above the list."""
    lead = reader.say("sources.lead", count=len(reader.catalog.sources))
    return el(
        "div",
        el("h1", reader.say("page.sources"), class_="page-title"),
        el("p", lead, class_="lead"),
        class_="sheet prose",
    )


def source_list(reader: Reader, found: Sequence[Source]) -> Html:
    """Return some of the sources, and how many they are."""
    count = reader.say("sources.count", count=len(found))
    return el(
        "div",
        el("p", count, class_="muted", role="status"),
        *(source_entry(reader, source) for source in found),
        class_="sheet prose",
    )


def sorted_sources(reader: Reader) -> list[Source]:
    """Return all sources, by who published them."""
    return sorted(
        reader.catalog.sources.values(),
        key=lambda source: (source.producer.casefold(), source.title.casefold()),
    )


def source_entry(reader: Reader, source: Source) -> Html:
    """Return what is known of a source, and what rests on it."""
    uses = uses_of(reader.catalog).get(source.id, ())
    producer, name = source_names(reader.catalog, reader.language, source)
    title = (
        el("a", name, href=source.address, target="_blank", rel="noopener noreferrer")
        if source.address
        else join([name])
    )
    details = [reader.say(f"source.{source.kind}")]
    details += [reader.date(source.published)] if source.published else []
    details += [reader.listed(reader.language.locale.languages.get(c, c) for c in source.languages)]
    if source.licence:
        details.append(
            reader.say("sources.licence", licence=reader.language.phrase(source.licence))
        )
    if source.read:
        details.append(reader.say("sources.read", date=reader.date(source.read)))
    return el(
        "article",
        reader.heading(title),
        el("p", producer),
        el("p", join(details, " · "), class_="muted small"),
        el("p", reader.read(f"sources/{source.id}.note", source.note), class_="small")
        if source.note
        else None,
        _uses(reader, uses),
        class_="entry",
        id=f"source-{source.id}",
    )


def _uses(reader: Reader, uses: tuple[Use, ...]) -> Html:
    if not uses:
        return el("p", reader.say("sources.unused"), class_="small muted")
    grades = Counter(grade for use in uses for grade in use.grades)
    counted = reader.language.enumerated(
        reader.say("sources.grade", grade=grade, count=grades[grade]) for grade in sorted(grades)
    )
    summary = reader.say("sources.uses", count=len(uses), grades=counted)
    links = (join([_link(reader, use), f" ({', '.join(use.grades)})"]) for use in uses)
    return el("details", el("summary", summary), list_of(links, class_="uses"))


def _link(reader: Reader, use: Use) -> Html:
    label, page_name, query, place = _target(reader, use)
    default = default_view(reader.catalog).having(lang=reader.shown.lang)
    full = {**query, **to_query(reader.catalog, default)}
    return el("a", label, href=reader.addresses.page(page_name, full, place))


def _target(reader: Reader, use: Use) -> tuple[str, str, dict[str, str], str]:
    """Return what a use is called, its page, its query and its place on the page."""
    catalog, name = reader.catalog, use.identifier
    if use.folder == "stories":
        return _story_target(reader, name)
    if use.folder == "units":
        return reader.unit_name(name), "explore", {"select": f"unit:{name}"}, ""
    if use.folder == "proposals" and name in catalog.scenarios:
        return reader.scenario_title(name), "explore", {"scenario": name}, ""
    folder, identifier = use.folder, name
    if folder == "positions":
        folder, identifier = "topics", catalog.positions[name].topic
    page_name, place = _PLACES.get(use.folder, ("explore", ""))
    field = _TITLES.get(folder, "title")
    english = getattr(getattr(catalog, folder)[identifier], field)
    kind = folder.removesuffix("s")
    query = {"select": f"{kind}:{name}"} if kind in ("line", "event") else {}
    if folder == "subjects":
        query = {"subject": name}
    label = reader.read(f"{folder}/{identifier}.{field}", english)
    return label, page_name, query, f"{place}-{name}" if place else ""


def _story_target(reader: Reader, name: str) -> tuple[str, str, dict[str, str], str]:
    story_id, _, passage_id = name.partition(".")
    story = reader.catalog.stories[story_id]
    passage = next((one for one in story.passages if one.id == passage_id), None)
    if passage is None:
        label = reader.read(f"stories/{story_id}.title", story.title)
        return label, "story", {"select": story.select(story.passages[0])}, ""
    label = passage_label(reader, story, passage)
    return label, "story", {"select": f"passage:{name}"}, ""
