"""Dates with their uncertainty, in EDTF (ISO 8601-2, levels 0 to 2)."""

import datetime
import re
from functools import lru_cache
from typing import Annotated, Any, Self

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from pydantic import BaseModel, ConfigDict, PlainSerializer, model_serializer, model_validator

_ONE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> tuple[datetime.date, datetime.date]:
    if _ONE_DAY.fullmatch(edtf):
        # The library would say the same; for hundreds of plain days it takes a second longer.
        try:
            day = datetime.date.fromisoformat(edtf)
        except ValueError as error:
            raise ValueError(f"'{edtf}' is not a day of the calendar") from error
        return day, day
    try:
        parsed = parse_edtf(edtf)
    except EDTFParseException as error:
        raise ValueError(f"'{edtf}' is not a date in EDTF") from error
    try:
        lower, upper = (
            datetime.date(*bound[:3]) for bound in (parsed.lower_strict(), parsed.upper_strict())
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"'{edtf}' has no first and last day") from error
    if lower > upper:
        raise ValueError(f"'{edtf}' ends before it begins")
    return lower, upper


class UncertainDate(BaseModel):
    """A date as a source gives it, down to the day or not.

    Attributes
    ----------
    edtf : str
        ``1855-02-07``, ``1945-08-26~`` (about), ``1945-09-03/1945-09-05`` (some day from, to),
        ``1992-03``, ``1969``.
    """

    model_config = ConfigDict(frozen=True)

    edtf: str

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"edtf": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_edtf(self) -> Self:
        _bounds(self.edtf)
        return self

    @model_serializer
    def _as_text(self) -> str:
        return self.edtf

    @property
    def earliest(self) -> datetime.date:
        """First day that the date may mean."""
        return _bounds(self.edtf)[0]

    @property
    def latest(self) -> datetime.date:
        """Last day that the date may mean."""
        return _bounds(self.edtf)[1]

    @property
    def is_range(self) -> bool:
        """Whether the sources give a first and a last possible day."""
        return "/" in self.edtf

    @property
    def is_exact(self) -> bool:
        """Whether the date is one certain day."""
        return self.earliest == self.latest and not self.is_approximate

    @property
    def is_approximate(self) -> bool:
        """Whether the source says about, or is doubted."""
        return any(mark in self.edtf for mark in "~?%")

    def __str__(self) -> str:
        return self.edtf


Day = Annotated[datetime.date, PlainSerializer(datetime.date.isoformat)]
"""A day of the proleptic Gregorian calendar."""
