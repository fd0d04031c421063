"""What exists in a catalogue, to check references against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo_app.data.contents import Catalog

_SINGULAR = {
    "parties": "party",
    "holders": "holder",
    "sources": "source",
    "units": "unit",
    "lines": "line",
    "proposals": "proposal",
    "scenarios": "scenario",
    "events": "event",
    "places": "place",
    "stories": "story",
    "lang": "language",
    "claims": "claim",
    "passages": "passage",
    "voices": "voice",
    "topics": "topic",
    "glossary": "term",
}

_REFERENCES = (
    ("parties", "joint_of", "parties"),
    ("holders", "party", "parties"),
    ("units", "parent", "units"),
    ("units", "home_party", "parties"),
    ("lines", "units", "units"),
    ("events", "place", "places"),
    ("events", "units", "units"),
    ("events", "line", "lines"),
    ("events", "scenario", "scenarios"),
    ("events", "claims", "claims"),
    ("proposals", "events", "events"),
    ("stories", "source", "sources"),
    ("voices", "party", "parties"),
    ("positions", "side", "voices"),
    ("positions", "topic", "topics"),
    ("legal_texts", "event", "events"),
    ("glossary", "see", "glossary"),
    ("glossary", "forms", "lang"),
    ("pitfalls", "patterns", "lang"),
    ("perspectives", "party", "parties"),
    ("perspectives", "solid_lines", "lines"),
    ("perspectives", "claims", "parties"),
    ("straits", "sides", "units"),
)
"""Folder, field and kind of the names in it, a list of names or one."""


def problems(catalog: Catalog, known: Known) -> Iterator[str]:
    """Find names in plain fields of records that lead nowhere."""
    for folder, field, kind in _REFERENCES:
        for identifier, record in catalog.folders[folder].items():
            value = getattr(record, field)
            names = [value] if value is None or isinstance(value, str) else value
            yield from known.missing(file_of(catalog, folder, identifier), field, kind, names)


def file_of(catalog: Catalog, folder: str, identifier: str | None = None) -> str:
    """Name of the file of a record, as messages write it: ``geodata/units/island.yaml``."""
    inside = folder if identifier is None else f"{folder}/{identifier}"
    return f"{catalog.root.name}/{inside}.yaml"


class Known:
    """All names that a record may refer to, by kind.

    Parameters
    ----------
    catalog : Catalog
        What could be read.
    broken : frozenset of (folder, id)
        What exists and could not be read.
    """

    def __init__(self, catalog: Catalog, broken: frozenset[tuple[str, str]]) -> None:
        passages = [
            (story, passage) for story in catalog.stories.values() for passage in story.passages
        ]
        self._names: dict[str, set[str]] = {
            **{folder: set(records) for folder, records in catalog.folders.items()},
            "scenarios": set(catalog.scenarios),
            "lang": set(catalog.languages),
            "claims": {claim.id for _, passage in passages for claim in passage.claims},
            "passages": {f"{story.id}.{passage.id}" for story, passage in passages},
        }
        self._unsure = {folder for folder, _ in broken}
        for folder, identifier in broken:
            self._names.setdefault(folder, set()).add(identifier)
            if folder == "proposals":
                self._names["scenarios"].add(identifier)

    def has(self, kind: str, name: str) -> bool:
        """Whether a name exists, or may stand in a record that could not be read."""
        in_story = kind in ("claims", "passages") and "stories" in self._unsure
        return in_story or name in self._names[kind]

    def missing(
        self, file: str, field: str, kind: str, names: Iterable[str | None]
    ) -> Iterator[str]:
        """Write one sentence for every name that does not exist; none is no name."""
        for name in names:
            if name is not None and not self.has(kind, name):
                yield f"{file}: {field} names the unknown {_SINGULAR[kind]} '{name}'."

    def is_broken(self, folder: str) -> bool:
        """Whether some record of a folder could not be read."""
        return folder in self._unsure
