"""Three parties, a neighbour, a group, a cut island, a sea; no strait and nothing to read."""

from pathlib import Path

import yaml
from shapely import Point

from tests.worlds.parts import (
    SOURCE,
    SOURCES,
    Record,
    finish,
    names,
    square,
    status,
    unit,
    write_coastlines,
    write_language,
    write_layers,
    write_records,
    write_sea_layers,
)

PARTIES: tuple[Record, ...] = (
    {"id": "alder", "order": 1, "fill": "#c98b3a", "fill_dark": "#d9a55c", "pattern": "plain"},
    {"id": "birch", "order": 2, "fill": "#35618f", "fill_dark": "#4a7fb5", "pattern": "dots"},
    {"id": "cedar", "order": 3, "fill": "#6b8f3a", "fill_dark": "#86ad50", "pattern": "grid"},
    {"id": "shared", "order": 4, "fill": "#808080", "fill_dark": "#909090", "pattern": "bands",
     "joint_of": ["birch", "cedar"]},
    {"id": "open", "order": 5, "fill": "#b9b9b4", "fill_dark": "#7d8388", "pattern": "blank"},
    {"id": "dune", "order": 6, "fill": "#a08fb0", "fill_dark": "#b3a5c0", "pattern": "plain",
     "neighbour": "true"},
)  # fmt: skip

DIVISION: Record = {
    "azimuth_deg": 40, "reason": "Invented.", "sources": SOURCES,
    "marks": [{"scenario": "halves", "label": "half", "sources": SOURCES}],
}  # fmt: skip

DISPUTE: Record = {
    "id": "terns", "title": "The Tern Islands", "subtitle": "Invented islands", "version": "1.0.0",
    "as_of": "2020-06-30", "first_day": "1900-01-01", "axis_start": "1900-01-01",
    "default_scenario": "thirds", "status_quo": "today", "reference_name": "the Tern Islands",
    "home": {"south_west": [69.5, -31.5], "north_east": [73.5, -29]},
    "whole": {"south_west": [69, -32], "north_east": [74, -28]},
    "locator": {"south_west": [40, -50], "north_east": [100, 0]},
    "quick_scenarios": ["today", "thirds", "together"], "languages": ["en", "ru"],
    "name_languages": [{"language": "en"}, {"language": "el"}, {"language": "el-Latn"}],
}  # fmt: skip

SEA: Record = {
    "id": "sea", "enclosed": [[70, -31], [71, -31], [71, -30]],
    "coasts": [{"land": "farland", "name": "Farland", "home_party": "dune"}],
    "rock_rule": "Invented.",
    "rocks": [{"owner": "skua", "reason": "A stack.", "sources": SOURCES}],
    "uncertainty": {"reason": "Invented.", "sources": SOURCES},
    "assumptions": ["Invented islands."], "sources": SOURCES,
}  # fmt: skip

ISLANDS = {"gull": (70.0, -30.5, 0.4), "heron": (71.0, -30.0, 0.5), "ibis": (72.0, -31.0, 0.3)}


def write(root: Path) -> Path:
    """Write the folder and return it."""
    root.mkdir()
    (root / "dispute.yaml").write_text(yaml.safe_dump(DISPUTE), encoding="utf-8")
    (root / "sea.yaml").write_text(yaml.safe_dump(SEA), encoding="utf-8")
    write_records(root, "sources", [SOURCE])
    write_records(root, "parties", [one | {"name": one["id"].title()} for one in PARTIES])
    holders = ("alder", "birch", "cedar", "dune")
    write_records(
        root,
        "holders",
        [
            {"id": f"{one}_state", "name": f"State of {one.title()}", "party": one}
            for one in holders
        ],
    )
    write_records(root, "units", _units())
    write_records(root, "lines", [_line()])
    write_records(root, "places", [_place()])
    write_records(root, "events", [_event()])
    write_records(root, "proposals", _proposals())
    write_records(root, "perspectives", _perspectives())
    write_language(root, "en")
    write_language(root, "ru")
    write_coastlines(root, {"west": 65, "south": -35, "east": 80, "north": -25})
    islands = {("unit", name): square(*box) for name, box in ISLANDS.items()}
    lands = {("land", "farland"): square(76.0, -30.0, 1.0), ("unit", "cape"): square(67, -31, 0.8)}
    points = {("unit", "knot"): Point(72.5, -30.4), ("unit", "skua"): Point(72.6, -30.3)}
    write_layers(root, {"coast_osm": islands, "context_osm": lands, "points": points})
    write_sea_layers(root)
    return finish(root)


