"""The lab, the comparison and the method: what they show follows from the address."""

import re

import pytest

from geo_app.reading.panels.outlook import ROWS, outlook_of
from geo_app.views.codec import from_query
from geo_app.views.names import unit_name
from geo_app.views.view import allocation
from tests.app.test_pages import CATALOG, markup, run, words

HELD = re.compile(r'data-party="(\w+)"[^>]*aria-current="true"')


def held(shown: str, units: str) -> list[str]:
    """Return the parties that a row of the table marks as holders."""
    row = re.search(rf'<tr data-given="{units}"[^>]*>.*?</tr>', shown)
    assert row is not None
    return HELD.findall(row.group())


def test_the_table_marks_who_holds_what() -> None:
    shown = markup(run("lab", scenario="status_quo", set="urup:joint,habomai:japan"))
    assert held(shown, "urup") == ["joint"]
    assert held(shown, " ".join(CATALOG.members("habomai"))) == ["japan"]
    assert held(shown, "shikotan") == ["russia"]


def test_a_divided_island_is_marked_as_nobodys() -> None:
    shown = markup(run("lab", scenario="status_quo", cut="etorofu_iturup:0.5"))
    assert held(shown, "etorofu_iturup") == []


def test_every_island_can_be_given_to_every_party() -> None:
    shown = markup(run("lab"))
    for leaf in CATALOG.allocatable_leaves:
        assert f'<tr data-given="{leaf}"' in shown
    for party in CATALOG.parties:
        assert shown.count(f'href="?give={party}"') >= len(CATALOG.allocatable_leaves)


def test_the_lab_shows_every_figure_and_what_it_is_worth() -> None:
    shown = run("lab", set="urup:joint", name="My own")
    assert "My own" in words(shown)
    for row in ROWS:
        assert f'data-figure="{row.key}"' in markup(shown)
    assert "not for navigation" in words(shown)
    assert 'href="method' in markup(shown)


def test_the_straits_follow_the_allocation() -> None:
    before = words(run("lab", scenario="status_quo"))
    after = words(run("lab", scenario="whole_chain"))
    shared = "on the other"
    assert all(one.name in before for one in CATALOG.straits.values())
    assert before.count(shared) > 0
    assert after.count(shared) < before.count(shared)


def test_the_comparison_shows_two_groups_as_little_land_and_half_of_the_sea() -> None:
    said = words(run("compare", scenario="joint_declaration_1956"))
    assert "6.9% of 5,003\u00a0km²: Japan" in said
    assert "49.5% of 214,400\u00a0km²: Japan" in said


def test_any_two_can_be_compared() -> None:
    app = run("compare", a="four_islands", b="whole_chain")
    for name in ("four_islands", "whole_chain"):
        assert CATALOG.scenarios[name].title in words(app)
    assert "no difference" in words(app)


def test_an_allocation_of_ones_own_can_be_compared() -> None:
    app = run("compare", set="urup:japan", name="Mine")
    assert "Mine" in words(app)
    assert not app.exception


def test_an_unknown_side_is_named_and_the_default_stands() -> None:
    app = run("compare", a="atlantis")
    assert not app.exception
    assert "atlantis" in words(app)
    assert CATALOG.scenarios[CATALOG.dispute.status_quo].title in words(app)


def test_the_method_names_every_rock_and_assumption() -> None:
    said = words(run("method"))
    rules = CATALOG.sea_rules
    assert rules is not None
    for rock in rules.rocks:
        assert rock.reason in said
    for assumption in rules.assumptions:
        assert assumption in said


@pytest.mark.parametrize("perspective", CATALOG.perspectives)
def test_islands_are_named_as_the_perspective_has_them(perspective: str) -> None:
    unit, shown = CATALOG.units["etorofu_iturup"], CATALOG.perspectives[perspective]
    expected = unit_name(unit, CATALOG.language("en"), shown)
    said = words(run("lab", perspective=perspective))
    assert expected in said
    assert CATALOG.perspectives[perspective].caption in said


def test_the_sea_is_shared_out_whole() -> None:
    shown = from_query(CATALOG, {"set": "urup:joint", "cut": "etorofu_iturup:0.3"})
    outlook = outlook_of(CATALOG, allocation(CATALOG, shown))
    shared = sum(one["reference_sea_km2"] for one in outlook.parties.values())
    assert shared == pytest.approx(outlook.totals["reference_sea_km2"])
    for party, ranges in outlook.ranges.items():
        for key, (low, high) in ranges.items():
            assert low <= outlook.parties[party][key] <= high


def test_a_changed_proposal_says_so_on_explore() -> None:
    app = run("explore", set="kunashir_kunashiri:japan", name="With Kunashir")
    assert "With Kunashir" in words(app)
    assert "lab?" in markup(app)
