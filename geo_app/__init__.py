"""See a territorial dispute: who held what and when, and what each proposal would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo_app.exports.notebook import NotebookView

__version__ = "0.1.0"


def show(scenario: str | None = None, **parts: Any) -> NotebookView:
    """Return a view that shows itself as a map in a notebook, and has ``save(path)``.

    Parameters
    ----------
    scenario : str, optional
        Id of a scenario; absent, the one shown first.
    **parts
        ``date="1956-10-19"``, ``lang="ja"``, ``set={"unit": "party"}``, ``cut={"unit": 0.21}``,
        ``layers=[...]``, ``camera=(lon, lat, zoom)``, ``perspective``, ``theme``.

    Raises
    ------
    UnknownNameError, BadDateError, BadValueError
        If a part is not one that the data has; the message names the valid ones.
    """
    # Nothing heavy is read by ``import geo_app`` alone.
    from geo_app.exports.notebook import NotebookView

    return NotebookView(scenario, **parts)
