"""Whether translations of records name the numbers that the English text names."""

import re
import unicodedata
from collections.abc import Iterator

import polib
import pytest

from geo_app.data import catalog, data_root
from geo_app.data.translations import RECORDS, messages, path_of

RELEASED = [code for code, language in catalog().languages.items() if language.base is not None]

MYRIADS = {"兆": 12, "億": 8, "万": 4}
ROMAN = {"XVII": "17", "XVIII": "18", "XIX": "19", "XX": "20"}
KANJI = "〇一二三四五六七八九十"


def significant(text: str) -> Iterator[str]:
    """Yield each number by its significant digits, which no language writes otherwise.

    “358 billion”, 3,580億 and «358 млрд» are all 358; of “G7” and “P5.6” none is a number.
    """
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"\b[XVI]+\b", lambda roman: ROMAN.get(roman[0], roman[0]), text)
    text = re.sub(r"(?<=\d)(?:[.,](?=\d)| (?=\d{3}(?!\d)))", "", text)
    # A span of years may write the second one short.
    text = re.sub(r"(?<!\d)(\d\d)(\d\d)([~–-])(\d\d)(?!\d)", r"\1\2\3\1\4", text)
    for whole in re.findall(r"(?<![A-Za-zА-я\d])\d+(?:[兆億万]\d*)*", text):
        yield sum_of(whole).strip("0") or "0"


def sum_of(number: str) -> str:
    """Write a number with units of myriads in digits."""
    parts = re.findall(r"(\d+)([兆億万]?)", number)
    if not any(unit for _, unit in parts):
        return number
    return str(sum(int(digits) * 10 ** MYRIADS.get(unit, 0) for digits, unit in parts))


def lacking(entry: polib.POEntry) -> list[str]:
    """List the numbers of the English text that its translation lacks, in digits or in kanji."""
    said = set(significant(entry.msgstr))
    return [
        number
        for number in significant(entry.msgid)
        if number not in said and not (len(number) == 1 and KANJI[int(number)] in entry.msgstr)
    ]


@pytest.mark.parametrize("code", RELEASED)
def test_a_translation_names_each_number(code: str) -> None:
    file = polib.pofile(str(path_of(data_root(), RECORDS, code)))
    wrong = [
        f"{entry.msgctxt}, {entry.msgid[:40]}: {', '.join(lacking(entry))}"
        for entry in messages(file)
        if entry.msgstr and "fuzzy" not in entry.flags and lacking(entry)
    ]
    assert not wrong, f"{code}: numbers of the English text are missing: {wrong}"


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("358 billion rubles", "3,580億ルーブル"),
        ("11,480 people, 5,003.05 km²", "11 480 человек, 5 003,05 км²"),
        ("68.4 trillion yen", "68兆4,000億円"),
        ("from 1971 to 1973", "1971～73年"),
        ("the 18th century", "XVIII век"),
    ],
)
def test_a_number_is_known_in_each_way_of_writing(english: str, other: str) -> None:
    assert list(significant(english)) == list(significant(other))


def test_another_number_is_seen() -> None:
    entry = polib.POEntry(msgid="on 26 July 2024", msgstr="2024年7月25日")
    assert lacking(entry) == ["26"]
