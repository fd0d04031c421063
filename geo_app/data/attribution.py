"""What is to be named wherever the data shows, as the package's descriptor says."""

import json
from collections.abc import Mapping
from typing import Any

from geo_app.data.checks.package import DESCRIPTOR, LAYERS_FOLDER
from geo_app.data.contents import Catalog


def attributions(catalog: Catalog) -> tuple[str, ...]:
    """List what must be named beside a map of all layers, each once, in the layers' order."""
    return tuple(dict.fromkeys(str(one["attribution"]) for one in _layers(catalog)))


def layer_terms(catalog: Catalog) -> Mapping[str, str]:
    """Return, by the layer's name, its title, attribution and licence in one line."""
    return {
        str(one["name"]): f"{one['title']}. {one['attribution']}. {_licence(one)}."
        for one in _layers(catalog)
    }


def _layers(catalog: Catalog) -> list[dict[str, Any]]:
    content = json.loads((catalog.root / DESCRIPTOR).read_text(encoding="utf-8"))
    return [
        one
        for one in content["resources"]
        if str(one["path"]).startswith(f"{LAYERS_FOLDER}/") and "attribution" in one
    ]


def _licence(resource: Mapping[str, Any]) -> str:
    return ", ".join(str(one["title"]) for one in resource["licenses"])
