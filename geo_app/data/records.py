"""Strict reading of record files: YAML in which every scalar is text, then typed records."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from geo_app.errors import DataError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails
    from yaml import BaseLoader as TextLoader
else:
    TextLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)

_PLAIN_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of this record",
    "string_too_short": "is empty",
    "string_type": "should be one text",
    "tuple_type": "should be a list",
    "dict_type": "should be a set of fields",
    "model_type": "should be a set of fields",
}


LARGEST_BYTES = 4_000_000
DEEPEST = 40
"""How far lists and sets of fields may lie inside one another; records need less than ten."""


class StrictLoader(TextLoader):
    """YAML loader that keeps every scalar as text and refuses a key given twice.

    Lists inside lists without end would otherwise exhaust the stack of the process.
    """

    _depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:
        """Go one level down, before anything there is read."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise yaml.YAMLError(f"more than {DEEPEST} levels lie inside one another")
        super().descend_resolver(current_node, current_index)

    def ascend_resolver(self) -> None:
        """Come back from a level."""
        self._depth -= 1
        super().ascend_resolver()

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - PyYAML's own
    ) -> dict[Hashable, Any]:
        """Build a mapping, or raise ``yaml.YAMLError`` where a key comes a second time."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key '{key.value}' stands twice", key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep=deep)


def read_yaml(path: Path, name: str) -> dict[str, Any]:
    """Read one YAML file whose top level is a mapping.

    ``name``: how messages call the file: ``geodata/units/island.yaml``.

    Raises
    ------
    DataError
        If the file is absent, unreadable, not UTF-8, not YAML, has a key twice or no mapping, or
        is larger or deeper than any record.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise DataError([f"{name}: the file is larger than {LARGEST_BYTES:,} bytes."])
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DataError([f"{name}: the file is missing."]) from error
    except UnicodeDecodeError as error:
        raise DataError([f"{name}: the file is not text in UTF-8."]) from error
    except OSError as error:
        raise DataError([f"{name}: the file cannot be read ({error.strerror})."]) from error
    try:
        content = yaml.load(text, Loader=StrictLoader)  # noqa: S506 - builds text only
    except (yaml.YAMLError, RecursionError) as error:
        raise DataError([f"{name}: {_yaml_problem(error)}."]) from error
    if not isinstance(content, dict):
        raise DataError([f"{name}: the file is empty or holds no fields."])
    return content


def read_record(path: Path, name: str, model: type[AnyRecord]) -> AnyRecord:
    """Read one record; its ``id`` must be the name of its file.

    Raises `DataError` with one sentence for every field that is wrong.
    """
    content = read_yaml(path, name)
    try:
        record = model.model_validate(content)
    except ValidationError as error:
        raise DataError(_sentences(name, error, content)) from error
    identifier = getattr(record, "id", path.stem)
    if "id" in model.model_fields and path.name != "dispute.yaml" and identifier != path.stem:
        raise DataError([f"{name}: id is '{identifier}', but the file is named '{path.stem}'."])
    return record


def _yaml_problem(error: yaml.YAMLError | RecursionError) -> str:
    if not isinstance(error, yaml.MarkedYAMLError):
        return str(error) if type(error) is yaml.YAMLError else "the file is not YAML"
    where = error.problem_mark or error.context_mark
    line = f"line {where.line + 1}: " if where else ""
    return f"{line}{error.problem or 'the file is not YAML'}"


def _sentences(name: str, error: ValidationError, content: dict[str, Any]) -> list[str]:
    return [
        f"{name}: {_field(details['loc'], content)} {_complaint(details)}."
        for details in error.errors(include_url=False)
    ]


def _field(location: tuple[int | str, ...], content: dict[str, Any]) -> str:
    """Name a field as the translations do: list members by their id where they have one."""
    parts: list[str] = []
    value: Any = content
    for step in location:
        value = _inside(value, step)
        is_member = isinstance(step, int) and isinstance(value, dict)
        parts.append(str(value.get("id", step)) if is_member else str(step))
    return ".".join(parts) or "the record"


def _inside(value: Any, step: int | str) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _complaint(details: ErrorDetails) -> str:
    plain = _PLAIN_WORDS.get(details["type"])
    if plain:
        return plain
    message = details["msg"].removeprefix("Value error, ").rstrip(".")
    value = details["input"]
    shown = f"'{value}' is wrong: " if isinstance(value, str) else "is wrong: "
    return f"{shown}{message[:1].lower()}{message[1:]}"
