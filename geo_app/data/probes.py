"""Reading of the probe points."""

from __future__ import annotations

from pathlib import Path

from geo_app.data.records import read_record
from geo_app.model.probes import Probe, ProbeFile

PROBES_FILE = "probes.yaml"


def load_probes(root: Path) -> tuple[Probe, ...]:
    """Read the probe points of a data folder; a folder without the file has none.

    Raises
    ------
    DataError
        If the file does not fit its model.
    """
    path = root / PROBES_FILE
    if not path.is_file():
        return ()
    return read_record(path, f"{root.name}/{PROBES_FILE}", ProbeFile).probes
