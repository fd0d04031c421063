"""Two islands south of the equator and west of Greenwich, with as little as a folder can hold."""

from pathlib import Path

import yaml

from tests.worlds.parts import (
    SOURCE,
    SOURCES,
    Record,
    finish,
    square,
    status,
    unit,
    write_coastlines,
    write_language,
    write_layers,
    write_records,
)

DISPUTE: Record = {
    "id": "petrels", "title": "The Petrels", "subtitle": "Invented islands", "version": "1.0.0",
    "as_of": "2020-06-30", "first_day": "1900-01-01", "axis_start": "1900-01-01",
    "default_scenario": "handover", "status_quo": "today", "reference_name": "the Petrels",
    "home": {"south_west": [-120.5, -40.5], "north_east": [-118.5, -39]},
    "whole": {"south_west": [-121, -41], "north_east": [-118, -38]},
    "locator": {"south_west": [-150, -60], "north_east": [-90, -20]},
    "quick_scenarios": ["today"], "languages": ["en"],
    "name_languages": [{"language": "en"}],
}  # fmt: skip


def write(root: Path) -> Path:
    """Write the folder and return it."""
    root.mkdir()
    (root / "dispute.yaml").write_text(yaml.safe_dump(DISPUTE), encoding="utf-8")
    write_records(root, "sources", [SOURCE])
    write_records(
        root,
        "parties",
        [
            {"id": "elm", "order": 1, "name": "Elm", "fill": "#c98b3a", "fill_dark": "#d9a55c",
             "pattern": "plain"},
            {"id": "fir", "order": 2, "name": "Fir", "fill": "#35618f", "fill_dark": "#4a7fb5",
             "pattern": "dots"},
        ],
    )  # fmt: skip
    write_records(root, "holders", [{"id": "fir_state", "name": "State of Fir", "party": "fir"}])
    write_records(
        root,
        "units",
        [
            unit(1, "east", (-119, -40), reference="true",
                 areas_km2=[{"value": 1500, "sources": SOURCES}],
                 statuses=[status("east", "effective_control", "fir_state")]),
            unit(2, "west", (-120, -40),
                 statuses=[status("west", "effective_control", "fir_state")]),
        ],
    )  # fmt: skip
    told = {"kind": "idea", "caption": "Invented.", "summary": "Invented.", "date": "2019",
            "proponents": ["Nobody"], "outcome": "None.", "sources": SOURCES}  # fmt: skip
    write_records(
        root,
        "proposals",
        [
            {"id": "today", "order": 0, "title": "Today", "allocation": {"parties": {}}, **told},
            {"id": "handover", "order": 1, "title": "Handover",
             "allocation": {"parties": {"elm": ["east"]}}, **told},
        ],
    )  # fmt: skip
    probe = {"id": "open_sea", "location": [-125, -40]}
    neutral = {"id": "neutral", "order": 1, "title": "Neutral", "caption": "Invented.",
               "claims": {"fir": ["east", "west"]}, "probes": [probe],
               "sources": SOURCES}  # fmt: skip
    write_records(root, "perspectives", [neutral])
    write_language(root, "en")
    write_coastlines(root, {"west": -125, "south": -45, "east": -115, "north": -35})
    islands = {
        ("unit", "east"): square(-119.2, -40.2, 0.4),
        ("unit", "west"): square(-120.2, -40.1, 0.3),
    }
    write_layers(root, {"coast_osm": islands})
    return finish(root)
