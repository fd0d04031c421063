"""The one view and its codec: read strictly and leniently, written as address and as message."""

import datetime
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_app.engine.land.allocation import allocation_of
from geo_app.errors import BadDateError, BadValueError, GeoAppError, UnknownNameError
from geo_app.views.codec import (
    Notice,
    default_view,
    encoded,
    frame_from_query,
    frame_to_query,
    from_message,
    from_query,
    make_view,
    proposal_view,
    to_message,
    to_query,
)
from geo_app.views.fields import known_layers
from geo_app.views.schema import schema
from geo_app.views.view import Camera, FrameOptions, View, allocation
from tests.script_vectors import CATALOG, messages, queries, views

DEFAULT = default_view(CATALOG)
FULL = {
    "look": "proposals",
    "scenario": "four_islands",
    "date": "1945-08-29",
    "select": "unit:shikotan",
    "layers": "lines,graticule",
    "lang": "ja",
    "set": "habomai:japan,urup:joint",
    "cut": "etorofu_iturup:0.21",
    "rocks": "no-eez",
    "name": "A try",
    "perspective": "japan",
    "theme": "dark",
    "camera": "145.500,43.750,7.25",
}


def read(query: dict[str, str]) -> tuple[View, list[Notice]]:
    notices: list[Notice] = []
    return from_query(CATALOG, query, notices), notices


def test_a_text_that_is_far_too_long_is_one_notice() -> None:
    notices: list[Notice] = []
    query = {"set": "atlantis:mars," * 100_000, "lang": "ja"}
    assert from_query(CATALOG, query, notices).lang == "ja"
    assert [(one.key, len(one.value)) for one in notices] == [("set", 41)]
    with pytest.raises(BadValueError):
        from_query(CATALOG, query)


def test_nothing_asked_is_the_default() -> None:
    assert read({}) == (DEFAULT, [])
    assert to_query(CATALOG, DEFAULT) == {}


def test_a_full_address_is_read_and_written() -> None:
    view, notices = read(FULL)
    assert notices == []
    habomai = dict.fromkeys(CATALOG.members("habomai"), "japan")
    assert dict(view.set) == {**habomai, "urup": "joint"}
    assert view == View(
        look="proposals",
        scenario="four_islands", date=datetime.date(1945, 8, 29), select="unit:shikotan",
        layers=("lines", "graticule"), lang="ja", set=view.set, cut=(("etorofu_iturup", 0.21),),
        rocks="no-eez", name="A try", perspective="japan", theme="dark",
        camera=Camera(lon=145.5, lat=43.75, zoom=7.25),
    )  # fmt: skip
    assert to_query(CATALOG, view) == FULL
    old = {"view" if key == "camera" else key: text for key, text in FULL.items()}
    del old["look"]
    assert read(old) == (view, [])


@settings(deadline=None)
@given(views)
def test_every_view_survives_address_and_message(view: View) -> None:
    assert from_query(CATALOG, to_query(CATALOG, view)) == view
    message = json.loads(json.dumps(to_message(view)))
    assert from_message(CATALOG, message) == view
    assert from_message(CATALOG, message, before=DEFAULT.having(name="Before")) == view.having(
        camera=view.camera
    )
    shared = allocation(CATALOG, view)
    assert all(shared.parties[unit] == party or unit in shared.cuts for unit, party in view.set)
    assert all(shared.cuts[unit].share == share for unit, share in view.cut)


@settings(max_examples=500, deadline=None)
@given(queries)
def test_any_address_is_read(query: dict[str, str]) -> None:
    view, notices = read(query)
    assert read(to_query(CATALOG, view)) == (view, [])
    if notices:
        with pytest.raises(GeoAppError):
            from_query(CATALOG, query)
    else:
        assert from_query(CATALOG, query) == view


