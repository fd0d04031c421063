"""Tables of figures: of one allocation a party a column, and of two side by side."""

import math
from collections.abc import Iterable
from itertools import groupby

from geo_app.html.elements import Html, el
from geo_app.html.tables import scroll, table
from geo_app.reading.panels.outlook import (
    Base,
    Outlook,
    Row,
    write,
    write_change,
    write_part,
    write_range,
)
from geo_app.reading.reader import Reader


def figures_table(reader: Reader, shown: Outlook, before: Outlook) -> Html:
    """Return the figures of an allocation, with what they differ by from another.

    ``before``: the allocation that differences are counted from.
    """
    parties = shown.present()
    heads = (el("th", _party(reader, party), scope="col") for party in parties)
    head = el("thead", el("tr", el("td"), *heads))
    label = reader.say("figure.caption")
    caption = el("caption", label, class_="visually-hidden")
    bodies = (
        el(
            "tbody",
            _base_row(reader, base, len(parties) + 1),
            *(_figure_row(reader, row, parties, shown, before) for row in rows),
        )
        for base, rows in groupby(shown.rows, lambda row: row.base)
    )
    return scroll(el("table", caption, head, *bodies, class_="figures"), label)


def _base_row(reader: Reader, base: Base, columns: int) -> Html:
    text = reader.say(f"figure.base.{base}", reference=reader.reference_name)
    return el("tr", el("th", text, scope="rowgroup", colspan=str(columns), class_="base"))


def _figure_row(
    reader: Reader, row: Row, parties: Iterable[str], shown: Outlook, before: Outlook
) -> Html:
    name = el("th", reader.say(f"figure.{row.key}"), scope="row")
    cells = (_cell(reader, row, party, shown, before) for party in parties)
    return el("tr", name, *cells, data_figure=row.key)


def difference_table(
    reader: Reader, first: Outlook, second: Outlook, names: tuple[str, str]
) -> Html:
    """Return the figures of two allocations, and the second less the first."""
    present = dict.fromkeys((*first.present(), *second.present()))
    parties = [party for party in reader.catalog.parties if party in present]
    bodies = (_difference_body(reader, party, first, second) for party in parties)
    heads = (reader.say("compare.figure"), *names, reader.say("compare.difference"))
    return scroll(table(heads, *bodies, class_="wide differences"), reader.say("compare.table"))


def _difference_body(reader: Reader, party: str, first: Outlook, second: Outlook) -> Html:
    heading = el("th", _party(reader, party), scope="rowgroup", colspan="4", class_="party")
    return el("tbody", el("tr", heading), *_difference_rows(reader, party, first, second))


def _difference_rows(reader: Reader, party: str, first: Outlook, second: Outlook) -> Iterable[Html]:
    base = None
    for row in first.rows:
        if row.base != base:
            base = row.base
            yield _base_row(reader, base, 4)
        values = (first.parties[party][row.key], second.parties[party][row.key])
        then = row.kind == "people" and not (first.is_today and second.is_today)
        known = not any(map(math.isnan, values))
        change = write_change(reader, row, values[1] - values[0]) or reader.say("figure.same")
        yield el(
            "tr",
            el("th", reader.say("figure.people" if then else f"figure.{row.key}"), scope="row"),
            *(
                el("td", write(reader, row, value), " ", _part(reader, row, value, side))
                for value, side in zip(values, (first, second), strict=True)
            ),
            el("td", change if known else "–"),
            data_figure=row.key,
        )


def _cell(reader: Reader, row: Row, party: str, shown: Outlook, before: Outlook) -> Html:
    value = shown.parties[party][row.key]
    difference = value - before.parties[party][row.key]
    change = write_change(reader, row, difference)
    bounds = shown.ranges[party].get(row.key)
    has_range = bounds is not None and bounds[1] > 0
    return el(
        "td",
        el("strong", write(reader, row, value)),
        _part(reader, row, value, shown),
        el("span", change, class_="change") if change else None,
        el("small", write_range(reader, bounds)) if bounds and has_range else None,
        data_party=party,
    )


def _part(reader: Reader, row: Row, value: float, shown: Outlook) -> Html | None:
    part = write_part(reader, row, value, shown.totals)
    return el("small", part, class_="part") if part else None


def _party(reader: Reader, party: str) -> Html:
    record = reader.catalog.parties[party]
    swatch = el(
        "span",
        class_=f"swatch pattern-{record.pattern}",
        data_party=party,
        aria_hidden="true",
    )
    return el("span", swatch, reader.party_name(party), class_="party-name")
