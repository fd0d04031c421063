"""The JSON schema of a view and of the options of a frame: the script's types are made from it.

::

    python -m geo_app.views.schema > schema.json
"""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from geo_app.views.view import FrameOptions, View


class _WithoutTitles(GenerateJsonSchema):
    """A field needs no name of its own as a type."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave titles out."""
        del schema
        return False


def schema() -> dict[str, Any]:
    """Return the schema of both, as messages write them, under ``$defs``."""
    models = [(View, "serialization"), (FrameOptions, "serialization")]
    references, definitions = models_json_schema(
        models,  # type: ignore[arg-type]
        schema_generator=_WithoutTitles,
    )
    names = {model.__name__: reference for (model, _), reference in references.items()}
    return {"title": "ViewTypes", "type": "object", "properties": names, **definitions}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=1, ensure_ascii=False))
