"""The state of the explorer: read from a query string, written back, merged with messages."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_app.data import catalog as load_cached
from geo_app.ui import state

CATALOG = load_cached()
DEFAULT = state.default_state(CATALOG)


def test_an_empty_query_is_the_default() -> None:
    assert state.parse(CATALOG, {}) == (DEFAULT, ())
    assert state.to_query(CATALOG, DEFAULT) == {}


def test_a_full_query_is_read() -> None:
    query = {
        "scenario": "four_islands",
        "date": "1945-08-29",
        "select": "unit:shikotan",
        "layers": "lines,graticule",
        "view": "145.500,43.750,7.25",
        "lang": "en",
        "set": "habomai:japan,urup:joint",
        "cut": "etorofu_iturup:0.21",
        "rocks": "no-eez",
        "name": "A try",
        "perspective": "japan",
    }
    read, notices = state.parse(CATALOG, query)
    assert notices == ()
    assert read.scenario == "four_islands"
    assert read.date == datetime.date(1945, 8, 29)
    assert read.selected == ("unit", "shikotan")
    assert read.layers == ("lines", "graticule")
    assert read.view == state.View(145.5, 43.75, 7.25)
    habomai = dict.fromkeys(CATALOG.members("habomai"), "japan")
    assert dict(read.set) == {**habomai, "urup": "joint"}
    assert dict(read.cut) == {"etorofu_iturup": 0.21}
    assert (read.rocks, read.name, read.perspective) == ("no-eez", "A try", "japan")
    assert state.to_query(CATALOG, read) == {key: query[key] for key in state.KEYS if key != "lang"}


@pytest.mark.parametrize(
    ("key", "value", "choice"),
    [
        ("scenario", "atlantis", "joint_declaration_1956"),
        ("date", "1945-02-30", CATALOG.dispute.as_of.isoformat()),
        ("date", "2999-01-01", CATALOG.dispute.first_day.isoformat()),
        ("date", "yesterday", CATALOG.dispute.as_of.isoformat()),
        ("select", "unit:atlantis", "unit:shikotan"),
        ("select", "passage:article.P99", "passage:article.P4"),
        ("select", "shikotan", "unit:…"),
        ("layers", "names,roads", "contested"),
        ("layers", "base_osm,base_gsi", "base_gsi"),
        ("view", "here", "lon,lat,zoom"),
        ("view", "nan,1,2", "lon,lat,zoom"),
        ("view", "145,43,99", "lon,lat,zoom"),
        ("lang", "tlh", "en"),
        ("set", "atlantis:japan", "shikotan"),
        ("set", "shikotan:atlantis", "joint"),
        ("set", "shikotan", "unit:party"),
        ("cut", "shikotan:0.5", "etorofu_iturup"),
        ("cut", "etorofu_iturup:1.5", "unit:0 … unit:1"),
        ("rocks", "some", "no-eez"),
        ("name", "x" * 61, "1 … 60"),
        ("perspective", "atlantis", "neutral"),
        ("select", "sea:146", "sea:lon,lat"),
    ],
)
def test_a_bad_value_is_named_and_the_default_stands(key: str, value: str, choice: str) -> None:
    read, notices = state.parse(CATALOG, {key: value})
    assert read == DEFAULT
    assert [(notice.key, notice.value) for notice in notices] == [(key, value)]
    assert choice in notices[0].choices


def test_a_good_value_stands_beside_a_bad_one() -> None:
    read, notices = state.parse(CATALOG, {"scenario": "atlantis", "date": "1950-01-01"})
    assert read == replace(DEFAULT, date=datetime.date(1950, 1, 1))
    assert len(notices) == 1


def test_a_bad_part_of_an_allocation_leaves_the_others() -> None:
    read, notices = state.parse(CATALOG, {"set": "urup:joint,atlantis:japan,shikotan:nobody"})
    assert dict(read.set) == {"urup": "joint"}
    assert [notice.value for notice in notices] == ["atlantis:japan", "shikotan:nobody"]


def test_another_proposal_forgets_the_changes() -> None:
    changed, _ = state.parse(CATALOG, {"set": "urup:joint", "name": "A try", "rocks": "no-eez"})
    assert changed.is_custom
    other = state.with_scenario(changed, "four_islands")
    assert not other.is_custom
    assert (other.scenario, other.name, other.rocks) == ("four_islands", "", "no-eez")


def test_no_layers_is_a_choice() -> None:
    bare = replace(DEFAULT, layers=())
    assert state.to_query(CATALOG, bare) == {"layers": "none"}
    assert state.parse(CATALOG, {"layers": "none"})[0] == bare


def test_a_passage_brings_its_scene() -> None:
    for story in CATALOG.stories.values():
        for passage in story.passages:
            read, notices = state.parse(CATALOG, {"select": f"passage:{story.id}.{passage.id}"})
            assert notices == ()
            assert read.date == (passage.scene.date or DEFAULT.date)
            assert read.scenario == (passage.scene.scenario or DEFAULT.scenario)


selections = st.sampled_from(
    [
        None,
        *(f"unit:{key}" for key in CATALOG.units),
        *(f"event:{key}" for key in CATALOG.events),
        *(
            f"passage:{one.id}.{item.id}"
            for one in CATALOG.stories.values()
            for item in one.passages
        ),
    ]
)
views = st.builds(
    state.View,
    st.floats(-180, 180).map(lambda value: round(value, 3)),
    st.floats(-90, 90).map(lambda value: round(value, 3)),
    st.floats(1, 18).map(lambda value: round(value, 2)),
)
LEAVES = CATALOG.allocatable_leaves
allocations = st.dictionaries(st.sampled_from(LEAVES), st.sampled_from(list(CATALOG.parties))).map(
    lambda given: tuple((leaf, given[leaf]) for leaf in LEAVES if leaf in given)
)
divisible = [leaf for leaf in LEAVES if CATALOG.units[leaf].division]
cuts = st.tuples(
    st.tuples(st.sampled_from(divisible), st.floats(0, 1).map(lambda share: round(share, 5)))
)
view_states = st.builds(
    state.ViewState,
    scenario=st.sampled_from(list(CATALOG.scenarios)),
    date=st.dates(CATALOG.dispute.first_day, CATALOG.dispute.as_of),
    select=selections,
    layers=st.sets(st.sampled_from(state.layers_of(CATALOG))).map(
        lambda names: state.known_layers(CATALOG, names)
    ),
    view=st.none() | views,
    lang=st.sampled_from(list(CATALOG.languages)),
    set=allocations,
    cut=st.none().map(lambda _: ()) | cuts,
    rocks=st.sampled_from(["full", "no-eez"]),
    name=st.sampled_from(["", "A try", "二島＋α", "a,b:c&d=e"]),
    perspective=st.sampled_from(list(CATALOG.perspectives)),
)


@given(view_states)
def test_every_state_survives_the_address(shown: state.ViewState) -> None:
    assert state.parse(CATALOG, state.to_query(CATALOG, shown)) == (shown, ())


@given(view_states, view_states)
def test_a_message_of_the_map_replaces_what_it_names(
    before: state.ViewState, after: state.ViewState
) -> None:
    message = after.as_message()
    merged = state.merge(CATALOG, before, message)
    expected = replace(after, lang=before.lang, view=after.view or before.view)
    assert merged == expected


@pytest.mark.parametrize(
    "message",
    [
        {"scenario": "atlantis"},
        {"date": 12},
        {"select": "unit:atlantis"},
        {"layers": "names"},
        {"layers": [{}]},
        {"view": {"lon": "x", "lat": 1, "zoom": 2}},
        {"view": {}},
        {"unknown": True},
    ],
)
def test_nonsense_from_the_browser_changes_nothing(message: dict[str, object]) -> None:
    assert state.merge(CATALOG, DEFAULT, message) == DEFAULT


def test_the_map_can_select_nothing() -> None:
    chosen = replace(DEFAULT, select="unit:shikotan")
    assert state.merge(CATALOG, chosen, {"select": ""}) == DEFAULT
