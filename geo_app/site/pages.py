"""Every page of the site, made by the functions that the app's pages use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

from geo_app.data.contents import Catalog
from geo_app.engine.ground import land_of
from geo_app.exports.picture.canvas import Corners
from geo_app.html.elements import Html, el, join
from geo_app.model.dates import UncertainDate
from geo_app.reading.first import first_view
from geo_app.reading.map_state import message_of, scenes_of
from geo_app.reading.notes import with_notes
from geo_app.reading.pages import compare, lab, story, timeline
from geo_app.reading.pages.about import about_page
from geo_app.reading.pages.explore import explore_head, shown_part
from geo_app.reading.pages.glossary import glossary_page
from geo_app.reading.pages.method import method_page
from geo_app.reading.pages.positions import positions_page
from geo_app.reading.pages.proposal import proposal_page
from geo_app.reading.pages.scenarios import scenarios_page
from geo_app.reading.pages.sources import (
    sorted_sources,
    source_entry,
    source_list,
    sources_head,
)
from geo_app.reading.pages.subjects import subject_page, subjects_page
from geo_app.reading.panels.perspectives import perspective_links
from geo_app.reading.panels.records import event_panel, line_panel
from geo_app.reading.panels.unit import unit_panel
from geo_app.reading.parts import list_of
from geo_app.reading.reader import Reader
from geo_app.site.addresses import SiteAddresses, site_pages
from geo_app.views.codec import (
    ALWAYS,
    default_view,
    encoded,
    frame_to_query,
    proposal_view,
    to_query,
)
from geo_app.views.view import FrameOptions, View
from geo_app.views.words import source_names

MAP_FILE = "map.html"
_LEAST_DEG = 0.25
"""Half of the smallest piece of a map that shows where a unit is."""


class Name(NamedTuple):
    """Which page: its kind, and the record that it is of."""

    kind: str
    record: str = ""

    @property
    def file(self) -> str:
        """Name of its file without the ending; that of the still picture as well."""
        return f"{self.kind}-{self.record}" if self.record else self.kind


@dataclass(frozen=True)
class Content:
    """What a page shows.

    Attributes
    ----------
    title, description : str
        For the head, search engines and previews.
    stills : tuple of View
        What the map or the still picture shows, two where two are compared; none where there is
        nothing to see.
    bounds : (LonLat, LonLat), optional
        South-west and north-east of the still picture.
    map : dict, optional
        What the script of a page with a map is told.
    layout : {"beside", "wide", "text"}
        The map beside the text, above it, or no map.
    head : Html, optional
        What stands above map and text.
    """

    title: str
    description: str
    body: Html
    stills: tuple[View, ...] = ()
    bounds: Corners | None = None
    map: dict[str, Any] | None = None
    layout: str = "text"
    head: Html | None = None


def names(catalog: Catalog) -> Iterator[Name]:
    """Yield the name of every page; they are the same in every language."""
    for page in site_pages(catalog):
        if page == "story":
            yield from (Name("story", one) for one in catalog.stories)
        else:
            yield Name(page)
    yield from (Name("compare", one) for one in catalog.changes)
    for kind in _RECORDS:
        yield from (Name(kind, one) for one in getattr(catalog, f"{kind}s"))


def reader_of(catalog: Catalog, lang: str, page: str) -> Reader:
    """Return a reader of a page in a language, who sees what the page shows first."""
    shown = first_view(catalog, page, {"lang": lang}, [])
    return Reader(catalog, catalog.language(lang), shown, page, SiteAddresses(catalog))


def content_of(catalog: Catalog, lang: str, name: Name) -> Content:
    """Make a page."""
    reader = reader_of(catalog, lang, name.kind)
    if name.kind in _RECORDS:
        return _RECORDS[name.kind](replace(reader, page="explore", level=1), name.record)
    if name.kind == "story":
        return _story(reader, name.record)
    if name.kind == "compare":
        return _compare(reader, name.record)
    return _PAGES[name.kind](reader)


# --- pages with a map ---------------------------------------------------------------------------


def map_address(catalog: Catalog, view: View, frame: FrameOptions) -> str:
    """Return the address of the map document that shows a view first."""
    query = to_query(catalog, view, always=ALWAYS) | frame_to_query(frame)
    query.pop("lang", None)
    return f"{MAP_FILE}#{encoded(query)}"


def _map(reader: Reader, mode: str = "", *, scenes: bool = False) -> dict[str, Any]:
    catalog, shown = reader.catalog, reader.shown
    frame = FrameOptions.model_validate({"mode": mode})
    return {
        "kind": "map",
        "source": map_address(catalog, shown, frame),
        "title": reader.say("map.label"),
        "state": message_of(catalog, shown),
        "command": None,
        "scenes": scenes_of(catalog) if scenes else {},
    }


def _explore(reader: Reader) -> Content:
    dispute = reader.catalog.dispute
    title, lead = (
        reader.read("dispute.title", dispute.title),
        reader.read("dispute.subtitle", dispute.subtitle),
    )
    body = join([explore_head(reader), shown_part(reader), perspective_links(reader), _all(reader)])
    return Content(title, lead, body, (reader.shown,), map=_map(reader), layout="beside")


def _all(reader: Reader) -> Html:
    """Return links to the pages of all units."""
    links = (
        el("a", reader.unit_name(unit), href=reader.addresses.page("explore", _selected(unit)))
        for unit in reader.catalog.units
    )
    return el("section", el("h2", reader.say("site.units")), list_of(links, class_="inline"))


def _selected(unit: str) -> dict[str, str]:
    return {"select": f"unit:{unit}"}


def _lab(reader: Reader) -> Content:
    parts = [lab.lab_head(reader), lab.figures_part(reader), lab.islands_part(reader)]
    if reader.catalog.straits:
        parts.append(lab.straits_part(reader))
    body = join([*parts, perspective_links(reader)])
    return Content(
        reader.say("page.lab"), reader.say("lab.lead"), body, (reader.shown,),
        map=_map(reader, "lab"), layout="beside",
    )  # fmt: skip


def _timeline(reader: Reader) -> Content:
    title = el("h1", reader.say("page.timeline"), class_="page-title")
    heading = timeline.events_head(reader)
    events = timeline.event_list(reader, list(reader.catalog.events.values()))
    body = join([
        title, timeline.day_part(reader), timeline.holders_part(reader), heading, events,
    ])  # fmt: skip
    lead = reader.say("timeline.count", count=len(reader.catalog.events))
    return Content(
        reader.say("page.timeline"), lead, body, (reader.shown,), map=_map(reader),
        layout="beside",
    )  # fmt: skip


def _story(reader: Reader, name: str) -> Content:
    told, path = reader.catalog.stories[name], f"stories/{name}"
    first = told.passages[0]
    # The scene of the first passage, which is only chosen once the reader comes to it.
    view = default_view(reader.catalog, told.select(first))
    shown = replace(reader, shown=view.having(lang=reader.shown.lang, select=""))
    return Content(
        reader.read(f"{path}.title", told.title),
        reader.read(f"{path}.summary", told.summary),
        story.story_head(shown, told, first)
        + story.story_text(shown, told)
        + story.story_end(shown, told),
        (shown.shown,),
        map=_map(shown, "story", scenes=True),
        layout="beside",
    )


def _compare(reader: Reader, name: str) -> Content:
    catalog = reader.catalog
    other = name or catalog.dispute.default_scenario
    sides = [compare.side_of(reader, one) for one in (compare.today(catalog), other)]
    frame = FrameOptions(beside=True)
    sources = [map_address(catalog, side.shown, frame) for side in sides]
    data = compare.maps_data(reader, sides, sources, "")
    # There is a page for each proposal beside today, and none for other days.
    _, time = data["choices"]
    time["options"] = [one for one in time["options"] if one["value"] == sides[0].name]
    data["days"] = []
    body = join([compare.shares_part(reader, sides), compare.figures_part(reader, sides)])
    title = (
        f"{reader.say('page.compare')}: {sides[1].title}" if name else reader.say("page.compare")
    )
    told = {"kind": "compare", "count": 0, **data}
    lead = reader.say("site.compare")
    return Content(
        title, lead, body, tuple(side.shown for side in sides), map=told, layout="wide",
        head=compare.compare_head(reader, lead),
    )  # fmt: skip


# --- pages to read ------------------------------------------------------------------------------


def _read(write: Callable[[Reader], Html], lead: str) -> Callable[[Reader], Content]:
    def make(reader: Reader) -> Content:
        catalog = reader.catalog
        counted = catalog.sources if reader.page == "sources" else catalog.proposals
        counts = {"count": len(counted), "mapped": len(catalog.scenarios)}
        said = {name: reader.number(count) for name, count in counts.items()}
        return Content(reader.say(f"page.{reader.page}"), reader.say(lead, **said), write(reader))

    return make


def _sources(reader: Reader) -> Html:
    return sources_head(reader) + source_list(reader, sorted_sources(reader), has_pages=True)


def _about(reader: Reader) -> Content:
    subtitle = reader.read("dispute.subtitle", reader.catalog.dispute.subtitle)
    return Content(reader.say("page.about"), subtitle, about_page(reader))


_PAGES: dict[str, Callable[[Reader], Content]] = {
    "explore": _explore,
    "lab": _lab,
    "timeline": _timeline,
    "scenarios": _read(scenarios_page, "scenarios.lead"),
    "positions": _read(positions_page, "positions.lead"),
    "subjects": _read(subjects_page, "subjects.lead"),
    "method": _read(method_page, "method.lead"),
    "glossary": _read(glossary_page, "glossary.lead"),
    "sources": _read(_sources, "sources.lead"),
    "about": _about,
}


# --- pages of a record --------------------------------------------------------------------------


def _unit(reader: Reader, name: str) -> Content:
    unit = reader.catalog.units[name]
    reader = replace(reader, shown=reader.shown.having(select=f"unit:{name}"))
    body = with_notes(reader, lambda noted: unit_panel(noted, unit))
    title = reader.full_unit_name(unit.id)
    lead = reader.read(f"units/{name}.note", unit.note) if unit.note else title
    bounds = _around(reader.catalog, name)
    return Content(title, lead, body, (reader.shown,), bounds, layout="beside")


@lru_cache(maxsize=128)
def _around(catalog: Catalog, name: str) -> Corners:
    """Return a piece of the map with a unit in its middle, and some of what lies around it."""
    lands = [land_of(catalog, one) for one in catalog.members(name)] or [land_of(catalog, name)]
    boxes = [land.bounds for land in lands if not land.is_empty]
    lon, lat = catalog.units[name].location
    west = min((box[0] for box in boxes), default=lon)
    south = min((box[1] for box in boxes), default=lat)
    east = max((box[2] for box in boxes), default=lon)
    north = max((box[3] for box in boxes), default=lat)
    wide, high = max(east - west, _LEAST_DEG), max(north - south, _LEAST_DEG)
    return (west - wide, south - high), (east + wide, north + high)


def _line(reader: Reader, name: str) -> Content:
    line, path = reader.catalog.lines[name], f"lines/{name}"
    words = reader.read(f"{path}.title", line.title), reader.read(f"{path}.note", line.note)
    panel = partial(line_panel, line=line)
    return _of_a_day(reader, f"line:{name}", line.start, *words, panel)


def _event(reader: Reader, name: str) -> Content:
    event, path = reader.catalog.events[name], f"events/{name}"
    words = reader.read(f"{path}.title", event.title), reader.read(f"{path}.text", event.text)
    panel = partial(event_panel, event=event)
    return _of_a_day(reader, f"event:{name}", event.date, *words, panel)


def _of_a_day(
    reader: Reader, select: str, date: UncertainDate, title: str, lead: str,
    panel: Callable[[Reader], Html],
) -> Content:  # fmt: skip
    day = reader.catalog.dispute.nearest_day(date.earliest)
    shown = reader.shown.having(select=select, date=day)
    body = with_notes(replace(reader, shown=shown), panel)
    return Content(title, lead, body, (shown,), layout="beside")


def _proposal(reader: Reader, name: str) -> Content:
    proposal = reader.catalog.proposals[name]
    is_mapped = proposal.allocation is not None
    if is_mapped:
        shown = proposal_view(reader.catalog, reader.shown, name)
        reader = replace(reader, shown=shown)
    body = with_notes(reader, lambda noted: proposal_page(noted, proposal))
    lead = reader.read(f"proposals/{name}.summary", proposal.summary)
    return Content(
        reader.scenario_title(name), lead, body, (reader.shown,) if is_mapped else (),
        layout="beside" if is_mapped else "text",
    )  # fmt: skip


def _source(reader: Reader, name: str) -> Content:
    source = reader.catalog.sources[name]
    body = el("div", source_entry(reader, source), class_="sheet prose")
    producer, title = source_names(reader.catalog, reader.language, source)
    return Content(title, f"{producer}: {title}", body)


def _subject(reader: Reader, name: str) -> Content:
    subject, path = reader.catalog.subjects[name], f"subjects/{name}"
    title, lead = (
        reader.read(f"{path}.title", subject.title),
        reader.read(f"{path}.summary", subject.summary),
    )
    return Content(title, lead, subject_page(replace(reader, page="subjects"), subject))


_RECORDS: dict[str, Callable[[Reader, str], Content]] = {
    "unit": _unit,
    "line": _line,
    "event": _event,
    "proposal": _proposal,
    "source": _source,
    "subject": _subject,
}
