"""How commands write figures."""

from __future__ import annotations

from collections.abc import Iterable

from geo_app.data.language import Language
from geo_app.engine.sea.table import SeaFigures
from geo_app.model.outcomes import PartyOutcome

SEA_KEYS = tuple(SeaFigures.__dataclass_fields__)
DIFFERENCE_KEYS = ("land_km2", *SEA_KEYS)
_DIGITS, _NOISE_DIGITS = 6, 9


def differences(after: PartyOutcome, before: PartyOutcome) -> dict[str, float]:
    """Land and sea of one outcome less those of another, in km2."""
    keys = present(DIFFERENCE_KEYS, after)
    return {key: rounded(after.figures[key] - before.figures[key]) for key in keys}


def present(keys: Iterable[str], outcome: PartyOutcome) -> list[str]:
    """List the figures that the data has: without a sea there are none of it."""
    return [key for key in keys if key in outcome.figures]


def rounded(value: float) -> float:
    """Round to the square metre; never minus nought."""
    return round(value, _DIGITS) + 0.0


def without_noise(value: float) -> float:
    """Drop what binary fractions add after the ninth decimal: 345.84000000000003."""
    return round(value, _NOISE_DIGITS)


def signed(language: Language, value: float) -> str:
    """Write a difference in whole units with its sign; no sign where it rounds to nought."""
    text = language.number(abs(value))
    return f"{'+' if value >= 0 else '-'}{text}" if round(abs(value)) else "0"
