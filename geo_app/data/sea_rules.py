"""Reading of the rules of the sea."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from geo_app.data.records import read_record
from geo_app.model.sea import SeaRules

SEA_FILE = "sea.yaml"


def has_sea(root: Path) -> bool:
    """Whether a data folder says how its sea is to be built."""
    return (root / SEA_FILE).is_file()


@lru_cache(maxsize=4)
def read_sea_rules(root: Path) -> SeaRules:
    """Read the rules of the sea of a data folder.

    Raises
    ------
    DataError
        If the file is missing or does not fit its model.
    """
    return read_record(root / SEA_FILE, f"{root.name}/{SEA_FILE}", SeaRules)
