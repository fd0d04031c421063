"""What is to be named wherever a layer shows, as the package's descriptor says."""

import json
from collections.abc import Mapping

from geo_app.data.checks.package import DESCRIPTOR, LAYERS_FOLDER
from geo_app.data.contents import Catalog


def layer_terms(catalog: Catalog) -> Mapping[str, str]:
    """Return, by the layer's name, its title, attribution and licence in one line."""
    terms = {}
    content = json.loads((catalog.root / DESCRIPTOR).read_text(encoding="utf-8"))
    for resource in content["resources"]:
        if resource["path"].startswith(f"{LAYERS_FOLDER}/"):
            licences = ", ".join(licence["title"] for licence in resource["licenses"])
            about = f"{resource['title']}. {resource['attribution']}. {licences}."
            terms[resource["name"]] = about
    return terms
