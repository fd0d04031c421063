"""The sea at run time: known figures, what must hold for any allocation, and the commands."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from geo_app.cli import main
from geo_app.data import Catalog
from geo_app.engine.land.allocation import Allocation, allocation_of, with_cut, with_unit
from geo_app.engine.sea.locate import straits
from geo_app.engine.sea.table import sea_outcome, sea_table
from geo_app.map_document.sea import sea_data
from tests.export_helpers import decoded

PUBLISHED_KM2 = {
    "joint_declaration_1956": 105_961,
    "three_islands": 122_516,
    "equal_area_2006": 133_967,
    "four_islands": 214_456,
    "whole_chain": 817_282,
}


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(arguments)
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize(("scenario", "expected"), PUBLISHED_KM2.items())
def test_sea_of_one_party_is_that_of_the_prototype(
    catalog: Catalog, scenario: str, expected: float
) -> None:
    outcome = sea_outcome(catalog, allocation_of(catalog, scenario))
    assert outcome.parties["japan"].sea_km2 == pytest.approx(expected, rel=0.015)


def test_two_groups_have_little_land_and_half_of_the_sea(catalog: Catalog) -> None:
    two, four = (
        sea_outcome(catalog, allocation_of(catalog, name)).parties["japan"].sea_km2
        for name in ("joint_declaration_1956", "four_islands")
    )
    assert two / four == pytest.approx(0.494, abs=0.01)


def test_the_hole_in_the_enclosed_sea(catalog: Catalog) -> None:
    """Its size depends on rocks; the coasts that decide it are those next to it."""
    table = sea_table(catalog)
    assert 43_000 < table.hole_km2("full") < table.hole_km2("no-eez") < 52_000
    rows = [one["properties"] for one in catalog.layer("sea_atoms")["features"]]
    hole = next(i for i, one in enumerate(rows) if "sea" in one and one["set"] == "full")
    beside = {
        rows[other].get("unit") or rows[other].get("land")
        for arc in catalog.layer("sea_arcs")["features"]
        for pair in [arc["properties"]["full"]]
        if hole in pair
        for other in pair
        if other not in (None, hole)
    }
    deciding = {"sakhalin_north", "mainland", "kamchatka", "iona"}
    assert deciding <= beside
    assert beside <= set(catalog.leaves) | {"mainland", "iona"}


def test_all_sea_is_somebodys_and_stays_the_same(catalog: Catalog) -> None:
    totals = {
        name: sum(one.sea_km2 for one in sea_outcome(catalog, allocation).parties.values())
        for name in catalog.scenarios
        for allocation in [allocation_of(catalog, name)]
    }
    assert max(totals.values()) - min(totals.values()) < 1e-6


def test_swapping_parties_mirrors_the_sea(catalog: Catalog) -> None:
    allocation = allocation_of(catalog, "equal_area_2006")
    other = {"japan": "russia", "russia": "japan"}
    swapped = Allocation(
        {unit: other.get(party, party) for unit, party in allocation.parties.items()},
        {
            unit: cut._replace(to=other[cut.to], rest=other[cut.rest])
            for unit, cut in allocation.cuts.items()
        },
    )
    before, after = sea_outcome(catalog, allocation), sea_outcome(catalog, swapped)
    assert before.parties["japan"] == after.parties["russia"]
    assert before.parties["russia"] == after.parties["japan"]


@pytest.mark.parametrize("rocks", ["full", "no-eez"])
def test_gaining_a_unit_never_shrinks_the_sea(catalog: Catalog, rocks: Any) -> None:
    allocation = allocation_of(catalog, "status_quo")
    before = sea_outcome(catalog, allocation, rocks).parties["japan"]
    for unit in catalog.allocatable_leaves:
        allocation = with_unit(catalog, allocation, unit, "japan")
        after = sea_outcome(catalog, allocation, rocks).parties["japan"]
        for key in ("territorial_sea_km2", "contiguous_zone_km2", "eez_km2"):
            assert getattr(after, key) >= getattr(before, key)
        before = after


def test_a_cut_goes_from_nothing_to_everything(catalog: Catalog) -> None:
    whole = allocation_of(catalog, "four_islands")
    unit = "etorofu_iturup"
    sizes = []
    for step in range(101):
        cut = with_cut(catalog, whole, unit, step / 100, "japan", "russia")
        sizes.append(sea_outcome(catalog, cut).parties["japan"].sea_km2)
    assert sizes == sorted(sizes)
    assert sizes[0] == pytest.approx(
        sea_outcome(catalog, allocation_of(catalog, "three_islands")).parties["japan"].sea_km2
    )
    assert sizes[-1] == pytest.approx(sea_outcome(catalog, whole).parties["japan"].sea_km2)


def test_the_range_of_a_figure_holds_both_sets(catalog: Catalog) -> None:
    allocation = allocation_of(catalog, "whole_chain")
    ranges = sea_table(catalog).ranges_km2(allocation, "japan")
    for rocks in ("full", "no-eez"):
        found = sea_outcome(catalog, allocation, rocks).parties["japan"]
        for key, (low, high) in ranges.items():
            assert low <= getattr(found, key) <= high
    assert all(low < high for low, high in ranges.values())


@pytest.mark.parametrize(
    "scenario", ["joint_declaration_1956", "three_islands", "four_islands", "whole_chain"]
)
def test_the_other_coastline_gives_what_the_prototype_had_on_it(
    catalog: Catalog, scenario: str
) -> None:
    """The published figures were worked out on that coastline: within a hundredth of a per cent."""
    held = allocation_of(catalog, scenario).parties
    rows = [one["properties"] for one in catalog.layer("sea_atoms")["features"]]
    found = sum(
        one["other_coast_km2"]
        for one in rows
        if one["set"] in ("full", "both") and held.get(one.get("unit", "")) == "japan"
    )
    assert found == pytest.approx(PUBLISHED_KM2[scenario], rel=1e-4)


def test_who_would_hold_the_straits(catalog: Catalog) -> None:
    def holders(scenario: str) -> dict[str, tuple[str | None, ...]]:
        allocation = allocation_of(catalog, scenario)
        return {one.strait: one.holders for one in straits(catalog, allocation)}

    assert holders("four_islands")["ekaterina_kunashiri"] == ("japan",)
    assert set(holders("four_islands")["etorofu_friza"]) == {"japan", "russia"}
    assert holders("joint_declaration_1956")["ekaterina_kunashiri"] == ("russia",)
    assert set(holders("three_islands")["ekaterina_kunashiri"]) == {"japan", "russia"}
    # A cut from the south-west leaves the north-eastern strait as it is.
    assert holders("equal_area_2006")["etorofu_friza"] == ("russia",)
    assert holders("equal_area_2006")["ekaterina_kunashiri"] == ("japan",)


def test_the_document_gets_the_sea_in_eighty_kilobytes(catalog: Catalog) -> None:
    data = sea_data(catalog)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(text, 9, mtime=0)) <= 80_000
    [arcs] = decoded(data["arcs"])
    for atom in data["atoms"]:
        for ring in atom["rings"]:
            ends = []
            for arc in ring:
                points = arcs[arc if arc >= 0 else ~arc]
                ends.append(points if arc >= 0 else points[::-1])
            following = [*ends[1:], ends[0]]
            assert all(a[-1] == b[0] for a, b in zip(ends, following, strict=True))


def test_evaluate_adds_the_sea(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(["evaluate", "four_islands", "--json"], capsys)
    assert status == 0
    party = json.loads(out)["parties"]["japan"]
    keys = ("territorial_sea_km2", "contiguous_zone_km2", "eez_km2", "sea_km2")
    assert party["sea_km2"] == pytest.approx(party["territorial_sea_km2"] + party["eez_km2"])
    assert party["contiguous_zone_km2"] < party["eez_km2"]
    for key in keys:
        assert party["delta"][key] == pytest.approx(party[key])
    assert party["delta"]["land_km2"] == pytest.approx(party["land_km2"])


def test_evaluate_with_changes(capsys: pytest.CaptureFixture[str]) -> None:
    changed = ["evaluate", "status_quo", "--json", "--rocks", "no-eez"]
    changed += ["--set", "habomai=japan", "--set", "shikotan=japan"]
    _, out, _ = run([*changed, "--cut", "etorofu_iturup=25%:joint:russia"], capsys)
    form = json.loads(out)
    assert form["scenario"] is None
    assert form["rocks"] == "no-eez"
    assert form["divisions"]["etorofu_iturup"]["share"] == 0.25
    assert form["parties"]["joint"]["sea_km2"] > 0


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["evaluate", "nowhere"], "Unknown scenario"),
        (["evaluate", "status_quo", "--set", "shikotan=mars"], "japan, russia"),
        (["evaluate", "status_quo", "--set", "shikotan"], "UNIT=PARTY"),
        (["evaluate", "status_quo", "--cut", "shikotan=0.5"], "etorofu_iturup"),
        (["evaluate", "status_quo", "--cut", "etorofu_iturup=2"], "0 to 1"),
        (["evaluate", "status_quo", "--rocks", "some"], "full"),
        (["locate", "147"], "LON and LAT"),
        (["locate", "147", "north"], "latitude"),
        (["locate", "147", "99"], "latitude"),
        (["compare", "status_quo", "nowhere"], "Unknown scenario"),
    ],
)
def test_a_mistaken_call_is_told_what_would_be_right(
    arguments: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(arguments, capsys)
    assert status == 2
    assert part in err
    assert not out
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("lon", "lat", "unit", "zone", "party"),
    [
        ("146.75", "43.8", "shikotan", "land", "japan"),
        ("147.0", "44.0", "shikotan", "territorial_sea", "japan"),
        ("149.0", "43.0", "shikotan", "eez", "japan"),
        ("149.5", "53.0", "sakhalin_north", "beyond", None),
        ("143.0", "42.0", "hokkaido", "territorial_sea", "japan"),
    ],
)
def test_locate(
    lon: str, lat: str, unit: str, zone: str, party: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["locate", lon, lat, "--scenario", "joint_declaration_1956", "--json"]
    found = json.loads(run(call, capsys)[1])
    assert list(found) == ["unit", "distance_m", "zone", "party"]
    assert (found["unit"], found["zone"], found["party"]) == (unit, zone, party)
    assert (found["distance_m"] == 0) == (zone == "land")


def test_locate_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "points.csv"
    table.write_text("name,lon,lat\na,147,44\nb,149.5,53\n", encoding="utf-8")
    rows = json.loads(run(["locate", "--points", str(table), "--json"], capsys)[1])
    assert [one["zone"] for one in rows] == ["territorial_sea", "beyond"]
    text = run(["locate", "--points", str(table)], capsys)[1]
    assert text.splitlines()[0] == "lon,lat,unit,distance_m,zone,party"
    table.write_text("lon,lat\n147,44\n147,\n900,3\n", encoding="utf-8")
    status, _, err = run(["locate", "--points", str(table)], capsys)
    assert status == 2
    assert "line 3" in err
    assert "line 4" in err


def test_compare(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(["compare", "joint_declaration_1956", "four_islands", "--json"], capsys)
    form = json.loads(out)
    japan = form["parties"]["japan"]
    assert (form["a"], form["b"]) == ("joint_declaration_1956", "four_islands")
    assert japan["delta"]["sea_km2"] == pytest.approx(japan["b"]["sea_km2"] - japan["a"]["sea_km2"])
    assert "kunashir_kunashiri" in form["units"]
