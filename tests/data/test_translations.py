"""Every language of the data is whole: nothing missing, nothing stale."""

import re

import pytest

from geo_app.data.catalog import catalog
from geo_app.data.texts import missing, texts

CATALOG = catalog()
OTHERS = [code for code, language in CATALOG.languages.items() if language.base is not None]


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_missing(code: str) -> None:
    lacking = missing(CATALOG, CATALOG.language(code))
    assert not lacking, f"{len(lacking)} texts of {code} are missing: {', '.join(lacking[:20])}"


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_stale(code: str) -> None:
    places = texts(CATALOG)
    known = set(places) | set(places.values())
    stale = [text for text in CATALOG.language(code).content_texts if text not in known]
    assert not stale, f"{code} translates what no record says: {stale[:5]}"


@pytest.mark.parametrize("code", OTHERS)
def test_numbers_and_marks_are_set_as_one(code: str) -> None:
    language = CATALOG.language(code)
    said = [*language.interface_texts.values(), *language.content_texts.values()]
    broken = [text for text in said if re.search(r"\d \d{3}(?!\d)", text)]
    assert not broken, f"{code}: a plain space parts a number: {broken[:3]}"
    unpaired = [
        text for text in said
        if any(text.count(a) != text.count(b) for a, b in ("«»", "「」", "（）", "()"))
    ]  # fmt: skip
    assert not unpaired, f"{code}: a mark is not closed: {unpaired[:3]}"
