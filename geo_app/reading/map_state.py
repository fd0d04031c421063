"""What the page around a map tells it."""

from typing import Any

from geo_app.data.contents import Catalog
from geo_app.views.codec import default_view, to_message
from geo_app.views.fields import bounds_of, passages
from geo_app.views.view import View


def message_of(catalog: Catalog, state: View) -> dict[str, Any]:
    """Return a state as a message to the map: with the bounds of the passage that it selects.

    Language and colours of the page decide those of its map, whatever the state says.
    """
    message = to_message(state)
    del message["lang"], message["theme"]
    if state.camera is None:
        del message["camera"]
        bounds = bounds_of(catalog, state.select)
        if bounds:
            message["bounds"] = bounds
    return message


def scenes_of(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Return, for each passage, what its scene says of the state of the map."""
    scenes: dict[str, dict[str, Any]] = {}
    for select in passages(catalog):
        message = message_of(catalog, default_view(catalog, select))
        # A passage says what to look at; how names are written stays the reader's choice.
        del message["perspective"]
        scenes[select] = message
    return scenes
