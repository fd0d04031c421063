"""Compare: two proposals or days in figures, under maps that move together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geo_app.data.catalog import Catalog
from geo_app.engine.land.control import control_changes, parse_day
from geo_app.errors import BadDateError
from geo_app.html.elements import Html, el, join
from geo_app.model.base import LonLat
from geo_app.reading.map_state import message_of
from geo_app.reading.pages.lab import honesty
from geo_app.reading.panels.figures_table import difference_table
from geo_app.reading.panels.outcomes import divided_people, share_bars, share_chart
from geo_app.reading.panels.outlook import (
    Outlook,
    day_outlook,
    outlook_of,
    scenario_outlook,
)
from geo_app.reading.reader import Reader
from geo_app.views.codec import from_message, proposal_view
from geo_app.views.summary import summarise
from geo_app.views.view import View, allocation

OWN = "own"
"""Stands for the allocation that the reader has made."""

WORDS = ("beside", "swipe", "layout", "line", "left", "right", "day", "left_day", "right_day")
"""Words of the head over the maps."""

AROUND_DEG = 1.0
"""How much of the map is shown around places that differ."""

Bounds = tuple[LonLat, LonLat]

_HEAD = Html("""
<div class="compare-head">
  <div class="compare-what"><select></select><input hidden><p role="alert" hidden></p></div>
  <div role="group" class="choices">
    <button data-lay="beside"></button><button data-lay="swipe"></button>
  </div>
  <div class="compare-what"><select></select><input hidden><p role="alert" hidden></p></div>
