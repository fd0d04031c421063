"""Damage to positions, legal texts, glossary and perspectives is found and named."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.data.test_integrity import Change, Damage, apart, put, unnamed
from tests.fixtures_data import copy_data

POSITION = "positions/japan_extent.yaml"
TEXT = "legal_texts/yalta_1945.yaml"
WORDS = "subjects/testimonies.yaml"
UNTRACED = [{"source": "untraced", "locator": "nowhere", "grade": "C"}]
TERM = "glossary/kurils.yaml"
SUBJECT = "subjects/fisheries.yaml"
PITFALL = "pitfalls/return.yaml"
PERSPECTIVE = "perspectives/neutral.yaml"


def second_reading_by_the_first(content: Any) -> None:
    content["readings"][1]["side"] = content["readings"][0]["side"]


def nothing_counted_or_sought(content: Any) -> None:
    del content["series"], content["searched"]


def without_language(content: Any) -> None:
    del content["quotations"][0]["language"]


DAMAGE: list[tuple[str, Change, str]] = [
    ("voices/japan.yaml", put("party", value="mars"), "names the unknown party 'mars'"),
    (POSITION, put("side", value="nobody"), "side names the unknown voice 'nobody'"),
    (POSITION, put("topic", value="weather"), "topic names the unknown topic 'weather'"),
    (POSITION, put("contested", value="false"), "contested and contest do not go together"),
    (POSITION, put("sources", value=[]), "sources "),
    (POSITION, put("sources", 0, "source", value="rumour"), "unknown source 'rumour'"),
    (TEXT, put("event", value="picnic"), "event names the unknown event 'picnic'"),
    (TEXT, second_reading_by_the_first, "readings has 'japan' twice"),
    (SUBJECT, put("events", value=["picnic"]), "events names the unknown event 'picnic'"),
    (SUBJECT, put("day", value="1500-01-01"), "day lies outside 1600-01-01 to "),
    (SUBJECT, put("series", 0, "numbers", 0, "date", value="2018"), "do not follow one another"),
    (SUBJECT, put("series", 0, "axis_from", value="50001"), "numbers.2023 is less than axis_from"),
    (
        SUBJECT,
        put("series", 0, "numbers", 0, "sources", value=UNTRACED),
        "no document that was read",
    ),
    (SUBJECT, put("series", 0, "numbers", 0, "sources", value=[]), "sources "),
    (SUBJECT, nothing_counted_or_sought, "searched does not say where numbers were looked for"),
    (WORDS, put("quotations", 0, "words", value="long " * 40), "words are more than 160 letters"),
    (WORDS, without_language, "original and language do not go together"),
    (TERM, put("see", value=["nothing"]), "see names the unknown term 'nothing'"),
    (TERM, put("forms", "tlh", value=["x"]), "forms names the unknown language 'tlh'"),
    (TERM, put("usages", 0, "side", value="nobody"), "names the unknown voice 'nobody'"),
    (PITFALL, put("patterns", "en", value=["("]), "is no regular expression"),
    (PERSPECTIVE, put("solid_lines", value=["equator"]), "unknown line 'equator'"),
    (PERSPECTIVE, put("claims", "mars", value=["urup"]), "unknown party 'mars'"),
    (PERSPECTIVE, put("probes", 0, "unit", value="atlantis"), "unknown unit 'atlantis'"),
]


@pytest.mark.parametrize("damage", apart(DAMAGE))
def test_damage_is_named(tmp_path: Path, damage: Sequence[Damage]) -> None:
    assert unnamed(copy_data(tmp_path), damage) == []
