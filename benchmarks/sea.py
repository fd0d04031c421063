"""Times of the sea: evaluating an allocation from the table, against a rebuild of the same sea.

Run with ``python -m benchmarks.sea``.
"""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks.results import percentile
from geo_app.data import catalog
from geo_app.data.contents import Catalog
from geo_app.engine.allocation import Allocation, allocation_of, with_unit
from geo_app.engine.sea import SeaTable
from geo_app.engine.sea_build import SeaBuild
from geo_app.maps.sea_data import sea_data
from geo_app.pipeline.sea import plan_of

REPETITIONS = 500
REBUILDS = 5


def main() -> None:
    """Measure and print a table."""
    data = catalog()
    load_s = [_seconds(lambda: SeaTable(data)) for _ in range(5)]
    table = SeaTable(data)
    allocations = _random_allocations(data, REPETITIONS)
    evaluate_s = [_seconds(partial(table.outcome, one)) for one in allocations]
    build_s: list[float] = []
    rebuild_s = [_rebuild(data, one, build_s) for one in allocations[:REBUILDS]]
    ratio = percentile(rebuild_s, 50) / percentile(evaluate_s, 50)
    document = json.dumps(sea_data(data), ensure_ascii=False, separators=(",", ":")).encode()
    print(f"build of all lines and atoms   {percentile(build_s, 50):10.1f} s")
    print(f"load of the table              {percentile(load_s, 95) * 1e3:10.1f} ms p95")
    print(f"evaluate, any allocation       {percentile(evaluate_s, 50) * 1e3:10.3f} ms p50")
    print(f"                               {percentile(evaluate_s, 95) * 1e3:10.3f} ms p95")
    print(f"rebuild of one allocation      {percentile(rebuild_s, 50):10.1f} s p50")
    print(f"rebuild / evaluate             {ratio:10,.0f}")
    print(
        f"in the document                {len(gzip.compress(document, 9)) / 1e3:10.1f} kB gzipped"
    )


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


def _rebuild(data: Catalog, allocation: Allocation, build_s: list[float]) -> float:
    """Time the sea of one allocation from the coast on: nothing is kept from another."""
    plan = plan_of(data)
    if not build_s:
        build_s.append(_seconds(lambda: SeaBuild(plan).run()))
    parties = {party: number for number, party in enumerate(data.parties)}
    label = np.array(
        [
            parties.get(allocation.parties.get(owner, ""), len(parties))
            for owner in plan.coast.owners
        ]
    )
    start = time.perf_counter()
    SeaBuild(plan_of(data)).zone_areas_km2(label[plan.coast.owner])
    return time.perf_counter() - start


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
