"""The panel of a day: who controlled how much land, and how many people lived there."""

import datetime

from geo_app.engine.land.allocation import reference_leaves, reference_total_km2, rest_leaves
from geo_app.engine.land.holders import HeldLand, held_land
from geo_app.html.elements import Html, el, join
from geo_app.html.tables import row, table
from geo_app.reading.notes import cite
from geo_app.reading.parts import page_link
from geo_app.reading.reader import Reader
from geo_app.views.codec import default_view


def day_panel(reader: Reader) -> Html:
    """Return who controlled the disputed land on the day, and, apart, the rest of the chain."""
    catalog, day = reader.catalog, reader.shown.date
    disputed, rest = reference_leaves(catalog), rest_leaves(catalog)
    total = reader.area(reference_total_km2(catalog))
    lands = held_land(catalog, disputed, day)
    # Who lived there before any state came is not said to have ruled.
    who = "who" if any(land.party for land in lands) else "nobody"
    caption = reader.say("day.caption", reference=reader.reference_name, total=total)
    holders = table(
        (reader.say(f"day.{name}") for name in (who, "land", "people")),
        el("tbody", *(_row(reader, land) for land in lands)),
        caption=el("caption", caption),
        class_="figures held",
    )
    around = _rest(reader, held_land(catalog, rest, day)) if rest else None
    beside = _beside_today(reader, day) if day != catalog.dispute.as_of else None
    return el("section", el("h2", reader.date(day)), holders, around, beside, class_="panel")


def _beside_today(reader: Reader, day: datetime.date) -> Html:
    shown, today = reader.shown, reader.catalog.dispute.as_of
    target = default_view(reader.catalog).having(
        lang=shown.lang, perspective=shown.perspective, camera=shown.camera
    )
    sides = {"a": day.isoformat(), "b": today.isoformat(), "layout": "swipe"}
    label = reader.say("day.compare")
    return el("p", page_link(reader, "compare", label, target, **sides), class_="small")


def _row(reader: Reader, land: HeldLand) -> Html:
    area = reader.area(land.land_km2)
    if land.party:
        share = reader.percent(land.land_km2 / reference_total_km2(reader.catalog))
        area = reader.say("day.share", area=area, share=share)
    return row(reader.holder_name(land.holder), area, join(_people(reader, land)))


def _people(reader: Reader, row: HeldLand) -> tuple[str, ...]:
    if not row.people:
        return (reader.say("day.no_count"),)
    years = sorted({figure.as_of.latest.year for figure in row.people if figure.as_of})
    when = "–".join(str(year) for year in dict.fromkeys((years[0], years[-1])))
    count = reader.say("day.counted", count=reader.number(row.people_count), when=when)
    return count, " ", cite(reader, [source for figure in row.people for source in figure.sources])


def _rest(reader: Reader, rows: list[HeldLand]) -> Html:
    lands = [
        reader.say("day.held", who=reader.holder_name(row.holder), area=reader.area(row.land_km2))
        for row in rows
    ]
    return el("p", reader.say("day.rest", held=reader.listed(lands)), class_="small")
