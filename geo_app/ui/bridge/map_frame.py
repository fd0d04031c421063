"""The map on a page: one iframe on the map document, moved by messages, never reloaded."""

from __future__ import annotations

from typing import Any

from streamlit.components.v2 import component

from geo_app.server.routes import map_address
from geo_app.ui import state
from geo_app.ui.bridge import session
from geo_app.ui.reader import Reader
from geo_app.ui.scripts import script
from geo_app.view.passages import bounds_of

KEY = "map"


_frame = component(
    "dispute_explorer.map_frame",
    html='<div class="map-frame"></div>',
    js=script("map_frame"),
    isolate_styles=False,
)

_messenger = component(
    "dispute_explorer.map_messenger",
    js=script("map_messenger"),
    isolate_styles=False,
)


def show_map(reader: Reader, *, mode: str = "", panel: bool = False) -> None:
    """Place the map; what the reader does in it becomes the state of the page.

    Parameters
    ----------
    reader : Reader
        Data and language.
    mode : {"", "lab"}
        ``lab``: islands can be given away in the map.
    panel : bool
        Whether the page shows beside the map what is selected, so that the map's own card can be
        short.
    """
    shown = session.current()
    _frame(
        key=KEY,
        data={
            "source": map_address(reader.catalog, reader.language.code),
            "title": reader.say("map.label"),
            "state": shown.as_message(),
            "bounds": bounds_of(reader.catalog, shown.select),
            "command": session.pending_command(),
            "scenes": _scenes(reader),
            "mode": mode,
            "panel": "0" if panel else "1",
        },
    )


def _scenes(reader: Reader) -> dict[str, dict[str, Any]]:
    """Return, for each passage, what its scene says of the state of the map."""
    catalog = reader.catalog
    scenes: dict[str, dict[str, Any]] = {}
    for story in catalog.stories.values():
        for passage in story.passages:
            select = f"passage:{story.id}.{passage.id}"
            message = session.message_of(catalog, state.default_state(catalog, select))
            # A passage says what to look at; how names are written stays the reader's choice.
            del message["perspective"]
            scenes[select] = message
    return scenes


def move_map() -> None:
    """Hand the latest command to the map, from a part of the page that runs without it."""
    _messenger(key="messenger", data={"command": session.pending_command()})
