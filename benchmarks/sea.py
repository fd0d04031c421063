"""Times of the sea: evaluating an allocation from the table, against a rebuild of the same sea."""

import json
import random
from functools import partial

import numpy as np

from benchmarks.results import Row, gzipped_kb, percentile, seconds_of
from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import Allocation, allocation_of, with_unit
from geo_app.engine.sea.build.run import SeaBuild
from geo_app.engine.sea.table import SeaTable
from geo_app.map_document.sea import sea_data
from geo_app.pipeline.layers.sea import plan_of

REPETITIONS = 500
REBUILDS = 5


def rows(data: Catalog) -> list[Row]:
    """Measure table, build and rebuild, and what the sea adds to the document."""
    load_ms = [1000 * seconds_of(lambda: SeaTable(data)) for _ in range(5)]
    table = SeaTable(data)
    allocations = _random_allocations(data, REPETITIONS)
    evaluate_ms = [1000 * seconds_of(partial(table.outcome, one)) for one in allocations]
    build_s = seconds_of(lambda: SeaBuild(plan_of(data)).run())
    rebuild_s = [seconds_of(partial(_rebuild, data, one)) for one in allocations[:REBUILDS]]
    ratio = 1000 * percentile(rebuild_s, 50) / percentile(evaluate_ms, 50)
    document = json.dumps(sea_data(data), ensure_ascii=False, separators=(",", ":")).encode()
    return [
        Row("sea of any allocation, from the table", "ms", evaluate_ms, 1),
        Row("the table loaded", "ms", load_ms),
        Row("sea of one allocation, rebuilt from the coast", "s", rebuild_s),
        Row("rebuilt / from the table", "times", [ratio]),
        Row("build of all lines and atoms", "s", [build_s], 60),
        Row("atoms and arcs in the document, gzipped", "kB", [gzipped_kb(document)], 80),
    ]


def _random_allocations(data: Catalog, count: int) -> list[Allocation]:
    rng = random.Random(4)
    start = allocation_of(data, data.dispute.status_quo)
    parties = list(data.parties)
    allocations = []
    for _ in range(count):
        allocation = start
        for unit in rng.sample(data.allocatable_leaves, 5):
            allocation = with_unit(data, allocation, unit, rng.choice(parties))
        allocations.append(allocation)
    return allocations


def _rebuild(data: Catalog, allocation: Allocation) -> None:
    """Make the sea of one allocation from the coast on: nothing is kept from another."""
    numbers = {party: number for number, party in enumerate(data.parties)}
    plan = plan_of(data)
    holders = (allocation.parties.get(owner, "") for owner in plan.coast.owners)
    label = np.array([numbers.get(holder, len(numbers)) for holder in holders])
    SeaBuild(plan).zone_areas_km2(label[plan.coast.owner])
