"""What differs between two versions, as JSON and as lines."""

from __future__ import annotations

from typing import Any

from geo_app.data.package.diff import changes
from geo_app.data.package.versions import Version

_KINDS = ("added", "deleted", "altered")


def diff_form(old: Version, new: Version) -> dict[str, Any]:
    """Form of a comparison: table to what was added, deleted and altered in it."""
    tables: dict[str, dict[str, list[Any]]] = {}
    for change in changes(old.state, new.state):
        table = tables.setdefault(change.table.name, {kind: [] for kind in _KINDS})
        entry: dict[str, Any] = {"key": list(change.key), "file": change.file}
        if change.fields:
            entry["fields"] = {
                column: {"old": before, "new": after}
                for column, (before, after) in change.fields.items()
            }
        table[change.kind].append(entry)
    return {"old": old.name, "new": new.name, "tables": tables}


def diff_text(form: dict[str, Any]) -> str:
    """Write a comparison in lines, table by table."""
    lines = [f"From {form['old']} to {form['new']}"]
    for table, kinds in form["tables"].items():
        counts = ", ".join(f"{len(kinds[kind])} {kind}" for kind in _KINDS if kinds[kind])
        lines += ["", f"{table}: {counts}"]
        for kind in _KINDS:
            for entry in kinds[kind]:
                lines.append(f"  {kind:8} {' '.join(part for part in entry['key'] if part)}")
                for column, values in entry.get("fields", {}).items():
                    lines.append(f"           {column}: {values['old']!r} -> {values['new']!r}")
    if not form["tables"]:
        lines += ["", "Nothing differs."]
    return "\n".join(lines)