@settings(max_examples=300, deadline=None)
@given(views, messages)
def test_any_message_is_read(before: View, message: dict[str, Any]) -> None:
    view = from_message(CATALOG, message, [], before)
    assert from_query(CATALOG, to_query(CATALOG, view)) == view


BAD: list[tuple[str, str, type[GeoAppError], str]] = [
    ("scenario", "atlantis", UnknownNameError, "joint_declaration_1956"),
    ("date", "1945-02-30", BadDateError, CATALOG.dispute.as_of.isoformat()),
    ("date", "2999-01-01", BadDateError, CATALOG.dispute.first_day.isoformat()),
    ("date", "19450201", BadDateError, CATALOG.dispute.first_day.isoformat()),
    ("select", "unit:atlantis", UnknownNameError, "unit:shikotan"),
    ("select", "passage:article.P99", UnknownNameError, "passage:article.P4"),
    ("select", "shikotan", UnknownNameError, "unit:…"),
    ("select", "sea:146", BadValueError, "sea:lon,lat"),
    ("layers", "names,roads", UnknownNameError, "contested"),
    ("layers", "base_osm,base_gsi", BadValueError, "base_gsi"),
    ("camera", "here", BadValueError, "lat: -85 … 85"),
    ("camera", "nan,1,2", BadValueError, "lat: -85 … 85"),
    ("camera", "145,43,99", BadValueError, "lat: -85 … 85"),
    ("camera", "140,87,5", BadValueError, "lat: -85 … 85"),
    ("lang", "tlh", UnknownNameError, "en"),
    ("set", "atlantis:japan", UnknownNameError, "shikotan"),
    ("set", "shikotan:atlantis", UnknownNameError, "joint"),
    ("set", "shikotan", BadValueError, "unit:party"),
    ("cut", "shikotan:0.5", UnknownNameError, "etorofu_iturup"),
    ("cut", "etorofu_iturup:1.5", BadValueError, "unit:0 … unit:1"),
    ("rocks", "some", UnknownNameError, "no-eez"),
    ("name", "x" * 61, BadValueError, "1 … 60"),
    ("perspective", "moon", UnknownNameError, "neutral"),
    ("theme", "pink", UnknownNameError, "grey"),
]


@pytest.mark.parametrize(("key", "value", "error", "choice"), BAD, ids=lambda one: str(one)[:30])
def test_a_bad_value_is_named_with_what_would_be_right(
    key: str, value: str, error: type[GeoAppError], choice: str
) -> None:
    view, notices = read({key: value, "rocks": "no-eez"} if key != "rocks" else {key: value})
    assert view == (DEFAULT if key == "rocks" else DEFAULT.having(rocks="no-eez"))
    assert [(notice.key, notice.value) for notice in notices] == [(key, value)]
    assert choice in notices[0].choices
    with pytest.raises(error) as raised:
        from_query(CATALOG, {key: value})
    assert raised.value.choices == notices[0].choices


def test_a_bad_part_of_an_allocation_leaves_the_others() -> None:
    view, notices = read({"set": "urup:joint,atlantis:japan,shikotan:nobody"})
    assert dict(view.set) == {"urup": "joint"}
    assert [notice.value for notice in notices] == ["atlantis:japan", "shikotan:nobody"]


def test_unknown_parts_of_a_view_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="theme"):
        make_view(CATALOG, colour="red")


def test_another_scenario_forgets_the_changes() -> None:
    changed, _ = read({"set": "urup:joint", "name": "A try", "rocks": "no-eez"})
    other = proposal_view(CATALOG, changed, "four_islands")
    assert changed.is_custom
    assert not other.is_custom
    assert (other.scenario, other.name, other.rocks) == ("four_islands", "", "no-eez")


def test_an_unchanged_view_is_its_scenario() -> None:
    for scenario in CATALOG.scenarios:
        view = make_view(CATALOG, scenario, look="proposals")
        assert allocation(CATALOG, view) == allocation_of(CATALOG, scenario)


