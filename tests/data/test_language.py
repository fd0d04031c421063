"""Texts, numbers and dates in each language."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_app.data import Catalog
from geo_app.data.language import Language, fill, slots_of
from geo_app.data.texts import missing, texts
from geo_app.data.translations import Translation
from geo_app.errors import UnknownNameError
from geo_app.model.dates import UncertainDate

ENGLISH = Language(
    "en",
    "English",
    {
        "date.locale": "en_GB",
        "date.about": "about {date}",
        "date.perhaps": "perhaps {date}",
        "date.since": "since {date}",
        "date.since.month": "{in_date}",
        "date.since.year": "{date}",
        "date.since.years": "{date}",
        "date.until": "until {date}",
        "date.until.month": "{alone}",
        "date.until.year": "{date}",
        "date.until.years": "{date}",
        "date.span": "{start} to {end}",
        "date.undated": "undated",
        "greeting": "Good day, {name}",
    },
)
JAPANESE = Language(
    "ja",
    "日本語",
    {"date.about": "{date}頃"},
    {
        "units/a.note": Translation("A note", ("注",)),
        "units/b.note": Translation("A note", ("ここだけの注",)),
    },
    base=ENGLISH,
)
RUSSIAN = Language("ru", "Русский", {}, base=ENGLISH)


@pytest.mark.parametrize(
    ("edtf", "english", "japanese", "russian"),
    [
        ("1855-02-07", "7 February 1855", "1855年2月7日", "7 февраля 1855\u00a0г."),
        ("1992-03", "March 1992", "1992年3月", "март 1992\u00a0г."),
        ("1969", "1969", "1969年", "1969"),
        (
            "1945-09-03/1945-09-05",
            "3–5 September 1945",
            "1945年9月3日～5日",
            "3–5 сентября 1945\u00a0г.",
        ),
        (
            "1945-08-28/1945-09-03",
            "28 August – 3 September 1945",
            "1945年8月28日～9月3日",
            "28 августа – 3 сентября 1945\u00a0г.",
        ),
        ("1969/1971", "1969–1971", "1969年～1971年", "1969–1971"),
        ("1992-03/1992-05", "March – May 1992", "1992年3月～5月", "март – май 1992\u00a0г."),
        ("194X", "1940–1949", "1940年～1949年", "1940–1949"),
    ],
)
def test_a_date_is_as_exact_as_its_source(
    edtf: str, english: str, japanese: str, russian: str
) -> None:
    def plain(text: str) -> str:
        """Editions of the locale data differ in the dash of a range and the blanks around it."""
        return re.sub(r"\s*[–—～]\s*", "–", text)

    written = [
        plain(language.date(UncertainDate(edtf=edtf))) for language in (ENGLISH, JAPANESE, RUSSIAN)
    ]
    assert written == [plain(text) for text in (english, japanese, russian)]


def test_doubt_is_written() -> None:
    assert ENGLISH.date(UncertainDate(edtf="1945-08-26~")) == "about 26 August 1945"
    assert JAPANESE.date(UncertainDate(edtf="1945-08-26~")) == "1945年8月26日頃"
    assert ENGLISH.date(UncertainDate(edtf="1644?")) == "perhaps 1644"
    assert ENGLISH.date(UncertainDate(edtf="1644%")) == "perhaps about 1644"


def test_a_range_of_unlike_ends_is_written_by_its_days() -> None:
    assert ENGLISH.date(UncertainDate(edtf="1945-08/1945-09-05")) == "1 August – 5 September 1945"


def test_a_day_of_the_calendar() -> None:
    assert ENGLISH.date(datetime.date(2024, 1, 1)) == "1 January 2024"


def test_open_ends() -> None:
    start, end = UncertainDate(edtf="1991-12-26"), UncertainDate(edtf="1992-03")
    assert ENGLISH.period(start, None) == "since 26 December 1991"
    assert ENGLISH.period(None, end) == "until March 1992"
    assert ENGLISH.period(start, end) == "26 December 1991 to March 1992"
    assert ENGLISH.period(None, None) == "undated"


@pytest.mark.parametrize(
    ("edtf", "since", "until"),
    [
        ("1945-08-28", "с 28 августа 1945\u00a0г.", "по 28 августа 1945\u00a0г."),
        ("1992-03", "с марта 1992\u00a0г.", "по март 1992\u00a0г."),
        ("1945", "с 1945 года", "по 1945 год"),
        ("194X", "с 1940–1949 годов", "по 1940–1949 годы"),
        ("1830~", "с 1830 года (приблизительно)", "по 1830 год (приблизительно)"),
    ],
)
def test_a_date_after_a_word_has_the_form_of_its_language(
    catalog: Catalog, edtf: str, since: str, until: str
) -> None:
    russian, when = catalog.language("ru"), UncertainDate(edtf=edtf)
    assert russian.period(when, None).replace("—", "–") == since
    assert russian.period(None, when).replace("—", "–") == until


def test_sentences_stand_as_the_language_sets_them(catalog: Catalog) -> None:
    assert catalog.language("en").joined(["One.", "", "Two."]) == "One. Two."
    assert catalog.language("ja").joined(["一。", "二。"]) == "一。二。"
    assert catalog.language("ja").enumerated(["一", "二", "三"]) == "一、二、三"
    assert catalog.language("ru").joined([]) == ""


@settings(deadline=None, max_examples=40)
@given(st.dates(datetime.date(1600, 1, 1), datetime.date(2100, 1, 1)))
def test_every_day_holds_its_year_and_day(day: datetime.date) -> None:
    text = ENGLISH.date(UncertainDate(edtf=day.isoformat()))
    assert text.split()[0] == str(day.day)
    assert text.split()[-1] == str(day.year)
    assert text == ENGLISH.date(day)


def test_numbers_take_the_form_of_the_language() -> None:
    assert ENGLISH.number(1234.567, 1) == "1,234.6"
    assert JAPANESE.number(1490) == "1,490"
    assert RUSSIAN.number(1234.567, 1) == "1\xa0234,6"
    assert ENGLISH.percent(0.0691149) == "6.9%"
    assert RUSSIAN.percent(0.5) == "50\xa0%"


def test_what_a_language_lacks_is_english_and_known_to_be_missing() -> None:
    assert JAPANESE.interface("greeting", name="A") == "Good day, A [en]"
    assert JAPANESE.is_missing("greeting")
    assert not JAPANESE.is_missing("date.about")
    assert not ENGLISH.is_missing("greeting")
    assert ENGLISH.is_missing("no.such.text")
    assert JAPANESE.content("units/a.note", "A note") == "注"
    assert not JAPANESE.lacks("units/c.note", "A note")
    assert JAPANESE.content("units/b.note", "A note") == "ここだけの注"
    assert RUSSIAN.content("units/a.note", "A note") == "A note [en]"
    assert RUSSIAN.lacks("units/a.note", "A note")
    assert not ENGLISH.lacks("units/a.note", "A note")


def test_a_slot_cannot_reach_into_a_value() -> None:
    assert fill("{name} {name.real} {other}", {"name": 1}) == "1 {name.real} {other}"
    assert slots_of("{a} and {b} {a}") == {"a", "b"}


def test_all_texts_have_stable_keys(catalog: Catalog) -> None:
    found = texts(catalog)
    proposal = next(iter(catalog.proposals.values()))
    unit = next(one for one in catalog.units.values() if one.statuses)
    story = catalog.stories["article"]
    claim = story.passages[0].claims[0]
    assert found[f"proposals/{proposal.id}.title"] == proposal.title
    assert found[f"proposals/{proposal.id}.proponents.0"] == proposal.proponents[0]
    assert found[f"units/{unit.id}.statuses.{unit.statuses[0].id}.basis"] == unit.statuses[0].basis
    key = f"stories/article.passages.{story.passages[0].id}.claims.{claim.id}.paraphrase"
    assert found[key] == claim.paraphrase
    assert not [key for key in found if ".names." in key or ".locator" in key]


def test_missing_texts_are_listed(catalog: Catalog) -> None:
    english = catalog.language("en")
    assert missing(catalog, english) == ()
    bare = Language("xx", "Bare", {}, base=english)
    assert set(missing(catalog, bare)) == {*english.interface_texts, *texts(catalog)}


def test_an_unknown_language_is_refused(catalog: Catalog) -> None:
    with pytest.raises(UnknownNameError, match="Unknown language 'tlh'"):
        catalog.language("tlh")


def test_every_language_of_the_dispute_writes_dates(catalog: Catalog) -> None:
    words = ("date.about", "date.perhaps", "date.since", "date.until", "date.span", "date.undated")
    for code in catalog.dispute.languages:
        assert not [key for key in words if catalog.language(code).is_missing(key)]
