"""The map of invented islands in Chromium: drawn whole, whatever the data lacks."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from geo_app.data.catalog import load_catalog
from geo_app.map_document.document import map_html
from tests.browser import harness

FILLS = """() => Object.fromEntries(
    [...document.querySelectorAll("path[data-unit]:not(.is-hidden)")]
    .filter((path) => path.getBoundingClientRect().width > 1)
    .map((path) => [path.dataset.unit, getComputedStyle(path).fill]))"""
SETS = "(state) => window.disputeMap.set(state)"
BRUSHES = "() => [...document.querySelectorAll('.lab__brush input')].map((one) => one.value)"
TEXTURES = """() => [...document.querySelectorAll("pattern[id^='texture-']")]
    .map((pattern) => [pattern.id, pattern.childElementCount])"""


def test_the_map_draws_every_unit(world: Path, browser: Browser, tmp_path: Path) -> None:
    data = load_catalog(world)
    file = tmp_path / "map.html"
    file.write_text(map_html(data, data.language("en")), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{file.as_uri()}#mode=lab")
    page.wait_for_function(harness.READY)
    for scenario in data.scenarios:
        layers = ["contested", "lines", "events", "names", "zones"]
        page.evaluate(SETS, {"scenario": scenario, "layers": layers, "mode": "lab"})
        fills: dict[str, Any] = page.evaluate(FILLS)
        assert fills.keys() >= set(data.allocatable_leaves)
        assert "none" not in fills.values()
    assert page.evaluate(BRUSHES) == ["", *(party.id for party in data.claimants)]
    zones = page.locator("path.zone").count()
    assert (zones > 0) == (data.sea_rules is not None)
    bands = {
        f"texture-{one.id}": len(one.joint_of) for one in data.parties.values() if one.joint_of
    }
    assert bands.items() <= dict(page.evaluate(TEXTURES)).items()
    page.close()
    assert problems == []