</div>
""")


@dataclass(frozen=True)
class Side:
    """One of the two: its name in the address, what it shows, its title, and its figures."""

    name: str
    shown: View
    title: str
    outlook: Outlook


def side_of(reader: Reader, name: str) -> Side:
    """Return what a side shows: a proposal, a day, or what the reader has made.

    Control today is a day, also where an address calls it by its record.
    """
    catalog, shown = reader.catalog, reader.shown
    if name == catalog.dispute.status_quo:
        name = today(catalog)
    if name in catalog.scenarios:
        shown = proposal_view(catalog, shown, name)
    elif name != OWN:
        shown = from_message(catalog, {"look": "time", "date": name}, [], shown)
    shown = shown.having(select="")
    if shown.look == "time":
        outlook = day_outlook(catalog, shown.date, shown.rocks)
    else:
        outlook = outlook_of(catalog, allocation(catalog, shown), shown.rocks)
    return Side(name, shown, summarise(catalog, shown).title, outlook)


def today(catalog: Catalog) -> str:
    """Return the name of control today, which is a day like others."""
    return catalog.dispute.as_of.isoformat()


def first_bounds(catalog: Catalog, sides: list[Side]) -> Bounds | None:
    """Return what both maps show first: where they differ, right of the line between them."""
    one, other = (summarise(catalog, side.shown).units for side in sides)
    places = [
        catalog.units[leaf].location
        for leaf, drawn in one.items()
        if (drawn.party, drawn.cut) != (other[leaf].party, other[leaf].cut)
    ]
    if not places or sides[0].shown.camera:
        return None
    lons, lats = zip(*places, strict=True)
    west, east = min(lons) - AROUND_DEG, max(lons) + AROUND_DEG
    return (2 * west - east, min(lats) - AROUND_DEG), (east, max(lats) + AROUND_DEG)


def is_day(catalog: Catalog, name: str) -> bool:
    """Return whether a name is that of a day that the data reaches."""
    try:
        parse_day(catalog.dispute, name)
    except BadDateError:
        return False
    return True


def compare_layout(before: Iterable[Html] = (Html(), Html())) -> Html:
    """Return where ``compare_frames.js`` puts the maps and what is chosen over them.

    ``before``: what stands in the places of the maps until they come.
    """
    sides = (el("div", shown, data_side=str(side)) for side, shown in enumerate(before))
    line = el("span", class_="compare-line")
    moved = el("input", type="range", min="0", max="100", value="50")
    return _HEAD + el("div", *sides, line, moved, class_="compare-maps")


def compare_head(reader: Reader, lead: str) -> Html:
    """Return title and lead."""
    return el(
        "header",
        el("h1", reader.say("page.compare"), class_="page-title"),
        el("p", lead, class_="small muted"),
    )


def maps_data(reader: Reader, sides: list[Side], sources: list[str], layout: str) -> dict[str, Any]:
    """Return what the script of the two maps is told.

    Parameters
    ----------
    sources : list of str
        Address of the map document that shows each side.
    layout : str
        ``beside``, ``swipe``, or nothing.
    """
    return {
        "page": reader.page,
        "choices": _choices(reader, sides),
        "chosen": [side.name for side in sides],
        "days": [reader.catalog.dispute.first_day.isoformat(), today(reader.catalog)],
        "bounds": first_bounds(reader.catalog, sides),
        "layout": layout,
        "locale": str(reader.language.locale).replace("_", "-"),
        "words": {
            **{name: reader.say(f"compare.{name}") for name in WORDS},
            "bad_date": reader.say("map.time.bad_date"),
        },
        "sources": sources,
        "titles": [reader.say("compare.map", title=side.title) for side in sides],
        "sides": [message_of(reader.catalog, side.shown) for side in sides],
    }


def _choices(reader: Reader, sides: list[Side]) -> list[dict[str, Any]]:
    """Return what each side can show, in groups: proposals, days, and what else stands there."""
    catalog = reader.catalog
    days = {day.isoformat(): reader.date(day) for day in control_changes(catalog)}
    days |= {today(catalog): reader.date(catalog.dispute.as_of)}
    titles = {name: reader.scenario_title(name) for name in catalog.changes}
    if reader.shown.is_custom:
        titles[OWN] = summarise(catalog, reader.shown).title
    for side in sides:
        if side.shown.look == "time":
            days[side.name] = reader.date(side.shown.date)
        else:
            titles[side.name] = side.title
    groups = (("proposals", titles), ("time", dict(sorted(days.items()))))
    return [
        {
            "title": reader.say(f"map.look.{look}"),
            "options": [{"value": name, "label": label} for name, label in labels.items()],
        }
        for look, labels in groups
    ]


def shares_part(reader: Reader, sides: list[Side]) -> Html:
    """Return the shares of both sides, each under its title."""
    columns = (el("div", el("h2", side.title), share_bars(reader, side.outlook)) for side in sides)
    shares = el("div", *columns, class_="compare-titles")
    if not reader.catalog.sea_rules or all(side.outlook.is_today for side in sides):
        return shares
    return el("p", reader.say("compare.law_of_today"), class_="small honest") + shares


def figures_part(reader: Reader, sides: list[Side]) -> Html:
    """Return the figures of both sides, and what the usual proposals would mean."""
    return el("div", _figures(reader, sides), _chart(reader), class_="sheet")


def _figures(reader: Reader, sides: list[Side]) -> Html:
    first, second = sides
    table = difference_table(reader, first.outlook, second.outlook, (first.title, second.title))
    nobodys = dict.fromkeys(divided_people(reader, side.outlook) for side in sides)
    notes = join(el("p", note, class_="small muted") for note in nobodys if note)
    return el("section", el("h2", reader.say("compare.table")), honesty(reader), table, notes)


def _chart(reader: Reader) -> Html:
    catalog = reader.catalog
    rocks = reader.shown.rocks
    usual = {
        reader.scenario_title(name): scenario_outlook(catalog, name, rocks)
        for name in catalog.dispute.quick_scenarios
    }
    return el(
        "section",
        el("h2", reader.say("compare.chart", reference=reader.reference_name)),
        el("p", reader.say("compare.usual")),
        share_chart(reader, usual),
    )
