"""The claims of the article, as the command line prints them."""

import json
import re
from typing import Any

import pytest

from geo_app.cli import main
from geo_app.data import Catalog
from geo_app.views.words import place_away

KEYS = ["id", "paragraph", "kind", "verdict", "paraphrase", "record", "sources"]
KINDS = {"fact", "opinion", "forecast"}
VERDICTS = {"supported", "slip", "imprecise", "wrong", "unverified", "opinion"}

# Paragraph to its claims; sentences that make no statement of their own have none.
ARTICLE = {
    "P1": "1 2 3 4 5",
    "P2": "1 2 3 4",
    "P3": "1 2 3 4 5 6",
    "P4": "1a 1b",
    "P5": "1 2 3 4 5 6 7",
    "P6": "1 2 3",
    "P7": "1 2 3 4 5 6 7 8 9 10 11 12 13",
    "P8": "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
    "P9": "1 2 3 4",
}
# The twelve corrections of the fact check, each with the claims that it corrects.
CORRECTIONS = {
    "year of the treaty": ["P4.1b"],
    "kind of pact": ["P3.4"],
    "entry into the war": ["P3.4"],
    "who attacked, in what order": ["P3.5"],
    "misspelt names": ["P4.1a", "P4.1b", "P5.1", "P5.6", "P7.7"],
    "half of the land": ["P5.6"],
    "exception in the clause": ["P5.5"],
    "banks, not the country": ["P8.7"],
    "dates in the notes": ["P8.4", "P5.6"],
    "what the war was about": ["P3.1"],
    "sums of 2007": ["P7.6"],
    "misspelt word": ["P6.3"],
}


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["claims", *words]) == 0
    return capsys.readouterr().out


@pytest.fixture
def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(printed(capsys, "--story", "article", "--json"))
    return found


def test_every_claim_of_the_article_is_listed_in_order(rows: list[dict[str, Any]]) -> None:
    wanted = [
        f"{paragraph}.{part}" for paragraph, parts in ARTICLE.items() for part in parts.split()
    ]
    assert [row["id"] for row in rows] == wanted
    assert len(rows) == 58
    assert [row["paragraph"] for row in rows] == [one.partition(".")[0] for one in wanted]


def test_each_has_exactly_these_fields(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert set(row) == set(KEYS)
        assert row["kind"] in KINDS
        assert row["verdict"] in VERDICTS
        assert row["paraphrase"]
        assert row["record"]
        assert row["sources"]
        assert all(one["grade"] in "ABC" and one["title"] for one in row["sources"])


def test_opinions_and_forecasts_get_no_verdict_as_to_truth(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert (row["kind"] == "fact") == (row["verdict"] != "opinion"), row["id"]


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_no_corrected_claim_counts_as_supported(
    rows: list[dict[str, Any]], correction: str
) -> None:
    verdicts = {row["id"]: row["verdict"] for row in rows}
    for claim in CORRECTIONS[correction]:
        assert verdicts[claim] in {"wrong", "slip", "imprecise", "unverified"}, claim


def test_the_article_is_the_default_and_only_text_with_claims(
    capsys: pytest.CaptureFixture[str], rows: list[dict[str, Any]]
) -> None:
    assert json.loads(printed(capsys, "--json")) == rows
    assert main(["claims", "--story", "dispute_in_fifteen_steps"]) == 2
    assert "article" in capsys.readouterr().err


def test_the_table_holds_every_claim_and_verdict(
    capsys: pytest.CaptureFixture[str], rows: list[dict[str, Any]]
) -> None:
    lines = printed(capsys).splitlines()
    for row in rows:
        assert f"{row['id']}  {row['verdict'].upper()}  ({row['kind']})" in lines
    assert max(map(len, lines)) <= 100


def test_all_eleven_notes_are_checked(catalog: Catalog) -> None:
    story = catalog.stories["article"]
    assert [note.number for note in story.notes] == list(range(1, 12))
    cited = {number for passage in story.passages for number in passage.notes}
    assert cited == set(range(1, 12))


def test_wrong_dates_have_the_date_of_the_record(catalog: Catalog) -> None:
    claims = {
        claim.id: claim
        for passage in catalog.stories["article"].passages
        for claim in passage.claims
    }
    moved = {
        key: (str(one.said_date), str(one.record_date))
        for key, one in claims.items()
        if one.said_date
    }
    assert moved == {
        "P4.1b": ("2020-12-31", "2000-12-31"),
        "P8.4": ("2025-02-25", "2022-02-25"),
    }
    assert all((one.said_date is None) == (one.record_date is None) for one in claims.values())


def test_a_distance_in_a_passage_is_the_one_that_its_map_says(catalog: Catalog) -> None:
    english = catalog.language("en")
    told = 0
    for story in catalog.stories.values():
        for passage in story.passages:
            names = (place_away(catalog, english, place) for place in passage.places)
            on_map = [name.replace("\u00a0", " ") for name in names]
            for distance in re.findall(r"[\d,]+ km\b(?!²)", f"{passage.text} {passage.added}"):
                told += 1
                assert any(name.endswith(distance) for name in on_map), (passage.id, distance)
    assert told
