"""The map document: complete, self-contained, the same every time, and deaf to markup in texts."""

import dataclasses
import gzip
import json
import re

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo_app.data.catalog import Catalog, catalog
from geo_app.engine.ground import land_of
from geo_app.map_document.document import map_html
from geo_app.map_document.outlines import encoded
from geo_app.map_document.payload import payload
from geo_app.map_document.shapes import NEAR_DIGITS
from tests.export_helpers import LARGEST_GZIPPED_BYTES, decoded

ANGLES = st.floats(-360, 360)


@pytest.fixture(scope="module")
def loaded() -> Catalog:
    return catalog()


@pytest.fixture(scope="module")
def document(loaded: Catalog) -> str:
    return map_html(loaded, loaded.language("en"))


def data_of(document: str) -> dict[str, object]:
    block = re.search(r'id="dispute-map-data">(.*?)</script>', document, re.DOTALL)
    assert block
    content: dict[str, object] = json.loads(block.group(1))
    return content


def test_it_holds_every_record(loaded: Catalog, document: str) -> None:
    held = data_of(document)
    for kind, records in {
        "units": loaded.units,
        "scenarios": loaded.scenarios,
        "lines": loaded.lines,
        "events": loaded.events,
    }.items():
        rows = held[kind]
        assert isinstance(rows, list)
        assert [row["id"] for row in rows] == list(records)


def test_every_unit_with_land_has_a_shape_or_is_a_point(loaded: Catalog, document: str) -> None:
    units = data_of(document)["units"]
    assert isinstance(units, list)
    leaves = [unit for unit in units if unit["leaf"]]
    shapeless = {unit["id"] for unit in leaves if unit["shape"][0] == unit["shape"][1]}
    assert shapeless == {key for key, unit in loaded.units.items() if unit.coast.coast == "point"}


def test_shapes_are_the_land_as_far_as_their_decimals_go(loaded: Catalog, document: str) -> None:
    data = data_of(document)
    units, text = data["units"], data["land"]
    assert isinstance(units, list)
    assert isinstance(text, str)
    outlines = decoded(text)
    for unit in units:
        parts = outlines[slice(*unit["shape"])] if unit["leaf"] else []
        corners = [corner for part in parts for ring in part for corner in ring]
        if corners:
            land = shapely.get_coordinates(land_of(loaded, unit["id"]))
            drawn = np.array(corners)[:, ::-1]
            bounds = np.concatenate([land.min(axis=0), land.max(axis=0)])
            assert len(drawn) < len(land)
            assert np.concatenate([drawn.min(axis=0), drawn.max(axis=0)]) == pytest.approx(
                bounds, abs=0.51 * 10**-NEAR_DIGITS
            )


@given(
    st.lists(st.lists(st.tuples(ANGLES, ANGLES), min_size=1, max_size=9), max_size=5),
    st.integers(0, 5),
)
def test_lines_come_back_as_they_were(lines: list[list[tuple[float, float]]], digits: int) -> None:
    [kept] = decoded(encoded({digits: [[np.array(line) for line in lines]]}))
    assert [len(line) for line in kept] == [len(line) for line in lines]
    for line, back in zip(lines, kept, strict=True):
        assert np.array(back)[:, ::-1] == pytest.approx(np.array(line), abs=0.51 * 10**-digits)


def test_it_asks_nothing_of_the_network(document: str) -> None:
    without_data = re.sub(
        r'<script type="application/json".*?</script>', "", document, flags=re.DOTALL
    )
    assert not re.search(r"<(?:script|img|iframe|link)\b[^>]*(?:src|href)=", without_data)
    assert not re.search(r"url\((?!data:|#)", without_data.replace('url("data:', "url(data:"))


def test_it_has_the_styles_of_what_it_draws_alone(document: str) -> None:
    style = document.partition("<style>")[2].partition("</style>")[0]
    kept = "leaflet-marker-icon", "leaflet-zoom-box", "leaflet-control-scale-line", "leaflet-bar a"
    assert [name for name in kept if name not in style] == []
    assert not re.search("leaflet-(popup|tooltip|control-layers)", style)


def test_it_is_small_enough_to_send_and_to_keep(document: str) -> None:
    assert len(gzip.compress(document.encode("utf-8"), 9)) <= LARGEST_GZIPPED_BYTES


def test_it_has_a_language_a_title_and_can_be_zoomed(loaded: Catalog, document: str) -> None:
    assert '<html lang="en">' in document
    assert f"<title>{loaded.dispute.title}</title>" in document
    assert "user-scalable" not in document
    assert "maximum-scale" not in document


def test_it_is_the_same_from_run_to_run(loaded: Catalog, document: str) -> None:
    again = map_html.__wrapped__(loaded, loaded.language("en"))
    assert again == document


@pytest.mark.parametrize(
    "payload_text",
    [
        "</script><script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "${alert(1)}",
        "\\` <img src=x onerror=alert(1)>",
    ],
)
def test_text_in_the_data_stays_text(loaded: Catalog, payload_text: str) -> None:
    event = next(iter(loaded.events.values()))
    hostile = event.model_copy(update={"title": payload_text})
    changed = dataclasses.replace(loaded, events={**loaded.events, event.id: hostile})
    document = map_html.__wrapped__(changed, changed.language("en"))
    assert document.count("</script>") == map_html(loaded, loaded.language("en")).count("</script>")
    events = data_of(document)["events"]
    assert isinstance(events, list)
    assert payload_text in [one["title"] for one in events]


def test_every_text_that_the_script_asks_for_exists(loaded: Catalog) -> None:
    from geo_app.map_document.document import FOLDER

    script = "\n".join(
        path.read_text("utf-8") for path in sorted((FOLDER / "script").rglob("*.js"))
    )
    asked = set(re.findall(r'["\'`](map\.[\w.]+\w)["\'`]', script))
    assert asked
    assert asked <= set(payload(loaded, loaded.language("en"))["text"])


def test_scenarios_cut_only_with_a_line(document: str) -> None:
    scenarios = data_of(document)["scenarios"]
    assert isinstance(scenarios, list)
    cuts = {one["id"]: one["cuts"] for one in scenarios if one["cuts"]}
    assert "equal_area_2006" in cuts
    for cut in cuts["equal_area_2006"].values():
        assert len(cut["line"]) == 2
        assert 0 < cut["share"] < 1
