"""See a territorial dispute: who held what and when, and what each proposal would mean.

Four functions answer in a notebook: `view` with a map, `evaluate`, `units` and `status` with
tables. Nothing heavy is read by ``import geo_app`` alone.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame

    from geo_app.exports.notebook import NotebookView

__version__ = "0.1.0"


def view(scenario: str | None = None, **parts: Any) -> NotebookView:
    """Return a view that shows itself as a map in a notebook, and has ``save(path)``.

    The map is a page of its own inside the notebook: it asks no server and no other host.

    Parameters
    ----------
    scenario : str, optional
        Id of a scenario; absent, control on the day.
    **parts
        ``date="1956-10-19"``, ``lang="ja"``, ``set={"unit": "party"}``, ``cut={"unit": 0.21}``,
        ``layers=[...]``, ``camera=(lon, lat, zoom)``, ``perspective``, ``rocks``, ``theme``.

    Raises
    ------
    UnknownNameError, BadDateError, BadValueError
        If a part is not one that the data has; the message names the valid ones.
    """
    from geo_app.exports.notebook import NotebookView

    return NotebookView(scenario, **parts)


def evaluate(scenario: str | None = None, **parts: Any) -> DataFrame:
    """Return what each party would have, a row a party.

    Parameters
    ----------
    scenario, **parts
        As in `view`.

    Returns
    -------
    pandas.DataFrame
        By party: ``name``, then each figure with its unit in its name. Areas in km2 on the
        ellipsoid of WGS84, of land from official surveys; shares of the disputed land, 0 to 1;
        people by the latest figures. Rounded to the digits that they deserve.

    Raises
    ------
    UnknownNameError, BadDateError, BadValueError
        As in `view`.

    Examples
    --------
    >>> import geo_app
    >>> geo_app.evaluate("four_islands")["land_km2"]  # doctest: +SKIP
    """
    from geo_app.exports.notebook import figures

    return figures(scenario, **parts)


def units(scenario: str | None = None, **parts: Any) -> GeoDataFrame:
    """Return every island and stretch of land as a view shows it.

    Parameters
    ----------
    scenario, **parts
        As in `view`.

    Returns
    -------
    geopandas.GeoDataFrame
        By unit: names, who is in control on the day (``control``), whose it would be (``party``),
        whether proposals are about it (``allocatable``), its official land in km2 (``area_km2``)
        and its shape: longitude and latitude in degrees on WGS84 (EPSG:4326).

    Raises
    ------
    UnknownNameError, BadDateError, BadValueError
        As in `view`.
    """
    from geo_app.exports.notebook import unit_shapes

    return unit_shapes(scenario, **parts)


def status(date: str | datetime.date | None = None, unit: str | None = None) -> DataFrame:
    """Return the statuses in force on a day: who was there, what texts say, who claims it.

    Parameters
    ----------
    date : str or datetime.date, optional
        ``YYYY-MM-DD``; absent, the last day that the data describes.
    unit : str, optional
        Only this unit or group. What holds for the group around it holds for it too.

    Returns
    -------
    pandas.DataFrame
        By status: ``unit``, ``layer``, ``holder`` with its name, ``status``, ``start`` and
        ``end`` in EDTF, ``first_day`` and ``last_day`` as days, ``basis``, and the ``sources``.

    Raises
    ------
    BadDateError
        If the day is none, or outside the data.
    UnknownNameError
        If there is no such unit.
    """
    from geo_app.exports.notebook import statuses

    return statuses(date, unit)
