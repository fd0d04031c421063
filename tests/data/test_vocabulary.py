"""Words that take a side stand in our own voice nowhere: only inside quotation marks."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from geo_app.data import catalog as load_cached
from geo_app.data.texts import texts

CATALOG = load_cached()
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“|「[^」]*」|『[^』]*』")
# The head of a glossary entry names the word that the entry explains.
HEADS = re.compile(r"^glossary/\w+\.term$")


def own_voice(text: str) -> str:
    """Return a text without what it quotes."""
    return QUOTED.sub(" ", text)


def found_in(language: str, text: str) -> list[str]:
    return [
        f"{pitfall.id}: {hit.group()}"
        for pitfall in CATALOG.pitfalls.values()
        for pattern in pitfall.patterns.get(language, ())
        for hit in re.finditer(pattern, own_voice(text), re.IGNORECASE)
    ]


def shown(language: str) -> Iterator[tuple[str, str]]:
    """Yield every text of the interface and of the records in a language, with its key."""
    spoken = CATALOG.language(language)
    yield from spoken.interface_texts.items()
    for key, english in texts(CATALOG).items():
        if not (HEADS.match(key) or spoken.lacks(key, english)):
            yield key, spoken.content(key, english)


@pytest.mark.parametrize("language", CATALOG.languages)
def test_no_word_takes_a_side(language: str) -> None:
    found = [f"{key}: {hit}" for key, text in shown(language) for hit in found_in(language, text)]
    assert found == []


@pytest.mark.parametrize("language", CATALOG.languages)
def test_the_list_covers_the_language(language: str) -> None:
    with_patterns = [one.id for one in CATALOG.pitfalls.values() if one.patterns.get(language)]
    assert len(with_patterns) >= 6


@pytest.mark.parametrize(
    ("language", "text", "pitfall"),
    [
        ("en", "Japan wants the return of the islands.", "return"),
        ("en", "the islands, occupied by the USSR", "occupied_liberated"),
        ("en", "They were annexed in 1946.", "annexed"),
        ("en", "the Northern Territories", "one_sided_group_name"),
        ("en", "the Southern Kurils", "one_sided_group_name"),
        ("ja", "四島の返還を求める", "return"),
        ("ja", "北方領土", "one_sided_group_name"),
        ("ja", "ソ連に併合された", "annexed"),
        ("ru", "возврат островов", "return"),
        ("ru", "Южные Курилы", "one_sided_group_name"),
        ("ru", "аннексия островов", "annexed"),
        ("en", "a table of who holds what", "ownership"),
        ("ja", "ロシアが領有する島", "ownership"),
        ("ru", "кто каким островом владеет", "ownership"),
        ("ru", "признать итоги войны", "slogans"),
        ("ru", "результаты Второй мировой войны", "slogans"),
        ("ru", "признать итоги Второй мировой", "slogans"),
        ("en", "to accept the results of the war", "slogans"),
        ("ja", "戦争の結果を認める", "slogans"),
        ("en", "to regain the four islands", "return"),
        ("ja", "島を取り戻す", "return"),
        ("ja", "領土の奪還", "return"),
        ("ru", "вернуть эти острова", "return"),
        ("en", "troops seized the islands", "occupied_liberated"),
        ("ja", "島を占拠する", "occupied_liberated"),
        ("ru", "войска захватили Итуруп", "occupied_liberated"),
        ("en", "the Russian-held islands", "ownership"),
        ("en", "Japan would hold 345 km²", "ownership"),
        ("ja", "日本が島を持つことになる", "ownership"),
        ("ru", "Россия обладает островом", "ownership"),
    ],
)
def test_such_a_word_is_found(language: str, text: str, pitfall: str) -> None:
    assert pitfall in [hit.partition(":")[0] for hit in found_in(language, text)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Japan speaks of the “return of the islands”."),
        ("en", "Northern Territories / Southern Kurils"),
        ("ja", "日本政府は「北方領土」と呼ぶ"),
        ("ru", "в Японии — «северные территории»"),
        ("ru", "признать «итоги войны»"),
        ("ja", "領有を主張している"),
        ("ja", "いわゆる「返還」と「領有」"),
        ("ru", "слово «владеть»"),
        ("ru", "их захватывают на Кунашире"),
    ],
)
def test_a_quotation_is_allowed(language: str, text: str) -> None:
    assert found_in(language, text) == []


def scripts_of(text: str) -> set[str]:
    """Return the scripts of the letters, as Unicode names them."""
    return {
        unicodedata.name(letter).split()[0].split("-")[0] for letter in text if letter.isalpha()
    }


@pytest.mark.parametrize("language", CATALOG.languages)
def test_running_text_has_one_script(language: str) -> None:
    """A name in another script stands in the panel of names, not in a text."""
    spoken = {
        code: scripts_of("".join(name.form for one in CATALOG.units.values()
                                 for name in one.names if name.language == code))
        for code in CATALOG.dispute.languages
    }  # fmt: skip
    others = set().union(*spoken.values()) - spoken[language] - {"LATIN"}
    found = [f"{key}: {text}" for key, text in shown(language) if scripts_of(text) & others]
    assert found == []
