"""What exists in a catalogue, to check references against."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from geo_app.data.contents import Catalog

_SINGULAR = {
    "parties": "party", "stories": "story", "lang": "language", "glossary": "term",
}  # fmt: skip
"""What one name of a kind is called, where that is not the kind without its last letter."""

_REFERENCES = {
    "parties": {"joint_of": "parties"},
    "holders": {"party": "parties"},
    "units": {"parent": "units", "home_party": "parties"},
    "lines": {"units": "units"},
    "events": {
        "place": "places", "units": "units", "line": "lines", "scenario": "scenarios",
        "claims": "claims",
    },
    "proposals": {"events": "events"},
    "stories": {"source": "sources"},
    "voices": {"party": "parties"},
    "positions": {"side": "voices", "topic": "topics"},
    "legal_texts": {"event": "events"},
    "subjects": {"events": "events", "units": "units", "positions": "positions"},
    "glossary": {"see": "glossary", "forms": "lang"},
    "pitfalls": {"patterns": "lang"},
    "perspectives": {"party": "parties", "solid_lines": "lines", "claims": "parties"},
    "straits": {"sides": "units"},
}  # fmt: skip
"""By folder: field to the kind of the names in it, a list of names or one."""


class Known:
    """All names that a record may refer to, by kind.

    ``broken``: what exists and could not be read.
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

    def missing(self, field: str, kind: str, names: Iterable[str | None]) -> Iterator[str]:
        """Write one sentence for every name that does not exist; none is no name."""
        singular = _SINGULAR.get(kind, kind[:-1])
        for name in names:
            if name is not None and not self.has(kind, name):
                yield f"{field} names the unknown {singular} '{name}'."

    def is_broken(self, folder: str) -> bool:
        """Whether some record of a folder could not be read."""
        return folder in self._unsure

    def plain_references(self, folder: str, record: Any) -> Iterator[str]:
        """Find names in plain fields of a record that lead nowhere."""
        for field, kind in _REFERENCES.get(folder, {}).items():
            value = getattr(record, field)
            names = [value] if value is None or isinstance(value, str) else value
            yield from self.missing(field, kind, names)


Rule = Callable[[Catalog, Known, Any], Iterator[str]]
"""Finds what is wrong with one record: sentences that leave out the name of its file."""


def file_of(catalog: Catalog, record: str) -> str:
    """Name of the file of a record, as messages write it: ``geodata/units/island.yaml``."""
    return f"{catalog.root.name}/{record}.yaml"


def several(names: Iterable[str]) -> list[str]:
    """Names that stand more than once, sorted."""
    listed = list(names)
    return sorted({name for name in listed if listed.count(name) > 1})
