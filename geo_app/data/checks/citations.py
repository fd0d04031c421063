"""Whether everything that is asserted says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import SEA_FILE, Catalog
from geo_app.errors import DataError
from geo_app.model.base import Record
from geo_app.model.sources import Citation


def problems(catalog: Catalog, known: Known) -> Iterator[str]:
    """Find citations of unknown sources, weak ones graded too high, and what cites nothing."""
    untraced = {one.id for one in catalog.sources.values() if one.kind == "untraced"}
    for file, record in _records(catalog):
        for path, citation in citations_in(record):
            yield from known.missing(file, path, "sources", [citation.source])
            if citation.source in untraced and citation.grade != "C":
                yield f"{file}: {path} rests on no document that was read and must be grade C."
    for unit in catalog.units.values():
        for status in unit.statuses:
            if not status.sources:
                file = file_of(catalog, "units", unit.id)
                yield f"{file}: statuses.{status.id} has no source."


def citations_in(record: Record, prefix: str = "") -> Iterator[tuple[str, Citation]]:
    """List all citations inside a record with the path of the field that holds each."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        path = f"{prefix}{name}"
        if isinstance(value, Record):
            yield from citations_in(value, f"{path}.")
        elif isinstance(value, tuple):
            for index, member in enumerate(value):
                if isinstance(member, Citation):
                    yield path, member
                elif isinstance(member, Record):
                    step = getattr(member, "id", index)
                    yield from citations_in(member, f"{path}.{step}.")


def _records(catalog: Catalog) -> Iterator[tuple[str, Record]]:
    for folder, records in catalog.folders.items():
        for identifier, record in records.items():
            yield file_of(catalog, folder, identifier), record
    # A file that cannot be read is named by the checks of the sea.
    with suppress(DataError):
        if catalog.sea_rules:
            yield f"{catalog.root.name}/{SEA_FILE}", catalog.sea_rules
