"""What a notebook gets: tables of figures, units and statuses, and the notebook of the docs."""

import datetime
from typing import Any

import geopandas
import nbformat
import pytest
from nbclient import NotebookClient

import geo_app
from geo_app.data.catalog import Catalog
from geo_app.engine.evaluate import evaluate
from geo_app.engine.land.control import in_force
from geo_app.errors import BadDateError, UnknownNameError
from tests import ROOT


def test_figures_are_those_of_the_engine(catalog: Catalog) -> None:
    table = geo_app.evaluate("equal_area_2006")
    outcome = evaluate(catalog, "equal_area_2006")
    assert [*table.index] == [*catalog.parties]
    for party, found in outcome.figures.items():
        assert table.loc[party, "land_km2"] == pytest.approx(found["land_km2"], abs=0.006)
        assert table.loc[party, "sea_km2"] == pytest.approx(found["sea_km2"], rel=5e-4)
    own = geo_app.evaluate("equal_area_2006", set={"shikotan": "joint"})
    assert own["land_km2"]["joint"] == pytest.approx(250.57)


def test_units_have_shapes_and_types(catalog: Catalog) -> None:
    table = geo_app.units("four_islands", date="1956-10-19")
    assert isinstance(table, geopandas.GeoDataFrame)
    assert set(table.index) == set(catalog.leaves)
    assert table.crs.to_epsg() == 4326
    assert table.geometry.is_valid.all()
    assert table.loc["shikotan", "party"] == "japan"
    assert table.loc["shikotan", "date"] == datetime.date(1956, 10, 19)
    assert table.loc["shikotan", "control"] == "ussr_rsfsr"
    assert table["area_km2"].dtype == "float64"


def test_statuses_are_those_in_force(catalog: Catalog) -> None:
    day = datetime.date(1945, 8, 28)
    table = geo_app.status(day)
    assert set(table.index) == {row.status.id for row in in_force(catalog, day)}
    assert geo_app.status("1945-08-28").equals(table)
    assert all(first is None or first <= day for first in table["first_day"].dropna())
    assert all(table["sources"])
    with pytest.raises(BadDateError, match="Choose a day"):
        geo_app.status("1300-01-01")
    with pytest.raises(UnknownNameError, match="unit"):
        geo_app.status(unit="atlantis")


def test_the_name_is_the_function_after_the_room_was_read() -> None:
    from geo_app.views.codec import make_view

    assert callable(make_view)
    assert callable(geo_app.view)
    assert "frame srcdoc" in geo_app.view("four_islands")._repr_html_()


# The kernel starts threads and sockets of its own, whose warnings are not ours.
@pytest.mark.filterwarnings("ignore")
@pytest.mark.long
def test_the_notebook_of_the_docs_runs() -> None:
    text = (ROOT / "docs" / "notebook.ipynb").read_text("utf-8")
    notebook: Any = nbformat.reads(text, 4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT)}}).execute()
    shown = {cell["id"]: cell["outputs"] for cell in notebook.cells if cell.cell_type == "code"}
    assert all(shown[name] for name in shown if name != "import")
    assert shown["map"][0]["data"]["text/html"].startswith("<iframe srcdoc=")
    assert "image/png" in shown["plot"][-1]["data"]
