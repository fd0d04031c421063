"""The data dictionary: every field of every record and table, taken from the models themselves."""

import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from geo_app.data.catalog import FOLDERS
from geo_app.data.tables import TABLES, Table
from geo_app.model.base import Record
from geo_app.model.dates import UncertainDate
from geo_app.model.dispute import Dispute
from geo_app.model.meanings import documented
from geo_app.model.probes import ProbeFile

_HEAD = """# Data dictionary

Made from the models by `python -m geo_app data dictionary --out docs/data_dictionary.md`;
a test compares the two. A record is a YAML file of the data folder, named after its `id`.
A table is a CSV file in `tables/`, made from the records; `datapackage.json` describes it.

Everywhere: coordinates are longitude, latitude in degrees on WGS84. Dates are in EDTF
(ISO 8601-2): `1855-02-07`, `1945-08-26~` (about), `1945-09-03/1945-09-05` (some day from, to),
`1992-03`, `1969`. A grade is A (official text or two sources read), B (one good source) or
C (weak, shown as uncertain). Names of units of measure end field names: `_km2`, `_m`, `_deg`.
"""
_PLAIN_TYPES = {
    str: "text",
    float: "number",
    int: "whole number",
    bool: "true or false",
    UncertainDate: "date in EDTF",
}
_CELL_END = str.maketrans({"|": "\\|", "\n": " "})


def dictionary() -> str:
    """Write the page in Markdown."""
    parts = [_HEAD, "## Records\n"]
    parts += ["`dispute.yaml`: one file.\n", _model(Dispute)]
    for folder, model in FOLDERS.items():
        parts += [f"`{folder}/`: one file a record.\n", _model(model)]
    parts += ["`probes.yaml`: one file.\n", _model(ProbeFile)]
    parts.append("## Parts of records\n")
    parts += [_model(model) for model in _parts()]
    parts.append("## Tables\n")
    parts += [_table(table) for table in TABLES]
    return "\n".join(parts).rstrip() + "\n"


def _parts() -> list[type[BaseModel]]:
    """List the models inside the records' models, each once, by name."""
    top: list[type[BaseModel]] = [Dispute, *FOLDERS.values(), ProbeFile]
    parts: dict[str, type[BaseModel]] = {}
    waiting = list(top)
    while waiting:
        for field in waiting.pop().model_fields.values():
            for inner in _models_in(field.annotation):
                if inner not in top and inner.__name__ not in parts:
                    parts[inner.__name__] = inner
                    waiting.append(inner)
    return [parts[name] for name in sorted(parts)]


def _models_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)


def _model(model: type[BaseModel]) -> str:
    summary, meanings = documented(model)
    rows = (
        (f"`{name}`", _type(field.annotation), "yes" if field.is_required() else "",
         meanings[name])
        for name, field in model.model_fields.items()
    )  # fmt: skip
    return _section(model.__name__, _cell(summary), ("field", "type", "required", "meaning"), rows)


def _table(table: Table) -> str:
    rows = (
        (f"`{column.name}`", _any_of(column.one_of) if column.one_of else column.type,
         column.unit or "",
         column.description + (f"; row of `{column.table}`" if column.table else ""))
        for column in table.columns
    )  # fmt: skip
    lead = f"{table.title}. {table.description} Key: {', '.join(table.key)}."
    return _section(f"`{table.path}`", lead, ("column", "type", "unit", "meaning"), rows)


def _section(title: str, lead: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ("| " + " | ".join(map(_cell, cells)) + " |"
             for cells in (heads, ["---"] * len(heads), *rows))  # fmt: skip
    return "\n".join([f"### {title}\n", f"{lead}\n", *lines, ""])


def _type(annotation: Any) -> str:
    """Write a type in words."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is None:
        return _PLAIN_TYPES.get(annotation, getattr(annotation, "__name__", str(annotation)))
    if origin is typing.Literal:
        return _any_of(arguments)
    if origin is typing.Annotated:
        return _type(arguments[0])
    words = [_type(part) for part in arguments if part not in (types.NoneType, ...)]
    if origin is tuple:
        count = "" if ... in arguments else f"{len(words)}: "
        return f"list of {count}{', '.join(words)}"
    return (" to " if origin is dict else " or ").join(words)


def _any_of(values: Iterable[str]) -> str:
    return "one of " + ", ".join(f"`{value}`" for value in values)


def _cell(text: str) -> str:
    return text.replace("``", "`").translate(_CELL_END)
