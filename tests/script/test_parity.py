"""One set of rules: what Python makes of a view and what the map's script makes of it are the same.

Thousands of views go through both: every scenario on every day on which control changes, and
random changes, cuts, layers and days; in every perspective and language.
"""

import datetime
import itertools
import json
import math
import random
from collections.abc import Iterator
from typing import Any

import pytest

from geo_app.data import Catalog
from geo_app.engine.land.allocation import allocation_of, reference_leaves
from geo_app.engine.land.control import control_changes
from geo_app.engine.sea.table import SETS, sea_outcome, sea_table
from geo_app.exports.page.twin import figure_rows, unit_heads, unit_rows
from geo_app.map_document.payload import payload
from geo_app.pipeline.sources.npm import node_command
from geo_app.reading.panels.outlook import ROWS, write, write_change
from geo_app.reading.reader import Reader
from geo_app.views.codec import default_view, make_view, to_message
from geo_app.views.fields import layers_of
from geo_app.views.legend import legend_entries, telling_figure
from geo_app.views.perspective import is_solid
from geo_app.views.summary import DrawnUnit, Summary, gains, sentences, summarise, telling_party
from geo_app.views.view import View
from geo_app.views.water import atom_party, border_arcs, drawn_atoms
from tests.script.test_script import run

LEAST_VIEWS = 2000
NOBODY = "none"
RELATIVE = {"land": 1e-9, "sea": 1e-6, "seaShares": 1e-6}
ONE_DAY = datetime.timedelta(days=1)
ZONES = {"territorial_sea": "territorial_sea_km2", "contiguous_zone": "contiguous_zone_km2",
         "eez": "eez_km2", "sea": "sea_km2"}  # fmt: skip
NUMBERS = [
    *(1e-5, 0.0004, 0.0245, 0.0691149, 0.1235, 0.9999, 1.5, 2.25, 2.5, 12.04, 999.95, 15595.6, 1e6),
    *(0.0, 0.00049, 0.0005, 0.0045, 0.005, 0.045, 0.05, 0.25, 0.4999, 0.5, 0.9949, 0.995, 1.0),
    *(1.05, 2.45, 9.995, 12.345, 99.95, 100.0, 999.5, 1234.5, 12345.0, 98765.5, 1234567.8),
    *(-0.5, -12.345, -123456.0),
]


@pytest.mark.long
def test_python_and_the_script_say_the_same_of_every_view(catalog: Catalog) -> None:
    views = list(generated_views(catalog))
    assert len(views) >= LEAST_VIEWS
    asked = {
        "payloads": {code: payload(catalog, one) for code, one in catalog.languages.items()},
        "views": [to_message(view) for view in views],
        "numbers": NUMBERS,
    }
    script = json.loads(run([*node_command(), "tests/script/parity.mjs"], json.dumps(asked)))
    for code in catalog.languages:
        for value, said, script_said in zip(
            NUMBERS, written(catalog, code), script["written"][code], strict=True
        ):
            assert said == script_said, (code, value)
    different = {
        f"{kind} of {view!r}": (said, script_said)
        for view, answer in zip(views, script["answers"], strict=True)
        for kind, said, script_said in differences(python_answer(catalog, view), answer)
    }
    assert not different, report(different)


# --- views ---------------------------------------------------------------------------------------


