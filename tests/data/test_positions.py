"""Positions and legal texts: who speaks to what, and whether the two sides are treated alike."""

import pytest

from geo_app.data import Catalog
from geo_app.data import catalog as load_cached
from geo_app.model.positions import LegalText, Position, Reading

CATALOG = load_cached()
SIDES = ("japan", "russia")
# How unequal the two may be: on one topic, on one legal text, and in all.
TOPIC_RATIO, TEXT_RATIO, TOTAL_RATIO = 1.5, 1.6, 1.2
SOURCES_RATIO = 2.0


def said_on(topic: str, side: str) -> list[Position]:
    return [one for one in CATALOG.positions.values() if one.topic == topic and one.side == side]


def length(positions: list[Position]) -> int:
    return sum(len(one.statement) + len(one.contest or "") for one in positions)


def cited(positions: list[Position]) -> int:
    return sum(len(one.sources) for one in positions)


def ratio(one: int, other: int) -> float:
    return max(one, other) / min(one, other)


def reading_of(text: LegalText, side: str) -> Reading:
    return next(one for one in text.readings if one.side == side)


SHARED = [topic for topic in CATALOG.topics if all(said_on(topic, side) for side in SIDES)]


def test_both_sides_speak_to_most_topics_and_neither_alone_to_any() -> None:
    assert len(SHARED) >= 10
    for topic in CATALOG.topics:
        spoken = [side for side in SIDES if said_on(topic, side)]
        assert len(spoken) != 1, topic


@pytest.mark.parametrize("topic", SHARED)
def test_the_sides_have_like_room_and_like_evidence_on_a_topic(topic: str) -> None:
    japan, russia = (said_on(topic, side) for side in SIDES)
    assert len(japan) == len(russia)
    assert ratio(length(japan), length(russia)) <= TOPIC_RATIO
    assert ratio(cited(japan), cited(russia)) <= SOURCES_RATIO


@pytest.mark.parametrize("topic", SHARED)
def test_the_same_fields_are_filled_for_both_sides(topic: str) -> None:
    filled = {
        side: sorted(
            (one.contested, one.contest is not None, one.date is not None)
            for one in said_on(topic, side)
        )
        for side in SIDES
    }
    assert filled["japan"] == filled["russia"]


def test_the_sides_have_like_room_and_like_evidence_in_all() -> None:
    said = [
        [one for one in CATALOG.positions.values() if one.side == side and one.topic in SHARED]
        for side in SIDES
    ]
    assert ratio(length(said[0]), length(said[1])) <= TOTAL_RATIO
    assert ratio(cited(said[0]), cited(said[1])) <= TOTAL_RATIO


@pytest.mark.parametrize("key", CATALOG.legal_texts)
def test_each_legal_text_has_both_readings_at_like_length(key: str) -> None:
    text = CATALOG.legal_texts[key]
    japan, russia = (reading_of(text, side) for side in SIDES)
    assert ratio(len(japan.text), len(russia.text)) <= TEXT_RATIO
    assert ratio(len(japan.sources), len(russia.sources)) <= SOURCES_RATIO


def test_the_readings_are_balanced_in_all() -> None:
    totals = [
        sum(len(reading_of(text, side).text) for text in CATALOG.legal_texts.values())
        for side in SIDES
    ]
    assert ratio(*totals) <= TOTAL_RATIO


def test_the_texts_that_the_argument_turns_on_are_there(catalog: Catalog) -> None:
    years = [text.date.earliest.year for text in catalog.legal_texts.values()]
    assert years == [
        *(1855, 1875, 1905, 1941, 1943),
        *(1945, 1945, 1945, 1945, 1945),
        *(1946, 1951, 1956, 1993),
    ]


def test_every_voice_and_topic_is_used(catalog: Catalog) -> None:
    positions = catalog.positions.values()
    readings = {one.side for text in catalog.legal_texts.values() for one in text.readings}
    assert {one.side for one in positions} | readings == set(catalog.voices)
    assert {one.topic for one in positions} == set(catalog.topics)
    assert {"japan", "russia", "united_states", "ainu"} <= {
        voice.id for voice in catalog.voices.values() if voice.own_column
    }


def test_the_early_japanese_reading_is_told(catalog: Catalog) -> None:
    """What a side would rather not hear is in the data too."""
    one = catalog.positions["japan_statements_1951"]
    assert one.contested
    assert any(citation.grade == "A" for citation in one.sources)
