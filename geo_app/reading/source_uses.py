"""What rests on each source, with the place in the explorer where it is shown."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from geo_app.data.catalog import Catalog
from geo_app.model.base import Record
from geo_app.model.sources import citations_in


class Use(NamedTuple):
    """A record that cites a source.

    Attributes
    ----------
    folder, identifier : str
        The record; of a story its passage as ``article.P4``.
    grades : str
        Grades of what it supports there, ``AB``.
    """

    folder: str
    identifier: str
    grades: str


FOLDERS = (
    "units", "lines", "proposals", "events", "stories", "positions", "legal_texts", "subjects",
    "glossary", "pitfalls", "perspectives", "places",
)  # fmt: skip


@lru_cache(maxsize=2)
def uses_of(catalog: Catalog) -> Mapping[str, tuple[Use, ...]]:
    """Return, for each source that is cited, its uses in the order of the folders."""
    found: dict[str, dict[tuple[str, str], set[str]]] = {}
    for folder in FOLDERS:
        records: Mapping[str, Record] = getattr(catalog, folder)
        for identifier, record in records.items():
            for path, citation in citations_in(record):
                name = f"{identifier}.{_passage(path)}" if folder == "stories" else identifier
                places = found.setdefault(citation.source, {})
                places.setdefault((folder, name), set()).add(citation.grade)
    return {
        source: tuple(Use(*place, "".join(sorted(grades))) for place, grades in places.items())
        for source, places in found.items()
    }


def _passage(path: str) -> str:
    """Return the passage of a path in a story; notes of the whole text have none."""
    parts = path.split(".")
    return parts[1] if parts[0] == "passages" and len(parts) > 1 else ""
