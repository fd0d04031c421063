"""A series of numbers as columns on an axis of time, and as the table that says the same."""

from collections.abc import Iterator
from itertools import pairwise

from geo_app.html.elements import Html, el, join
from geo_app.html.tables import row, table
from geo_app.model.dates import UncertainDate
from geo_app.model.subjects import Number, Series
from geo_app.reading.notes import cite
from geo_app.reading.reader import Reader

_MARGIN = 7
"""Room beside the first and the last column, in percent of the axis."""
_WIDEST, _PART = 4, 0.7
"""The widest column in percent of the axis, and how much of the least distance one may fill."""
_LABEL = 12
"""Least distance of two columns that both are labelled, in percent of the axis."""
_DAYS_A_YEAR = 365.25
_DIGITS = 1


def columns_chart(reader: Reader, path: str, series: Series) -> Html:
    """Return a series with its title, its columns and its table.

    ``path``: of the series among the texts of the records, ``"subjects/x.series.y"``.
    """
    title, unit = (
        reader.read(f"{path}.title", series.title),
        reader.read(f"{path}.unit", series.unit),
    )
    base = reader.read(f"{path}.base", series.base)
    begins = (
        el("p", reader.say("subjects.axis", value=_value(reader, series.axis_from)), class_="small")
        if series.axis_from
        else None
    )
    return el(
        "figure",
        el("figcaption", el("h2", title), el("p", base, class_="small muted")),
        el("div", *_columns(reader, series), class_="columns", role="img", aria_label=title),
        begins,
        table(
            (reader.say("subjects.when"), unit, reader.say("subjects.sources")),
            el(
                "tbody",
                *(
                    _row(reader, f"{path}.numbers.{index}.note", number)
                    for index, number in enumerate(series.numbers)
                ),
            ),
        ),
        class_="series",
    )


def _columns(reader: Reader, series: Series) -> Iterator[Html]:
    """Yield the columns; those that stand too close together leave their labels to the table."""
    places = _places(series)
    gaps = [after - before for before, after in pairwise(places)]
    width = min(_WIDEST, _PART * min(gaps))
    top = max(number.value for number in series.numbers) - series.axis_from
    labelled = _labelled(places, [number.value for number in series.numbers])
    for index, (place, number) in enumerate(zip(places, series.numbers, strict=True)):
        high = 100 * (number.value - series.axis_from) / top if top else 0
        value, year = _value(reader, number.value), str(number.date.earliest.year)
        yield el(
            "span",
            el("b", value) if index in labelled else None,
            el("i", year) if index in labelled else None,
            class_="about" if number.approximate else None,
            style=f"left:{place - width / 2:.2f}%;width:{width:.2f}%;height:{high:.2f}%",
        )


def _places(series: Series) -> list[float]:
    """Return where the middle of each date lies on the axis, in percent of its length."""
    days = [_middle(number.date) for number in series.numbers]
    return [_MARGIN + (100 - 2 * _MARGIN) * (day - days[0]) / (days[-1] - days[0]) for day in days]


def _middle(date: UncertainDate) -> float:
    return (date.earliest.toordinal() + date.latest.toordinal()) / 2 / _DAYS_A_YEAR


def _labelled(places: list[float], values: list[float]) -> set[int]:
    """Return which columns have room for a label; of those that stand close, the highest."""
    chosen: set[int] = set()
    for index in sorted(range(len(places)), key=lambda one: (-values[one], -one)):
        if all(abs(places[index] - places[other]) >= _LABEL for other in chosen):
            chosen.add(index)
    return chosen


def _value(reader: Reader, value: float) -> str:
    return reader.number(value, _DIGITS)


def _row(reader: Reader, path: str, number: Number) -> Html:
    value = _value(reader, number.value)
    said = reader.say("subjects.about", value=value) if number.approximate else value
    note = number.note and reader.read(path, number.note)
    return row(reader.date(number.date), said, join([note, cite(reader, number.sources)], " "))
