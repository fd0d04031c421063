"""Days that can be asked for."""

from __future__ import annotations

import datetime
import re

from geo_app.errors import BadDateError
from geo_app.model.dispute import Dispute

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_day(dispute: Dispute, text: str) -> datetime.date:
    """Read a day, ``YYYY-MM-DD``, that lies inside the data.

    Raises
    ------
    BadDateError
        If the text is no such day, the calendar has no such day, or the data does not reach it.
    """
    choices = (dispute.first_day.isoformat(), dispute.as_of.isoformat())
    span = f"Choose a day from {dispute.first_day} to {dispute.as_of}."
    if not _ISO_DAY.fullmatch(text):
        raise BadDateError(f"'{text}' is not a day written YYYY-MM-DD. {span}", choices)
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise BadDateError(f"The calendar has no day '{text}'. {span}", choices) from error
    if not dispute.first_day <= day <= dispute.as_of:
        raise BadDateError(f"The data does not reach {text}. {span}", choices)
    return day
