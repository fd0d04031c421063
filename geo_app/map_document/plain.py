"""Records and days as plain data for the script, with its names."""

import datetime
from typing import Any

from pydantic.alias_generators import to_camel

from geo_app.data.language import Language
from geo_app.model.base import Record

_EPOCH = datetime.date(1970, 1, 1)


def plain(record: Record, *fields: str) -> dict[str, Any]:
    """Return fields of a record as JSON has them, ``min_zoom`` as ``minZoom``."""
    values = record.model_dump(mode="json", include=set(fields))
    return {to_camel(field): value for field, value in values.items()}


def texts(language: Language, path: str, record: Record, *fields: str) -> dict[str, str]:
    """Return texts of a record, ``"lines/a"``, in a language."""
    return {field: language.content(f"{path}.{field}", getattr(record, field)) for field in fields}


def day_number(day: datetime.date) -> int:
    """Whole days since 1970-01-01, negative before."""
    return (day - _EPOCH).days
