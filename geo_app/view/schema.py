"""The JSON schema of a view and of the options of a frame: the script's types are made from it.

::

    python -m geo_app.view.schema > schema.json
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from geo_app.view.view import FrameOptions, View


def schema() -> dict[str, Any]:
    """Return the schema of both, as messages write them, under ``$defs``."""
    models = [(View, "serialization"), (FrameOptions, "serialization")]
    references, definitions = models_json_schema(models)  # type: ignore[arg-type]
    names = {model.__name__: reference for (model, _), reference in references.items()}
    return {"title": "ViewTypes", "type": "object", "properties": names, **definitions}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=1, ensure_ascii=False))