def generated_views(catalog: Catalog) -> Iterator[View]:
    """Yield every scenario on the days on which control changes, and random views."""
    chance = random.Random(1)
    languages = itertools.cycle(catalog.languages)
    perspectives = itertools.cycle(one for name in catalog.perspectives for one in [name] * 3)
    around = dict.fromkeys(
        day
        for change in control_changes(catalog)
        for day in (change - ONE_DAY, change)
        if day >= catalog.dispute.first_day
    )
    ways = [("time", None), *(("proposals", scenario) for scenario in catalog.scenarios)]
    for day, (look, scenario) in itertools.product([*around, catalog.dispute.as_of], ways):
        yield make_view(
            catalog,
            look=look,
            scenario=scenario,
            date=day,
            lang=next(languages),
            perspective=next(perspectives),
            layers=random_layers(catalog, chance),
        )
    first, last = catalog.dispute.first_day, catalog.dispute.as_of
    days = [first + chance.randint(0, (last - first).days) * ONE_DAY for _ in range(200)]
    for _ in range(LEAST_VIEWS // 2 + 400):
        yield random_view(catalog, chance.choice(days), chance)


def random_view(catalog: Catalog, day: datetime.date, chance: random.Random) -> View:
    """Return a view with changes of a few units, or of many, and perhaps a cut."""
    divisible = [leaf for leaf in catalog.allocatable_leaves if catalog.units[leaf].division]
    claimants = [party.id for party in catalog.claimants]
    changed = chance.sample(catalog.allocatable_leaves, chance.choice((0, 1, 1, 2, 5, 30)))
    share = chance.choice((0.0, 0.5, 1.0, chance.random(), chance.random()))
    return make_view(
        catalog,
        look=chance.choice(("time", "proposals")),
        scenario=chance.choice(list(catalog.scenarios)),
        date=day,
        lang=chance.choice(list(catalog.languages)),
        perspective=chance.choice(list(catalog.perspectives)),
        layers=random_layers(catalog, chance),
        rocks=chance.choice(SETS),
        set={leaf: chance.choice(claimants) for leaf in changed},
        cut={leaf: share for leaf in divisible if chance.random() < 0.5},
        name=chance.choice(("", "", "{holder} & $& «2+2»")),
    )


def random_layers(catalog: Catalog, chance: random.Random) -> list[str]:
    """Return some of the layers that are no ground."""
    grounds = {base.id for base in catalog.dispute.base_maps}
    return [one for one in layers_of(catalog) if one not in grounds and chance.random() < 0.7]


# --- what Python makes of them -------------------------------------------------------------------


def python_answer(catalog: Catalog, view: View) -> dict[str, Any]:
    """Return what Python makes of a view, in the form of ``parity.mjs``."""
    summary = summarise(catalog, view)
    sea = sea_outcome(catalog, summary.allocation, view.rocks).parties
    reference = reference_leaves(catalog)
    near = sea_table(catalog).near_km2(reference, summary.allocation, view.rocks)
    held_now = allocation_of(catalog, catalog.dispute.status_quo)
    all_near_km2 = sum(sea_table(catalog).near_km2(reference, held_now, view.rocks).values())
    outcome = summary.outcome
    return {
        "units": {leaf: unit_answer(drawn) for leaf, drawn in summary.units.items()},
        "lines": [[line.id, is_solid(line, summary.perspective)] for line in summary.lines],
        "land": {
            party: {"land": one.land_km2, "share": one.land_share, "people": one.population}
            for party, one in outcome.parties.items()
        },
        "sea": {
            party: {zone: getattr(one, key) for zone, key in ZONES.items()}
            for party, one in sea.items()
        },
        "seaShares": {party: area / all_near_km2 for party, area in near.items()},
        "waters": {
            cell_name(atom["properties"]): atom_party(summary, atom["properties"]) or NOBODY
            for _, atom in drawn_atoms(catalog, view.rocks)
        },
        "borders": list(border_arcs(summary)),
        "telling": telling_party(catalog, outcome.figures, view.date)
        if gains(catalog, outcome.figures, view.date)
        else None,
        "figure": list(telling_figure(summary)),
        "sentences": sentences(summary),
        "legend": legend_answer(summary),
        "title": summary.title,
        "unitHeads": unit_heads(summary),
        "unitRows": unit_rows(summary),
        "partyRows": figure_rows(summary),
    }


def unit_answer(drawn: DrawnUnit) -> list[Any]:
    """Return holder, party, whether it would change, title and cut of a unit."""
    holder = drawn.control.status.holder if drawn.control else None
    cut = [drawn.cut.share, drawn.cut.to, drawn.cut.rest] if drawn.cut else None
    return [holder, drawn.party or NOBODY, drawn.changed, drawn.title, cut]


def legend_answer(summary: Summary) -> list[list[Any]]:
    """Return kind, value and text of every row, and whether it is dashed or solid."""
    return [
        [row.kind, NOBODY if row.kind == "party" and row.value is None else row.value, row.text,
         row.dashed, row.solid]
        for row in legend_entries(summary)
    ]  # fmt: skip


def cell_name(atom: dict[str, Any]) -> str:
    """Return the name of a part of the sea whose nearest coast is the same."""
    strip = ",".join(f"{share:.6f}" for share in atom.get("strip", ()))
    return f"{atom.get('unit') or atom.get('land')} {strip}"


def written(catalog: Catalog, code: str) -> list[list[str]]:
    """Return numbers as shares, areas and changes."""
    language = catalog.language(code)
    reader = Reader(catalog, language, default_view(catalog))
    sea = next(row for row in ROWS if row.key == "sea_km2")
    return [
        [
            language.number(value),
            language.number(value, 1),
            language.percent(value),
            reader.area(value),
            write(reader, sea, value),
            write_change(reader, sea, value) or "",
        ]
        for value in NUMBERS
    ]


# --- the same ------------------------------------------------------------------------------------


def differences(python: dict[str, Any], script: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield what differs: its kind, and what either says."""
    assert python.keys() == script.keys()
    for kind, said in python.items():
        close = RELATIVE.get(kind)
        same = said == script[kind] if close is None else is_close(said, script[kind], close)
        if not same:
            yield kind, *smallest(said, script[kind])


def is_close(one: Any, other: Any, relative: float) -> bool:
    """Whether numbers in the same places of two records are as good as equal."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(
            is_close(value, other[key], relative) for key, value in one.items()
        )
    return math.isclose(one, other, rel_tol=relative, abs_tol=relative)


def smallest(one: Any, other: Any) -> tuple[Any, Any]:
    """Return the entries that differ alone, where both are records of the same form."""
    if isinstance(one, dict) and one.keys() == other.keys():
        keys = [key for key, value in one.items() if value != other[key]]
        return {key: one[key] for key in keys}, {key: other[key] for key in keys}
    return one, other


def report(different: dict[str, Any]) -> str:
    """Return how many there are, and the first of them."""
    first = itertools.islice(different.items(), 5)
    shown = (f"{what}\n  Python: {one}\n  script: {other}" for what, (one, other) in first)
    return "\n".join([f"{len(different)} differences", *shown])