def _units() -> list[Record]:
    def held(name: str, holder: str) -> list[Record]:
        return [
            status(name, "effective_control", "birch_state", end="1950-05-19"),
            status(name, "effective_control", holder, start="1950-05-20"),
            status(name, "claim", "cedar_state", start="1960"),
        ]

    def size(value: float) -> list[Record]:
        return [{"value": value, "side": "alder", "sources": SOURCES}]

    reference = {"reference": "true"}
    islets: Record = {"kind": "islet", "parent": "stacks", "coast": {"coast": "point"}}
    return [
        unit(1, "gull", (70.2, -30.3), areas_km2=size(1700), populations=size(900),
             statuses=held("gull", "alder_state"), **reference),
        unit(2, "heron", (71.2, -29.8), areas_km2=size(2700), statuses=held("heron", "alder_state"),
             division=DIVISION, **reference),
        unit(3, "ibis", (72.1, -30.9), areas_km2=size(950), statuses=held("ibis", "dune_state"),
             **reference),
        unit(4, "stacks", (72.5, -30.35), kind="island_group", coast={"coast": "context"},
             statuses=held("stacks", "cedar_state")),
        unit(5, "knot", (72.5, -30.4), **islets),
        unit(6, "skua", (72.6, -30.3), **islets),
        unit(7, "cape", (67.4, -30.6), kind="mainland", coast={"coast": "context"},
             allocatable="false", home_party="alder"),
    ]  # fmt: skip


def _proposals() -> list[Record]:
    def proposal(order: int, name: str, allocation: Record | None, **more: str) -> Record:
        told = {
            "kind": "idea", "title": name.title(), "short_title": name.title(),
            "caption": "Invented.", "summary": "Invented.", "date": "2019",
            "proponents": ["Nobody"], "outcome": "None.", "sources": SOURCES,
        }  # fmt: skip
        mapped = {"allocation": allocation} if allocation is not None else {}
        return {"id": name, "order": order, **told, **mapped, **more}

    half = {"unit": "heron", "to": "cedar", "rest": "birch"}
    return [
        proposal(0, "today", {"parties": {}}),
        proposal(1, "thirds", {"parties": {"birch": ["gull"], "cedar": ["heron", "stacks"],
                                           "alder": ["ibis"]}}),
        proposal(2, "halves", {"default": "birch", "cuts": [half]}),
        proposal(3, "together", {"default": "shared"}),
        proposal(4, "later", {"default": "open"}),
        proposal(5, "words", None, why_not_mapped="It names no island."),
    ]  # fmt: skip


def _perspectives() -> list[Record]:
    def way(order: int, name: str, **more: object) -> Record:
        probe = {"id": "gull", "location": [70.2, -30.3], "unit": "gull", "inside": ["birch"]}
        return {
            "id": name, "order": order, "title": name.title(), "caption": "Invented.",
            "claims": {"birch": ["gull"]}, "probes": [probe],
            "sources": SOURCES, **more,
        }  # fmt: skip

    return [way(1, "neutral"), way(2, "cedar", party="cedar", solid_lines=["parting"])]


def _line() -> Record:
    return {
        "id": "parting", "kind": "treaty", "title": "Line of parting", "article": "Article 1",
        "start": "1950-05-02", "path": [[70.7, -31.5], [70.7, -29]], "units": ["gull", "heron"],
        "note": "Invented.", "sources": SOURCES,
    }  # fmt: skip


def _place() -> Record:
    return {"id": "harbour", "names": names("Harbour"), "location": [70.1, -30.4]}


def _event() -> Record:
    return {
        "id": "treaty_1950", "date": "1950-05-02", "title": "Treaty of parting",
        "text": "Invented.", "place": "harbour", "category": "treaty", "units": ["gull"],
        "line": "parting", "sources": SOURCES,
    }  # fmt: skip
