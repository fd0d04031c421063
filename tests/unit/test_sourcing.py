"""What the statements of a small data folder rest on, counted."""

import json
from pathlib import Path

import pytest

from geo_app.cli import main
from geo_app.data.catalog import DATA_VARIABLE
from geo_app.engine.sourcing import precision
from tests.fixtures_data import Content, rewrite, write
from tests.worlds import petrels
from tests.worlds.parts import SOURCE

BEFORE = {"source": "atlas", "locator": "whole work", "grade": "B"}
TREATY = {"source": "treaty", "locator": "Article 3", "grade": "A"}
WIKI = {"source": "wiki", "locator": "on the islands", "grade": "A"}
UNREAD = {"source": "unread", "locator": "no document read", "grade": "C"}


@pytest.fixture
def _world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write two islands, one of which rests on a treaty, a community page and on nothing."""
    root = petrels.write(tmp_path / "petrels")
    for name, kind in (("treaty", "treaty"), ("wiki", "community"), ("unread", "untraced")):
        write(root, f"sources/{name}.yaml", SOURCE | {"id": name, "kind": kind})
    rewrite(root, "units/east.yaml", _source_anew)
    monkeypatch.setenv(DATA_VARIABLE, str(root))


def _source_anew(east: Content) -> None:
    east["name_sources"] = [WIKI]
    east["areas_km2"][0]["sources"] = [UNREAD]
    east["statuses"][0]["sources"] = [TREATY, BEFORE]


@pytest.mark.usefixtures("_world")
def test_the_statements_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "sources", "--json"]) == 0
    form = json.loads(capsys.readouterr().out)
    counts = form["counts"]
    # Two proposals, a perspective, names and status of the other island: the atlas alone.
    assert counts["statements"] == 8
    assert counts["single_source"] == 7
    assert counts["encyclopedia_or_community_only"] == 6
    assert counts["encyclopedia_or_community_only_above_c"] == 6
    assert counts["encyclopedia_or_community_graded_a"] == 1
    assert (counts["with_untraced"], counts["untraced_only"]) == (1, 1)
    assert counts["locators"] == 9
    assert counts["locator_names_a_place"] == 1
    assert counts["locator_vague"] == 1
    assert counts["locator_whole_or_unread"] == 7
    assert counts["locator_names_a_place_percent"] == 11.1
    assert form["encyclopedia_or_community_graded_a"] == [["units/east", "name_sources", "wiki"]]
    assert form["untraced"] == [["units/east", "areas_km2.0.sources"]]


@pytest.mark.usefixtures("_world")
def test_the_summary_has_no_lists(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "sources"]) == 0
    every = capsys.readouterr().out
    assert "units/east name_sources wiki" in every
    assert main(["data", "sources", "--summary"]) == 0
    summary = capsys.readouterr().out
    assert every.startswith(summary.rstrip("\n"))
    assert "units/east" not in summary


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        ("Article 9", "place"),
        ("p. 98", "place"),
        ("remarks at 12:40", "place"),
        ("entry “Petrel”", "place"),
        ("third paragraph", "place"),
        ("whole page", "whole"),
        ("as cited in note 4; not read", "whole"),
        ("no document read for 1945", "whole"),
        ("history of the island", "vague"),
        ("position of the state", "vague"),
    ],
)
def test_a_locator_names_a_place_or_does_not(locator: str, expected: str) -> None:
    assert precision(locator) == expected
