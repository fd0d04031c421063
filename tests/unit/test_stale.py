"""``data stale``: what is older than the limit for its kind."""

import dataclasses
import datetime
import json

import pytest
from pydantic import ValidationError

from geo_app.cli import main
from geo_app.data import Catalog
from geo_app.data.ages import stale
from geo_app.model.dispute import AgeLimit, Dispute

DAY = datetime.timedelta(days=1)


def with_limits(catalog: Catalog, *limits: AgeLimit) -> Catalog:
    return dataclasses.replace(
        catalog, dispute=catalog.dispute.model_copy(update={"age_limits": limits})
    )


def test_a_record_is_stale_from_the_day_after_its_limit(catalog: Catalog) -> None:
    limited = with_limits(catalog, AgeLimit(records="populations", days=100))
    unit = next(one for one in catalog.units.values() if one.populations)
    newest = max(one.as_of.latest for one in unit.populations if one.as_of)
    assert f"units/{unit.id}" not in {one.record for one in stale(limited, newest + 100 * DAY)}
    found = {one.record: one for one in stale(limited, newest + 101 * DAY)}
    assert found[f"units/{unit.id}"].days == 101
    assert found[f"units/{unit.id}"].newest.latest == newest


def test_a_position_is_as_old_as_the_newest_that_it_rests_on(catalog: Catalog) -> None:
    limited = with_limits(catalog, AgeLimit(records="positions", days=1))
    found = {one.record: one for one in stale(limited, datetime.date(2100, 1, 1))}
    for key, position in catalog.positions.items():
        dates = [catalog.sources[one.source].published for one in position.sources] + [
            position.date
        ]
        known = [date.latest for date in dates if date]
        if position.date_end is not None or not known:
            assert f"positions/{key}" not in found
        else:
            assert found[f"positions/{key}"].newest.latest == max(known)


def test_of_a_category_only_the_newest_event_counts(catalog: Catalog) -> None:
    limited = with_limits(catalog, AgeLimit(records="events", category="treaty", days=1))
    (only,) = stale(limited, datetime.date(2100, 1, 1))
    treaties = [one for one in catalog.events.values() if one.category == "treaty"]
    assert only.newest.latest == max(one.date.latest for one in treaties)


def test_the_oldest_comes_first_and_no_limit_finds_nothing(catalog: Catalog) -> None:
    ages = [
        one.days
        for one in stale(
            with_limits(catalog, AgeLimit(records="positions", days=1)), datetime.date(2100, 1, 1)
        )
    ]
    assert ages == sorted(ages, reverse=True)
    assert stale(with_limits(catalog), datetime.date(2100, 1, 1)) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"records": "events", "days": 5},
        {"records": "positions", "category": "law", "days": 5},
        {"records": "positions", "days": 0},
    ],
)
def test_a_limit_that_means_nothing_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        AgeLimit.model_validate(wrong)


def test_nobody_searches_further_than_the_data_describe(catalog: Catalog) -> None:
    dispute = catalog.dispute.model_dump()
    with pytest.raises(ValidationError, match="events_searched_to"):
        Dispute.model_validate(dispute | {"events_searched_to": catalog.dispute.as_of + DAY})


def test_the_command_prints_a_table_and_json(
    capsys: pytest.CaptureFixture[str], catalog: Catalog
) -> None:
    assert main(["data", "stale", "--json", "--on", "2100-01-01"]) == 0
    form = json.loads(capsys.readouterr().out)
    assert form["on"] == "2100-01-01"
    assert form["events_searched_to"] == str(catalog.dispute.events_searched_to)
    first = form["stale"][0]
    assert list(first) == ["kind", "record", "newest", "days", "limit_days"]
    assert all(one["days"] > one["limit_days"] for one in form["stale"])
    assert main(["data", "stale", "--on", "2100-01-01"]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[0].split()[:2] == ["kind", "newest"]
    assert first["record"] in printed
    assert main(["data", "stale", "--on", "1700-01-01"]) == 0
    assert capsys.readouterr().out.startswith("Nothing is older than its limit.")


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "stale", "--on", "yesterday"]) == 2
    assert "is no day of the form" in capsys.readouterr().err
