"""Who would hold the waters of each strait."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import Allocation
from geo_app.engine.sea.locate import locator


@dataclass(frozen=True)
class StraitOutcome:
    """A strait under an allocation.

    Attributes
    ----------
    sides : (str or None, str or None)
        Party of the coast on either side; none where it is nobody's.
    middle : str, optional
        Party of the water in the middle; nobody's beyond the zones.
    """

    strait: str
    sides: tuple[str | None, str | None]
    middle: str | None

    @property
    def holders(self) -> tuple[str | None, ...]:
        """Parties that would share it: one where both coasts are the same party's."""
        return tuple(dict.fromkeys(self.sides))


def straits(catalog: Catalog, allocation: Allocation) -> tuple[StraitOutcome, ...]:
    """Tell who would hold each strait, from south-west to north-east."""
    records = list(catalog.straits.values())
    if not records:
        return ()
    finder = locator(catalog)
    centres = np.array([one.centre for one in records])
    middles = finder.locate(centres, allocation)
    return tuple(
        StraitOutcome(
            record.id,
            (
                finder.party(record.sides[0], np.array(record.centre), allocation),
                finder.party(record.sides[1], np.array(record.centre), allocation),
            ),
            middle.party,
        )
        for record, middle in zip(records, middles, strict=True)
    )
