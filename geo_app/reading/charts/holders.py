"""A chart of who was in control of which islands, as bars of links that move the map's date."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from geo_app.data.catalog import Catalog
from geo_app.html.elements import Html, el, join
from geo_app.html.tables import row, table
from geo_app.model.statuses import Status
from geo_app.model.units import Unit
from geo_app.reading.reader import Reader

_YEARS_BETWEEN_TICKS = 25
_LABEL_WIDTH = 6
"""Narrowest bar that is labelled, in percent of the axis."""


@dataclass(frozen=True)
class Row:
    """Units of one group that were in the same hands in the same years.

    Attributes
    ----------
    units : tuple of Unit
        In the order of the chain.
    alone : bool
        Whether they are the whole group.
    """

    units: tuple[Unit, ...]
    alone: bool

    @property
    def periods(self) -> tuple[Status, ...]:
        """Effective control of the first unit, which stands for all, in order of time."""
        return self.units[0].control


@lru_cache(maxsize=4)
def rows_of(catalog: Catalog) -> tuple[Row, ...]:
    """Return the rows of the chart, from south-west to north-east."""
    leaves = [catalog.units[leaf] for leaf in catalog.leaves]
    with_control = [unit for unit in leaves if unit.control and unit.home_party is None]
    rows: list[Row] = []
    for _, members in groupby(with_control, key=lambda unit: unit.group):
        clusters: dict[tuple[object, ...], list[Unit]] = {}
        for unit in members:
            clusters.setdefault(_years(unit), []).append(unit)
        rows += [Row(tuple(units), len(clusters) == 1) for units in clusters.values()]
    return tuple(rows)


def holders_chart(reader: Reader, marks: Html | None = None) -> Html:
    """Return the chart, with marks over it if there are any."""
    rows = (_row(reader, cluster) for cluster in rows_of(reader.catalog))
    ticks = el("div", *_ticks(reader.catalog), class_="ticks", aria_hidden="true")
    label = reader.say("timeline.chart")
    return el("section", el("h2", label), ticks, *rows, marks, class_="holders", aria_label=label)


def holders_table(reader: Reader) -> Html:
    """Return what the chart shows as a table."""
    heads = (reader.say(f"timeline.column.{name}") for name in ("units", "period", "holder"))
    rows = (
        row(
            row_label(reader, cluster),
            reader.language.period(status.start, status.end),
            reader.holder_name(status.holder),
        )
        for cluster in rows_of(reader.catalog)
        for status in cluster.periods
    )
    periods = table(heads, el("tbody", *rows), class_="wide")
    return el("details", el("summary", reader.say("timeline.table")), periods)


def date_rule(catalog: Catalog, day: datetime.date) -> str:
    """Return the rule that moves the mark on the chart to a day."""
    return f".holders{{--day:{position_percent(catalog, day):.2f}}}"


def row_label(reader: Reader, row: Row) -> str:
    """Return the name of a row: of its unit, of its group, or from the first to the last."""
    first, last = row.units[0], row.units[-1]
    if first is last:
        return reader.unit_name(first.id)
    group = reader.read(f"groups/{first.group}", first.group)
    if row.alone:
        return group
    names = (reader.unit_name(first.id), reader.unit_name(last.id))
    return reader.say("timeline.row", group=group, first=names[0], last=names[1])


def _years(unit: Unit) -> tuple[object, ...]:
    return tuple(
        (status.holder, status.first_day.year, status.last_day.year) for status in unit.control
    )


def _row(reader: Reader, row: Row) -> Html:
    pieces = (piece for status in row.periods for piece in _piece(reader, status))
    label = row_label(reader, row)
    bars = el("ol", *pieces, aria_label=label)
    return el("div", el("span", label, class_="row-label", title=label), bars, class_="row")


def _piece(reader: Reader, status: Status) -> Iterator[Html]:
    catalog = reader.catalog
    start, end = catalog.dispute.axis_start, catalog.dispute.as_of
    first, last = max(status.first_day, start), min(status.last_day, end)
    if first >= last:
        return
    left, right = position_percent(catalog, first), position_percent(catalog, last)
    holder = catalog.holders[status.holder]
    party = catalog.parties.get(holder.party or "")
    name = reader.holder_name(holder.id)
    title = join([name, reader.language.period(status.start, status.end)], ", ")
    link = el(
        "a",
        name if right - left >= _LABEL_WIDTH else None,
        **reader.addresses.map_link({"date": first.isoformat()}),
        title=title,
        aria_label=title,
        class_=f"piece pattern-{party.pattern if party else 'blank'}",
        data_party=party.id if party else None,
    )
    style = f"left:{left:.2f}%;width:{right - left:.2f}%"
    yield el("li", link, style=style)


def position_percent(catalog: Catalog, day: datetime.date) -> float:
    """Return where a day lies on the axis, in percent of its length."""
    start, end = catalog.dispute.axis_start, catalog.dispute.as_of
    return 100 * min(max((day - start) / (end - start), 0), 1)


def _ticks(catalog: Catalog) -> Iterator[Html]:
    start, end = catalog.dispute.axis_start.year, catalog.dispute.as_of.year
    for year in range(start, end + 1, _YEARS_BETWEEN_TICKS):
        position = position_percent(catalog, datetime.date(year, 1, 1))
        if position <= 100 - _LABEL_WIDTH:
            yield el("span", str(year), style=f"left:{position:.2f}%")