def test_a_passage_brings_its_scene() -> None:
    for story in CATALOG.stories.values():
        for passage in story.passages:
            view, notices = read({"select": f"passage:{story.id}.{passage.id}"})
            assert notices == []
            assert view.date == (passage.scene.date or DEFAULT.date)
            assert view.scenario == (passage.scene.scenario or DEFAULT.scenario)
            is_proposal = view.scenario != DEFAULT.scenario
            assert view.look == ("proposals" if is_proposal else "time")


def test_a_view_is_looked_at_through_time_or_among_proposals() -> None:
    """A proposal or a change is never mixed with a day; what an old address says still opens."""
    today, quo = CATALOG.dispute.as_of, CATALOG.dispute.status_quo
    made = datetime.date(1956, 10, 19)
    then = datetime.date(1945, 9, 2)
    for query, look, scenario, date in [
        ({}, "time", quo, today),
        ({"date": "1945-09-02"}, "time", quo, then),
        ({"scenario": quo, "date": "1945-09-02"}, "time", quo, then),
        ({"look": "proposals"}, "proposals", "joint_declaration_1956", today),
        ({"look": "proposals", "scenario": quo}, "proposals", quo, today),
        ({"set": "urup:joint"}, "proposals", "joint_declaration_1956", today),
        ({"look": "time", "scenario": "four_islands"}, "proposals", "four_islands", today),
        ({"scenario": "four_islands", "date": "1956-10-19"}, "proposals", "four_islands", made),
    ]:
        view, notices = read(query)
        assert (view.look, view.scenario, view.date, notices) == (look, scenario, date, [])
    proposal, _ = read({"scenario": "four_islands", "set": "urup:joint"})
    back = from_message(CATALOG, {"date": "1945-09-02"}, [], proposal)
    assert (back.look, back.scenario, back.date, back.set) == ("time", quo, then, ())
    again = from_message(CATALOG, {"scenario": "whole_chain"}, [], back)
    assert (again.look, again.date) == ("proposals", today)


def test_a_page_can_show_other_layers_first() -> None:
    first = {"look": "proposals", "layers": (*reversed(DEFAULT.layers), "zones")}
    view = from_query(CATALOG, {}, [], first)
    assert (view.look, view.layers) == ("proposals", known_layers(CATALOG, first["layers"]))
    assert to_query(CATALOG, view, first) == {}
    written = {"look": "time", "layers": ",".join(DEFAULT.layers)}
    assert to_query(CATALOG, DEFAULT, first) == written


def test_a_message_can_select_nothing_and_say_nothing() -> None:
    chosen = DEFAULT.having(select="unit:shikotan")
    assert from_message(CATALOG, {"select": "", "name": ""}, [], chosen) == DEFAULT
    assert from_message(CATALOG, {"camera": None, "mode": "lab"}, [], chosen) == chosen


frames = st.builds(
    FrameOptions,
    locked=st.booleans(), panel=st.booleans(), controls=st.booleans(), figures=st.booleans(),
    mode=st.sampled_from(["", "lab"]), beside=st.booleans(), data=st.sampled_from(["", "1.2"]),
)  # fmt: skip


@given(frames)
def test_options_of_a_frame_survive_the_address(frame: FrameOptions) -> None:
    assert frame_from_query(frame_to_query(frame)) == frame


def test_the_schema_says_how_a_message_looks() -> None:
    models = schema()["$defs"]
    assert set(models["View"]["properties"]) == set(View.model_fields) == set(to_message(DEFAULT))
    assert models["View"]["properties"]["set"]["additionalProperties"] == {"type": "string"}
    assert set(models["FrameOptions"]["properties"]) == set(FrameOptions.model_fields)


def test_one_view_has_one_address() -> None:
    query = to_query(CATALOG, make_view(CATALOG, name="a,b:c&d=二", set={"urup": "joint"}))
    assert encoded(query) == "look=proposals&set=urup:joint&name=a,b:c%26d%3D%E4%BA%8C"
