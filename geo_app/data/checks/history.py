"""Whether the dates and the holders of statuses agree with what else the data say."""

import datetime
from collections.abc import Iterator
from contextlib import suppress

from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import Catalog
from geo_app.errors import DataError
from geo_app.model.statuses import Status


def problems(catalog: Catalog, known: Known) -> Iterator[str]:
    """Find control that changes by signature, claims older than recorded, and unlikely homes."""
    if known.is_broken("units"):
        return
    signed = _days_of_signature(catalog)
    never_lived_on = _rocks(catalog)
    for unit in catalog.units.values():
        file = file_of(catalog, "units", unit.id)
        for status in unit.statuses:
            field = f"{file}: statuses.{status.id}"
            yield from (f"{field} {text}" for text in _by_signature(status, signed))
            yield from (f"{field} {text}" for text in _older_documents(status, catalog))
            holder = catalog.holders.get(status.holder)
            if unit.id in never_lived_on and holder is not None and holder.lived_there:
                yield f"{field} makes a home of a rock that sea.yaml calls never lived on."


def _days_of_signature(catalog: Catalog) -> frozenset[datetime.date]:
    treaties = (event for event in catalog.events.values() if event.category == "treaty")
    return frozenset(event.date.earliest for event in treaties if event.date.is_exact)


def _rocks(catalog: Catalog) -> frozenset[str]:
    # A file that cannot be read is named by the checks of the sea.
    with suppress(DataError):
        if catalog.sea_rules:
            return frozenset(rock.owner for rock in catalog.sea_rules.rocks)
    return frozenset()


def _by_signature(status: Status, signed: frozenset[datetime.date]) -> Iterator[str]:
    if status.layer == "effective_control" and status.start and status.first_day in signed:
        yield (
            f"begins on {status.start}, when a treaty was signed; control begins on the day on "
            "which it changed on the ground."
        )


def _older_documents(status: Status, catalog: Catalog) -> Iterator[str]:
    if status.layer != "claim" or status.start is None:
        return
    for citation in status.sources:
        source = catalog.sources.get(citation.source)
        published = source.published if source else None
        if published is not None and published.latest < status.first_day:
            yield f"begins on {status.start}, after '{citation.source}', which states it."
