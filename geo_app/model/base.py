"""What all records share: frozen, strict, and with a stable identifier."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""Identifier of a record: lower case, digits and underscores; the file is named after it."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text in English. Translations live in ``geodata/lang/``."""

Address = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s<>\"`\\\x00-\x1f]+$")
]
"""Address of a page on the web, which a reader may be led to: http or https, and nothing else."""

Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
LonLat = tuple[Longitude, Latitude]
"""Longitude, latitude in degrees on WGS84 (EPSG:4326), always in this order."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""Code of a country after ISO 3166-1 alpha-2."""

Grade = Literal["A", "B", "C"]
"""A: official text or two sources read. B: one decent source. C: weak, shown as uncertain."""


class Record(BaseModel):
    """A frozen record that refuses any field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def parts(self, path: str = "") -> Iterator[tuple[str, "Record"]]:
        """Yield the record and all records inside it, each with its path: ``statuses.cp0101``."""
        yield path, self
        for name in type(self).model_fields:
            value = getattr(self, name)
            inner = f"{path}.{name}".lstrip(".")
            if isinstance(value, Record):
                yield from value.parts(inner)
            for index, member in enumerate(value if isinstance(value, tuple) else ()):
                if isinstance(member, Record):
                    yield from member.parts(f"{inner}.{getattr(member, 'id', index)}")
