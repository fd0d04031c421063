"""Which still pictures a page has: pages whose maps look alike have one together."""

import datetime
from functools import lru_cache
from typing import NamedTuple

from geo_app.data.contents import Catalog
from geo_app.exports.picture.canvas import Corners, bounds_of
from geo_app.site.pages import Content, Name
from geo_app.views.codec import default_view, proposal_view
from geo_app.views.summary import summarise
from geo_app.views.view import View

_ONE_DAY = datetime.timedelta(days=1)


class Still(NamedTuple):
    """A still picture: of what, what it shows, and which piece of the map.

    ``is_whole``: whether it shows all of the map beside one that does.
    """

    name: str
    view: View
    bounds: Corners | None
    is_whole: bool = False

    @property
    def file(self) -> str:
        """Name of its file without the ending."""
        return f"{self.name}-whole" if self.is_whole else self.name


def stills_of(catalog: Catalog, content: Content, name: Name) -> tuple[Still, ...]:
    """Return the pictures of a page; pages whose maps look alike have them together."""
    if content.bounds:
        [view] = content.stills
        return (Still(name.file, _plain(catalog, view), content.bounds),)
    stills = [_still(catalog, view) for view in content.stills]
    around = [bounds_of(summarise(catalog, one.view)) for one in stills]
    if len(set(around)) < 2:
        return tuple(stills)
    whole = catalog.dispute.whole.corners
    return tuple(
        one if shown == whole else one._replace(bounds=whole, is_whole=True)
        for one, shown in zip(stills, around, strict=True)
    )


def _plain(catalog: Catalog, view: View) -> View:
    return default_view(catalog).having(lang=view.lang)


def _still(catalog: Catalog, view: View) -> Still:
    plain = _plain(catalog, view)
    if view.look == "proposals":
        shown = proposal_view(catalog, plain, view.scenario)
        return Still(f"proposal-{view.scenario}", shown, None)
    day = max((day for day in changing_days(catalog) if day <= view.date), default=view.date)
    return Still(f"day-{day}", plain.having(date=day), None)


@lru_cache(maxsize=4)
def changing_days(catalog: Catalog) -> tuple[datetime.date, ...]:
    """Return the days on which a map may begin to look different: control, title, claim, lines."""
    first, last = catalog.dispute.first_day, catalog.dispute.as_of
    rows = [row for unit in catalog.units.values() for row in unit.statuses]
    lines = catalog.lines.values()
    begun = {row.first_day for row in rows} | {line.start.earliest for line in lines}
    ended = {row.last_day for row in rows} | {line.end.latest for line in lines if line.end}
    after = {day + _ONE_DAY for day in ended if day < datetime.date.max}
    return tuple(sorted(day for day in {first, last} | begun | after if first <= day <= last))
