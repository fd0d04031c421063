"""Whether the data answers at the probe points as it should."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from geo_app.data.contents import Catalog
from geo_app.data.records import read_record
from geo_app.engine.ground import unit_at
from geo_app.engine.land.allocation import allocation_of
from geo_app.engine.land.control import in_force
from geo_app.engine.sea.locate import party_at
from geo_app.model.probes import Probe, ProbeFile

PROBES_FILE = "probes.yaml"


def load_probes(root: Path) -> tuple[Probe, ...]:
    """Read the probe points of a data folder, or ``DataError``; without the file, none."""
    path = root / PROBES_FILE
    if not path.is_file():
        return ()
    return read_record(path, f"{root.name}/{PROBES_FILE}", ProbeFile).probes


class Answer(NamedTuple):
    """What the data says of a point: the unit on whose land it lies, and whose claims it lies in.

    ``parties`` has the party that would hold it by scenario; it is empty where nothing is
    allocated.
    """

    unit: str | None
    parties: dict[str, str]
    claimed_by: frozenset[str]


def problems(catalog: Catalog) -> Iterator[str]:
    """Find probe points at which the data gives another answer than the file expects."""
    file = f"{catalog.root.name}/{PROBES_FILE}"
    for probe in load_probes(catalog.root):
        answer = answer_at(catalog, *probe.at)
        yield from (f"{file}: {probe.id}: {text}" for text in _differences(probe, answer))


def answer_at(catalog: Catalog, longitude_deg: float, latitude_deg: float) -> Answer:
    """Say what the data holds of a point, degrees on WGS84."""
    unit = unit_at(catalog, longitude_deg, latitude_deg)
    if unit is None or not catalog.units[unit].allocatable:
        return Answer(unit, {}, frozenset())
    place = (longitude_deg, latitude_deg)
    parties = {
        scenario: str(party_at(catalog, unit, place, allocation_of(catalog, scenario)))
        for scenario in catalog.scenarios
    }
    claims = in_force(catalog, catalog.dispute.as_of, unit, "claim")
    claimants = {catalog.holders[row.status.holder].party for row in claims}
    return Answer(unit, parties, frozenset(party for party in claimants if party))


def _differences(probe: Probe, answer: Answer) -> Iterator[str]:
    if probe.unit != answer.unit:
        yield f"it lies on {answer.unit or 'no unit'}, not on {probe.unit or 'no unit'}."
    expected = {scenario: party for party, ones in probe.parties.items() for scenario in ones}
    # A scenario that the file does not know yet is no fault: it is one file, not two.
    for scenario, wanted in expected.items():
        got = answer.parties.get(scenario)
        if wanted != got:
            yield f"under {scenario} it is {got or 'nobody'}'s, not {wanted}'s."
    if frozenset(probe.claimed_by) != answer.claimed_by:
        claimants = ", ".join(sorted(answer.claimed_by)) or "nobody"
        yield f"it is claimed by {claimants}, not by {', '.join(probe.claimed_by) or 'nobody'}."
