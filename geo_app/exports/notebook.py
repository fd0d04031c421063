"""What a notebook asks for: a view that shows itself, and tables of figures, units, statuses."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo_app.data.catalog import catalog
from geo_app.data.tables.unit_tables import STATUSES
from geo_app.engine.land.control import in_force, parse_day
from geo_app.engine.metrics import metrics_of
from geo_app.exports.gis.features import unit_features
from geo_app.exports.options import Options
from geo_app.exports.page.html import single_file
from geo_app.exports.writers import save
from geo_app.html.elements import el
from geo_app.views.codec import make_view
from geo_app.views.summary import Summary, sentences, summarise
from geo_app.views.words import deserved, page_title

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame

HEIGHT_PX = 560


class NotebookView:
    """A view that a notebook shows as a map."""

    def __init__(self, scenario: str | None = None, **parts: Any) -> None:
        self.catalog = catalog()
        self.view = make_view(self.catalog, scenario, **parts)

    def _repr_html_(self) -> str:
        page = single_file(self.catalog, self.view)
        title = page_title(summarise(self.catalog, self.view))
        style = f"width:100%;height:{HEIGHT_PX}px;border:0"
        return el(
            "iframe", srcdoc=str(page), title=title, loading="lazy", allow="fullscreen", style=style
        )

    def save(self, path: str | Path, **options: Any) -> Path:
        """Write the view in the form that the suffix names; options as in `Options`."""
        target = Path(path)
        save(self.catalog, self.view, target, options=Options(**options))
        return target

    def __repr__(self) -> str:
        """Return the view in words, for where no map can be shown."""
        summary = summarise(self.catalog, self.view)
        return summary.language.joined(sentences(summary))


def figures(scenario: str | None = None, **parts: Any) -> DataFrame:
    """Return the figures of every party; see `geo_app.evaluate`."""
    from geo_app.exports.gis.frames import frame

    summary = _summary(scenario, parts)
    metrics = metrics_of(summary.catalog)
    rows = [
        {"party": party, "name": summary.party_name(party)}
        | {metric.key: deserved(metric, found[metric.key]) for metric in metrics}
        for party, found in summary.outcome.figures.items()
    ]
    types = {metric.key: "integer" if metric.unit == "people" else "number" for metric in metrics}
    return frame(rows, {"party": "string", "name": "string", **types}).set_index("party")  # type: ignore[dict-item]


def unit_shapes(scenario: str | None = None, **parts: Any) -> GeoDataFrame:
    """Return the units of a view with their shapes; see `geo_app.units`."""
    from geo_app.exports.gis.frames import feature_frame

    features = [*unit_features(_summary(scenario, parts))]
    return feature_frame(features).drop(columns="kind").set_index("unit")


def statuses(date: str | datetime.date | None = None, unit: str | None = None) -> DataFrame:
    """Return the statuses in force on a day; see `geo_app.status`."""
    from geo_app.exports.gis.frames import table_frame

    data = catalog()
    day = parse_day(data.dispute, str(date or data.dispute.as_of))
    found = {row.status.id: row.status for row in in_force(data, day, unit)}
    cells = [row for row in STATUSES.cells(data) if row["id"] in found]
    table = table_frame(STATUSES, cells).set_index("id")
    holders = [data.holders[holder].name for holder in table["holder"]]
    table.insert([*table.columns].index("holder") + 1, "holder_name", holders)
    table["sources"] = [
        "; ".join(f"{data.sources[one.source].title} ({one.locator})" for one in found[row].sources)
        for row in table.index
    ]
    return table


def _summary(scenario: str | None, parts: dict[str, Any]) -> Summary:
    data = catalog()
    return summarise(data, make_view(data, scenario, **parts))
