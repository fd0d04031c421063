"""Lines as a perspective has them, and which names come first on a map."""

import math
from typing import NamedTuple

from geo_app.data.contents import Catalog
from geo_app.engine.land.figures import land_figure, value_of
from geo_app.model.lines import Line
from geo_app.model.perspectives import Perspective

_LARGEST_BONUS = 90.0
_OUTSIDE, _MEMBER = 100.0, 200.0
_SPLIT_ZOOM, _WHOLE_ZOOM, _ANY_ZOOM = 8.6, 9.4, 99.0


def is_solid(line: Line, perspective: Perspective) -> bool:
    """Whether a line is drawn solid, as a boundary."""
    return line.id in perspective.solid_lines


class LabelRank(NamedTuple):
    """The lower the rank, the earlier a name is placed; it is shown between two zooms."""

    rank: float
    min_zoom: float
    max_zoom: float


def label_rank(catalog: Catalog, unit_id: str) -> LabelRank:
    """Return when the name of a unit or group is placed, and at which zooms of web maps.

    Reference units come before others, large islands before small ones; members of a group
    have names where there is room for all of them, and the group has one until then.
    """
    unit = catalog.units[unit_id]
    is_member = unit.parent is not None and catalog.is_group(unit.parent)
    bonus = min(_LARGEST_BONUS, math.sqrt(value_of(land_figure(unit))))
    rank = 10.0 + (0.0 if unit.reference else _OUTSIDE) + (_MEMBER if is_member else 0.0) - bonus
    min_zoom = _SPLIT_ZOOM if is_member else 4.4 if unit.reference else 5.0
    return LabelRank(rank, min_zoom, _WHOLE_ZOOM if catalog.is_group(unit_id) else _ANY_ZOOM)
