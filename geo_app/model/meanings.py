"""What the fields of a record mean, in the words of its own documentation."""

import re

from pydantic import BaseModel

COMMON = {
    "id": "Identifier, stable from version to version.",
    "title": "Title.",
    "name": "Name in English.",
    "names": "What it is called, in each language and script; the first in English, of no side.",
    "note": "What a reader should know.",
    "order": "Place in lists.",
    "kind": "What it is.",
    "location": "Longitude and latitude in degrees.",
    "sources": "What it rests on.",
    "summary": "What it is about, in our words.",
    "units": "Identifiers of units that it is about.",
    "events": "Identifiers of events that belong to it.",
    "date": "When; for an event its first day.",
    "date_end": "Last day, where it took more than one.",
    "start": "First day; absent where open.",
    "end": "Last day; absent where open.",
    "statuses": "What held for it over time.",
    "holder": "Identifier of the holder that is named.",
    "source": "Identifier of the source.",
    "locator": "Where in the source.",
    "grade": "A, B or C, as above.",
}
"""Fields that need no words of their own in each model."""

_ATTRIBUTE = re.compile(r"^ {0,4}(\w[\w, ]*?) : (.+)$")


def documented(model: type[BaseModel]) -> tuple[str, dict[str, str]]:
    """Take a numpydoc docstring apart: what comes first, and what each field means."""
    lines = (model.__doc__ or "").split("\n")
    summary = lines[0].strip()
    meanings: dict[str, str] = {}
    names: list[str] = []
    for line in lines:
        heading = _ATTRIBUTE.match(line)
        if heading:
            names = [name.strip() for name in heading[1].split(",")]
        elif line.startswith("        ") and names:
            for name in names:
                meanings[name] = f"{meanings.get(name, '')} {line.strip()}".strip()
        elif not line.strip():
            names = []
    said = {name: meanings.get(name, COMMON.get(name, "")) for name in model.model_fields}
    return summary, said
