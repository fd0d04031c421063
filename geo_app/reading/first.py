"""What a page shows first, and how a reader who comes to it looks at the islands."""

from collections.abc import Mapping
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.model.layers import DEFAULT_LAYERS
from geo_app.views.codec import Notice, from_message, from_query
from geo_app.views.view import View

LAB_LAYERS = (*DEFAULT_LAYERS, "zones")
PROPOSALS: dict[str, Any] = {"look": "proposals"}
PAGE_FIRST: dict[str, dict[str, Any]] = {
    "scenarios": PROPOSALS,
    "lab": PROPOSALS | {"layers": LAB_LAYERS},
    "compare": PROPOSALS | {"layers": LAB_LAYERS},
}
"""What pages show first, where that is not what the map shows by itself."""

PAGE_LOOKS = {"timeline": "time", **dict.fromkeys(PAGE_FIRST, "proposals")}
"""How a reader who comes to a page looks at the islands there."""


def first_view(
    catalog: Catalog, page: str, query: Mapping[str, str], notices: list[Notice]
) -> View:
    """Return what a page shows that is opened with a query; the lab has no days."""
    first = PAGE_FIRST.get(page, {})
    view = from_query(catalog, query, notices, first)
    return from_message(catalog, {"look": first.get("look")}, [], view)
