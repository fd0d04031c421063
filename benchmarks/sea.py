"""Times of the sea: evaluating an allocation from the table, against a rebuild of the same sea."""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks.results import Row, percentile
from geo_app.data import catalog
from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import Allocation, allocation_of, with_unit
from geo_app.engine.sea.build.run import SeaBuild
from geo_app.engine.sea.table import SeaTable
from geo_app.map_document.sea import sea_data
from geo_app.pipeline.layers.sea import plan_of

REPETITIONS = 500
REBUILDS = 5


def rows() -> list[Row]:
    """Measure table, build and rebuild, and what the sea adds to the document."""
    data = catalog()
    load_ms = [1000 * _seconds(lambda: SeaTable(data)) for _ in range(5)]
    table = SeaTable(data)
    allocations = _random_allocations(data, REPETITIONS)
    evaluate_ms = [1000 * _seconds(partial(table.outcome, one)) for one in allocations]
    build_s = _seconds(lambda: SeaBuild(plan_of(data)).run())
    rebuild_s = [_rebuild(data, one) for one in allocations[:REBUILDS]]
    ratio = 1000 * percentile(rebuild_s, 50) / percentile(evaluate_ms, 50)
    document = json.dumps(sea_data(data), ensure_ascii=False, separators=(",", ":")).encode()
    return [
        Row("sea of any allocation, from the table", "ms", evaluate_ms, 1),
        Row("the table loaded", "ms", load_ms),
        Row("sea of one allocation, rebuilt from the coast", "s", rebuild_s),
        Row("rebuilt / from the table", "times", [ratio]),
        Row("build of all lines and atoms", "s", [build_s], 60),
        Row("atoms and arcs in the document, gzipped", "kB", [_gzipped_kb(document)], 80),
    ]


def _gzipped_kb(content: bytes) -> float:
    return len(gzip.compress(content, 9)) / 1000


def _random_allocations(data: Catalog, count: int) -> list[Allocation]:
    rng = random.Random(4)
    start = allocation_of(data, data.dispute.status_quo)
    parties = list(data.parties)
    found = []
    for _ in range(count):
        allocation = start
        for unit in rng.sample(data.allocatable_leaves, 5):
            allocation = with_unit(data, allocation, unit, rng.choice(parties))
        found.append(allocation)
    return found


def _rebuild(data: Catalog, allocation: Allocation) -> float:
    """Time the sea of one allocation from the coast on: nothing is kept from another."""
    parties = {party: number for number, party in enumerate(data.parties)}
    start = time.perf_counter()
    plan = plan_of(data)
    label = np.array(
        [
            parties.get(allocation.parties.get(owner, ""), len(parties))
            for owner in plan.coast.owners
        ]
    )
    SeaBuild(plan).zone_areas_km2(label[plan.coast.owner])
    return time.perf_counter() - start


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start
