"""Damage to positions, legal texts, glossary and perspectives is found and named."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.data.test_integrity import Change, Damage, apart, put, unnamed
from tests.fixtures_data import copy_data

POSITION = "positions/japan_extent.yaml"
TEXT = "legal_texts/yalta_1945.yaml"
TERM = "glossary/kurils.yaml"
PITFALL = "pitfalls/return.yaml"
PERSPECTIVE = "perspectives/neutral.yaml"


def second_reading_by_the_first(content: Any) -> None:
    content["readings"][1]["side"] = content["readings"][0]["side"]


DAMAGE: list[tuple[str, Change, str]] = [
    ("voices/japan.yaml", put("party", value="mars"), "names the unknown party 'mars'"),
    (POSITION, put("side", value="nobody"), "side names the unknown voice 'nobody'"),
    (POSITION, put("topic", value="weather"), "topic names the unknown topic 'weather'"),
    (POSITION, put("contested", value="false"), "contested and contest do not go together"),
    (POSITION, put("sources", value=[]), "sources "),
    (POSITION, put("sources", 0, "source", value="rumour"), "unknown source 'rumour'"),
    (TEXT, put("event", value="picnic"), "event names the unknown event 'picnic'"),
    (TEXT, second_reading_by_the_first, "readings has 'japan' twice"),
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
