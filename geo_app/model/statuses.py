"""Statuses: dated, sourced assertions about a unit by somebody."""

import datetime
from typing import Literal, Self

from pydantic import model_validator

from geo_app.model.base import Record, Slug, Text
from geo_app.model.dates import UncertainDate
from geo_app.model.sources import Citation

StatusLayer = Literal["effective_control", "treaty_title", "claim"]
"""Who was there; what a legal text says; what somebody demands. Three different things."""


class Status(Record):
    """What held for a unit over a period.

    Attributes
    ----------
    start, end : UncertainDate, optional
        First and last day; absent where open.
    basis : str
        What it rested on: the treaty and article, the decree, the fact.
    """

    id: Slug
    layer: StatusLayer
    holder: Slug
    status: Text
    start: UncertainDate | None = None
    end: UncertainDate | None = None
    basis: Text
    note: Text | None = None
    sources: tuple[Citation, ...]

    @property
    def first_day(self) -> datetime.date:
        """Day from which the status counts: the earliest that ``start`` may mean."""
        return self.start.earliest if self.start else datetime.date.min

    @property
    def last_day(self) -> datetime.date:
        """Day to which the status counts.

        Of a range of days the earliest, so that a following status which begins in the same
        range neither overlaps nor leaves a gap; of a month or a year the last day.
        """
        if self.end is None:
            return datetime.date.max
        return self.end.earliest if self.end.is_range else self.end.latest

    def in_force(self, day: datetime.date) -> bool:
        """Whether the status holds on a day."""
        return self.first_day <= day <= self.last_day

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.first_day > self.last_day:
            raise ValueError(f"status {self.id} ends before it begins")
        return self
