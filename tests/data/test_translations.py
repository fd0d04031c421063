"""Languages: released ones are whole, and a change of the English drops no translation."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from geo_app.data import Catalog, data_root, load_catalog
from geo_app.data import catalog as load_cached
from geo_app.data.catalog import FOLDERS, UNRELEASED_VARIABLE
from geo_app.data.language import Language
from geo_app.data.texts import missing, older
from geo_app.data.translations import INTERFACE, KINDS, RECORDS, codes, path_of
from geo_app.model.sources import citations_in
from geo_app.pipeline.translations import write_translations
from tests.fixtures_data import Content, copy_data, restored, rewrite

CATALOG = load_cached()
RELEASED = [code for code, language in CATALOG.languages.items() if language.base is not None]
PROPOSAL = "proposals/joint_declaration_1956"
CAPTION = f"{PROPOSAL}.caption"
OPEN_IN_GERMAN = (
    *(f"{folder}/" for folder in FOLDERS if folder != "stories"),
    "stories/article",
    "sea.",
)
PROPONENTS = "proposals/four_islands"


@pytest.fixture(scope="module")
def whole_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("translated"))


@pytest.fixture
def copy(whole_copy: Path) -> Iterator[Path]:
    with restored(whole_copy, data_root()) as folder:
        yield folder


def message(root: Path, kind: str, code: str, place: str) -> polib.POEntry:
    """Return the message that stands at a place."""
    file = polib.pofile(str(path_of(root, kind, code)))
    return next(
        entry
        for entry in file
        if entry.msgctxt == place or place in [at for at, _ in entry.occurrences]
    )


@pytest.mark.parametrize("code", RELEASED)
def test_a_released_language_is_whole(code: str) -> None:
    lacking = missing(CATALOG, CATALOG.language(code))
    assert not lacking, f"{len(lacking)} texts of {code} are missing: {', '.join(lacking[:20])}"


@pytest.mark.parametrize("code", RELEASED)
def test_numbers_and_marks_are_set_as_one(code: str) -> None:
    language = CATALOG.language(code)
    said = [
        *language.interface_texts.values(),
        *(form for one in language.placed.values() for form in one.forms),
    ]
    broken = [text for text in said if re.search(r"\d \d{3}(?!\d)", text)]
    assert not broken, f"{code}: a plain space parts a number: {broken[:3]}"
    unpaired = [
        text for text in said
        if any(text.count(a) != text.count(b) for a, b in ("«»", "「」", "（）", "()"))
    ]  # fmt: skip
    assert not unpaired, f"{code}: a mark is not closed: {unpaired[:3]}"


def test_the_catalogues_are_up_to_the_english_texts_and_writing_them_loses_nothing(
    copy: Path,
) -> None:
    """The English texts of all catalogues are those of the records, in the same layout."""
    paths = [path_of(copy, kind, code) for kind in KINDS for code in codes(copy)]
    before = {path: path.read_text("utf-8") for path in paths}
    assert set(write_translations(copy)) == set(paths)
    other = [path.name for path, text in before.items() if path.read_text("utf-8") != text]
    assert not other, f"Run 'python -m geo_app data translations' for {other}"


def put_a_comma(copy: Path) -> tuple[str, str]:
    """Change a comma in the English of a proposal and of the interface; return the new texts."""
    changed = {}

    def record(content: Content) -> None:
        content["caption"] = changed["caption"] = f"{content['caption'].rstrip('.')}, so to say."

    def interface(file: Content) -> None:
        file["interface"]["map.look.label"] = changed["label"] = "How to look, at the islands"

    rewrite(copy, f"{PROPOSAL}.yaml", record)
    rewrite(copy, "lang/en.yaml", interface)
    return changed["caption"], changed["label"]


def assert_shown_and_marked(catalog: Catalog, code: str, caption: str) -> None:
    before, after = CATALOG.language(code), catalog.language(code)
    mark = before.interface_texts["text.older"]
    english = CATALOG.proposals["joint_declaration_1956"].caption
    assert after.content(CAPTION, caption) == mark.format(text=before.content(CAPTION, english))
    assert after.interface("map.look.label") == mark.format(text=before.interface("map.look.label"))
    assert set(older(catalog, after)) == {CAPTION, "map.look.label"}
    assert missing(catalog, after) == ()


def test_a_changed_comma_leaves_the_translations_on_screen_marked(copy: Path) -> None:
    caption, label = put_a_comma(copy)
    for _ in range(2):
        # As the files are, and once they have been brought up to the English.
        catalog = load_catalog(copy)
        for code in RELEASED:
            assert_shown_and_marked(catalog, code, caption)
        write_translations(copy)
    for code in RELEASED:
        fuzzy = message(copy, RECORDS, code, CAPTION)
        assert fuzzy.fuzzy
        assert fuzzy.msgid == caption
        assert fuzzy.previous_msgid == CATALOG.proposals["joint_declaration_1956"].caption
        assert message(copy, INTERFACE, code, "map.look.label").msgid == label


def test_the_mark_goes_when_somebody_has_looked_or_the_english_comes_back(copy: Path) -> None:
    put_a_comma(copy)
    write_translations(copy)
    path = path_of(copy, INTERFACE, "ja")
    file = polib.pofile(str(path))
    label = next(entry for entry in file if entry.msgctxt == "map.look.label")
    label.flags.remove("fuzzy")
    file.save()
    assert set(older(load_catalog(copy), load_catalog(copy).language("ja"))) == {CAPTION}
    for name in (f"{PROPOSAL}.yaml", "lang/en.yaml"):
        (copy / name).write_bytes((data_root() / name).read_bytes())
    write_translations(copy)
    assert (copy / path_of(Path(), RECORDS, "ja")).read_text("utf-8") == (
        data_root() / path_of(Path(), RECORDS, "ja")
    ).read_text("utf-8")


def test_what_moves_within_a_list_keeps_its_own_translation(copy: Path) -> None:
    record = f"{PROPONENTS}.yaml"
    old = CATALOG.proposals["four_islands"].proponents
    rewrite(copy, record, lambda content: content["proponents"].insert(0, "A new proponent"))
    write_translations(copy)
    japanese = load_catalog(copy).language("ja")
    assert japanese.lacks(f"{PROPONENTS}.proponents.0", "A new proponent")
    for index, english in enumerate(old):
        shown = japanese.content(f"{PROPONENTS}.proponents.{index + 1}", english)
        assert shown == CATALOG.language("ja").content(f"{PROPONENTS}.proponents.{index}", english)


@pytest.mark.parametrize(
    ("count", "written"),
    [(1, "1 событие"), (2, "2 события"), (5, "5 событий"), (11, "11 событий"),
     (21, "21 событие"), (1002, "1\xa0002 события")],
)  # fmt: skip
def test_a_count_takes_the_right_form_in_russian(count: int, written: str) -> None:
    assert CATALOG.language("ru").interface("timeline.count", count=count) == written


@pytest.mark.parametrize(("count", "written"), [(1, "1 event"), (0, "0 events"), (2, "2 events")])
def test_a_count_takes_the_right_form_in_english(count: int, written: str) -> None:
    assert CATALOG.language("en").interface("timeline.count", count=count) == written


def test_the_script_is_given_no_counted_text() -> None:
    """The script of the map and of the search fills texts, and knows no plural forms."""
    counted = CATALOG.language("en").counted
    assert not [key for key in counted if key.startswith(("map.", "search."))]


def test_german_grows_the_interface_and_the_tour_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(UNRELEASED_VARIABLE, "1")
    catalog = load_catalog()
    german = catalog.language("de")
    lacking = [key for key in missing(catalog, german) if not key.startswith(OPEN_IN_GERMAN)]
    # What is new in English may wait.
    assert len(lacking) < 0.1 * len(catalog.language("en").interface_texts), lacking
    assert german.interface("timeline.count", count=1) == "1 Ereignis"
    assert german.date(catalog.dispute.as_of).endswith(str(catalog.dispute.as_of.year))
    assert "[en]" in german.content("units/shikotan.note", "Nothing that was translated.")


def test_a_language_is_offered_when_it_is_released(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_translations(copy, ["eo"])
    assert tuple(load_catalog(copy).languages) == CATALOG.dispute.languages
    monkeypatch.setenv(UNRELEASED_VARIABLE, "1")
    growing: Language = load_catalog(copy).language("eo")
    assert growing.name == "Esperanto"
    assert growing.interface("map.look.label").endswith("[en]")


def test_where_in_a_document_is_said_in_the_language_of_the_reader() -> None:
    cited = [one.locator for _, part in CATALOG.records() for _, one in citations_in(part)]
    for code in RELEASED:
        language = CATALOG.language(code)
        assert sum(language.phrase(text) != text for text in cited) > 0.8 * len(cited)
    assert CATALOG.language("ru").phrase("first and fifth paragraphs") == "первый и пятый абзацы"
    assert CATALOG.language("ja").phrase("a place that nobody named") == "a place that nobody named"
