"""Each kind of damage, done to a copy of the data, is found and named."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from geo_app.data import check, data_root, load_catalog
from geo_app.errors import DataError
from tests.fixtures_data import Content, copy_data, restored, rewrite, write

Change = Callable[[Content], object]
Damage = tuple[str, Change, str]
"""A file, what is done to it, and what must be said of that file."""

SHIKOTAN = "units/shikotan.yaml"
HABOMAI = "units/habomai.yaml"
EVENT = "events/joint_declaration_signed_1956.yaml"
BY_THE_MOON = "events/chishima_province_1869.yaml"
BOTH_CALENDARS = "events/shimoda_signed_1855.yaml"
PARAMUSHIR = "paramushir_paramushiru"
KUNASHIR = "units/kunashir_kunashiri.yaml"
ROCK = "units/kaigara_signalny.yaml"
LINE = "lines/shimoda_1855.yaml"
SCENARIO = "proposals/equal_area_2006.yaml"
STORY = "stories/article.yaml"
STRAIT = "straits/ekaterina_kunashiri.yaml"
SEA = "sea.yaml"
JAPANESE = "translations/interface/ja.po"
TWICE = b'msgid ""\nmsgstr ""\n' + 2 * b'\nmsgctxt "a"\nmsgid "b"\nmsgstr "c"\n'


def put(*path: str | int, value: Any) -> Change:
    """Set the value at a path inside a record."""

    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = value

    return change


def say(key: str, text: str) -> Change:
    """Set the translation of a text of the interface."""

    def change(content: Any) -> None:
        content[key].msgstr = text

    return change


def add(*path: str | int, value: Any) -> Change:
    """Add a member to a list inside a record; the list is made where there is none."""

    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content.setdefault(path[-1], []).append(value)

    return change


def drop(*path: str | int) -> Change:
    """Delete what stands at a path inside a record."""

    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        del content[path[-1]]

    return change


def apart(damage: Iterable[Damage]) -> list[list[Damage]]:
    """Put damage together in as few groups as there may be if none has a file twice."""
    groups: dict[int, list[Damage]] = defaultdict(list)
    count: Counter[str] = Counter()
    for one in damage:
        groups[count[one[0]]].append(one)
        count[one[0]] += 1
    return list(groups.values())


def untraced(content: Content) -> None:
    content["name_sources"][0] = {"source": "untraced", "locator": "x", "grade": "A"}


def name_that_ends_before_it_begins(content: Content) -> None:
    content["names"][1] |= {"start": "1946", "end": "1945"}


def control(content: Content) -> list[Content]:
    return [row for row in content["statuses"] if row["layer"] == "effective_control"]


def without_the_second_control(content: Content) -> None:
    content["statuses"].remove(control(content)[1])


def control_by_signature(content: Content) -> None:
    control(content)[0]["end"] = "1855-02-06"
    control(content)[1]["start"] = "1855-02-07"


def claim_after_its_document(content: Content) -> None:
    claims = [row for row in content["statuses"] if row["layer"] == "claim"]
    next(row for row in claims if row["holder"] == "japan")["start"] = "1956"


def with_a_late_end(content: Content) -> None:
    control(content)[0]["end"] = "1855-02-07"


def first_status_twice(content: Content) -> None:
    control(content)[1]["id"] = control(content)[0]["id"]


FIELD_DAMAGE: list[tuple[str, Change, str]] = [
    ("events/kelp_terms_2025.yaml", put("date", value="2025-09-01"), "long after every source"),
    (STORY, put("passages", 4, "scene", "date", value="2018-11-14"), "neither 1956-10-19, when"),
    (SHIKOTAN, put("parent", value="atlantis"), "parent names the unknown unit 'atlantis'"),
    (SHIKOTAN, put("statuses", 0, "holder", value="atlantis"), "the unknown holder 'atlantis'"),
    (SHIKOTAN, put("statuses", 0, "sources", value=[]), "has no source"),
    (SHIKOTAN, put("areas_km2", 0, "value", value="-1"), "areas_km2.0 is not a positive figure"),
    (SHIKOTAN, put("areas_km2", 0, "value", value="nan"), "areas_km2.0 is not a positive figure"),
    (SHIKOTAN, put("areas_km2", 0, "value", value="0"), "areas_km2.0 is not a positive figure"),
    (KUNASHIR, drop("populations", 2, "includes"), "2.scope covers shikotan, which its includes"),
    (f"units/{PARAMUSHIR}.yaml", drop("populations", 0, "includes"), "covers shumshu"),
    (KUNASHIR, put("populations", 2, "includes", value=["atlantis"]), "unknown unit 'atlantis'"),
    (KUNASHIR, put("populations", 2, "value", value="3000"), "shikotan, which alone has more"),
    (KUNASHIR, put("populations", 2, "includes", value=["hokkaido"]), "has no figure of its own"),
    (KUNASHIR, put("populations", 2, "includes", value=[PARAMUSHIR]), "own figures include others"),
    (SHIKOTAN, put("populations", 0, "includes", value=["shikotan"]), "of one land with the unit"),
    (SHIKOTAN, drop("areas_km2", 0, "value"), "areas_km2.0 has no value, no low and no high"),
    (SHIKOTAN, put("names", value=[]), "names is wrong"),
    (SHIKOTAN, drop("names", 1, "form"), "names.1.form is missing"),
    (SHIKOTAN, put("names", 0, "form", value=""), "names.0.form is empty"),
    (SHIKOTAN, drop("name_sources"), "name_sources is missing"),
    (SHIKOTAN, put("names", 0, "language", value="ru"), "names.0 is not in 'en'"),
    (SHIKOTAN, put("names", 0, "side", value="japan"), "names.0 is not in 'en'"),
    (SHIKOTAN, put("names", 1, "language", value="zh"), "names.1.language 'zh' is none of"),
    (SHIKOTAN, put("names", 1, "side", value="moon"), "names.1.side names the unknown party"),
    (SHIKOTAN, drop("names", 1, "reading"), "names.1.reading is missing: '色丹島'"),
    (SHIKOTAN, put("names", 3, "reading", value="х"), "names.3.reading is given"),
    (SHIKOTAN, put("names", 1, "form", value="色丹島 / Шикотан"), "mixes scripts"),
    (SHIKOTAN, put("names", 4, "language", value="ru"), "names has two of today: 'ru'"),
    (SHIKOTAN, put("names", 1, "start", value="1855"), "names.1.start or end rests on no source"),
    (SHIKOTAN, name_that_ends_before_it_begins, "start, 1946, is after its end, 1945"),
    (SHIKOTAN, put("location", value=["200", "43"]), "location.0 '200' is wrong"),
    (SHIKOTAN, put("nmaes", value="x"), "nmaes is not a field of this record"),
    (SHIKOTAN, put("id", value="other"), "id is 'other'"),
    (SHIKOTAN, put("home_party", value="japan"), "home_party is for land that no proposal"),
    (SHIKOTAN, untraced, "name_sources rests on no document that was read and must be grade C"),
    (SHIKOTAN, put("name_sources", 0, "source", value="rumour"), "unknown source 'rumour'"),
    (SHIKOTAN, put("name_sources", 0, "grade", value="D"), "grade 'D' is wrong"),
    (SHIKOTAN, without_the_second_control, "nobody is in effective control from 1855-02-07"),
    (SHIKOTAN, control_by_signature, "begins on 1855-02-07, when a treaty was signed"),
    (KUNASHIR, claim_after_its_document, "after 'frus_1955_57_d52', which states it"),
    (ROCK, put("statuses", 0, "holder", value="ainu_matsumae"), "makes a home of a rock"),
    (ROCK, put("sources", value=[]), "note has a number and no source"),
    (SHIKOTAN, with_a_late_end, "effective control overlaps"),
    (SHIKOTAN, first_status_twice, "is also in geodata/units/shikotan.yaml"),
    (SHIKOTAN, put("statuses", 1, "start", value="1855-02-31"), "statuses."),
    (SHIKOTAN, put("statuses", 1, "end", value="1700"), "ends before it begins"),
    ("holders/ussr.yaml", put("party", value="mars"), "party names the unknown party 'mars'"),
    (LINE, put("units", value=["atlantis"]), "units names the unknown unit 'atlantis'"),
    (LINE, put("path", value=[["145", "43"]]), "path "),
    (EVENT, put("place", value="nowhere"), "place names the unknown place 'nowhere'"),
    (EVENT, put("units", value=["atlantis"]), "units names the unknown unit 'atlantis'"),
    (EVENT, put("line", value="equator"), "line names the unknown line 'equator'"),
    (EVENT, put("scenario", value="dulles_1956"), "unknown scenario 'dulles_1956'"),
    (EVENT, put("claims", value=["P99.1"]), "claims names the unknown claim 'P99.1'"),
    (EVENT, put("date", value="1956-13"), "date '1956-13' is wrong"),
    (BY_THE_MOON, put("date", value="1869-08-15"), "the date is not turned into today's"),
    (BY_THE_MOON, put("date", value="1869-08-15~"), "the date is not turned into today's"),
    (BY_THE_MOON, put("date", value="1869-09-15"), "the moon was in its day 10 on 1869-09-15"),
    (BY_THE_MOON, drop("other_dates"), "lies in the time of other calendars"),
    (BOTH_CALENDARS, put("other_dates", 1, "day", value="27"), "the Julian 1855-01-27 is not"),
    (BOTH_CALENDARS, put("other_dates", 1, "year", value="Ansei 1"), "no year of the Julian"),
    (SHIKOTAN, put("statuses", 1, "note", value="From 15 August 1869."), "by another calendar"),
    (SHIKOTAN, put("statuses", 1, "end", value="1869-08-15"), "names 15 August 1869, which is"),
    (EVENT, put("sources", value=[]), "sources "),
    (SCENARIO, put("events", value=["picnic"]), "events names the unknown event 'picnic'"),
    (SCENARIO, add("allocation", "parties", "japan", value="atlantis"), "unknown unit 'atlantis'"),
    (SCENARIO, add("allocation", "parties", "mars", value="urup"), "unknown party 'mars'"),
    (SCENARIO, add("allocation", "parties", "russia", value="shikotan"), "gives 'shikotan' twice"),
    (SCENARIO, add("allocation", "parties", "russia", value="yuri"), "gives 'yuri' twice"),
    (SCENARIO, add("allocation", "parties", "russia", value="hokkaido"), "is not allocatable"),
    (SCENARIO, put("allocation", "cuts", 0, "unit", value="urup"), "divides a unit whose record"),
    (SCENARIO, put("allocation", "cuts", 0, "to", value="mars"), "unknown party 'mars'"),
    (SCENARIO, put("allocation", "default", value="mars"), "unknown party 'mars'"),
    (SCENARIO, drop("allocation"), "neither an allocation nor a why_not_mapped"),
    (STORY, put("source", value="rumour"), "source names the unknown source 'rumour'"),
    (STORY, put("passages", 0, "events", value=["picnic"]), "unknown event 'picnic'"),
    (STORY, put("passages", 0, "lines", value=["equator"]), "unknown line 'equator'"),
    (STORY, put("passages", 0, "scenarios", value=["x"]), "unknown scenario 'x'"),
    (STORY, put("passages", 0, "places", value=["x"]), "unknown place 'x'"),
    (STORY, put("passages", 0, "notes", value=["99"]), "note 99, which the story does not have"),
    (STORY, put("passages", 0, "scene", "select", value="unit:x"), "unknown unit 'x'"),
    (STORY, put("passages", 0, "scene", "select", value="x"), "which is not unit:, line:"),
    (STORY, put("passages", 0, "scene", "scenario", value="x"), "unknown scenario 'x'"),
    (STORY, put("passages", 0, "scene", "layers", value=["fog"]), "unknown layer 'fog'"),
    (STORY, put("passages", 0, "scene", "date", value="2999-01-01"), "lies outside"),
    (
        STORY,
        put(
            "passages", 0, "scene", "bounds",
            value={"south_west": ["150", "43"], "north_east": ["140", "46"]},
        ),
        "do not run from south-west to north-east",
    ),
    (STORY, put("passages", 1, "id", value="P1"), "'P1' stands twice"),
    ("dispute.yaml", put("default_scenario", value="x"), "unknown scenario 'x'"),
    ("dispute.yaml", put("status_quo", value="dulles_1956"), "unknown scenario 'dulles_1956'"),
    ("dispute.yaml", put("languages", value=["en", "tlh"]), "unknown language 'tlh'"),
    ("dispute.yaml", put("first_day", value="2030-01-01"), "do not follow one another"),
    (STRAIT, put("sides", 0, value="atlantis"), "sides names the unknown unit 'atlantis'"),
    (STRAIT, put("sources", 0, "source", value="rumour"), "unknown source 'rumour'"),
    (SEA, put("around", value=["atlantis"]), "around names the unknown unit 'atlantis'"),
    (SEA, put("coasts", 0, "home_party", value="mars"), "unknown party 'mars'"),
    (SEA, put("rocks", 0, "owner", value="atlantis"), "rocks.atlantis names the unknown unit"),
    (SEA, put("rocks", 0, "owner", value="habomai"), "rocks.habomai is a group"),
    (SEA, put("rocks", 0, "owner", value="iona"), "rocks.iona stands twice"),
    (SEA, put("rocks", 0, "sources", 0, "source", value="rumour"), "unknown source 'rumour'"),
    (SEA, drop("rock_rule"), "rock_rule is missing"),
]  # fmt: skip


@pytest.fixture(scope="module")
def whole_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("damaged"))


@pytest.fixture
def copy(whole_copy: Path) -> Iterator[Path]:
    with restored(whole_copy, data_root()) as folder:
        yield folder


@pytest.fixture(scope="module")
def committed_problems() -> tuple[str, ...]:
    return check(data_root())


def test_the_committed_data_is_sound(committed_problems: tuple[str, ...]) -> None:
    assert committed_problems == ()


def test_a_copy_is_sound(copy: Path) -> None:
    assert check(copy) == ()
    assert load_catalog(copy).dispute.id == load_catalog().dispute.id


def unnamed(root: Path, damage: Sequence[Damage]) -> list[str]:
    """Do damage to several files at once; return what should be said of them then and is not."""
    for name, change, _ in damage:
        rewrite(root, name, change)
    problems = check(root)
    return [
        f"{name}: {complaint}"
        for name, _, complaint in damage
        if not any(one.startswith(f"geodata/{name}: ") and complaint in one for one in problems)
    ]


def assert_named(root: Path, name: str, complaint: str) -> None:
    problems = check(root)
    wanted = f"geodata/{name}: "
    found = [one for one in problems if one.startswith(wanted) and complaint in one]
    assert found, "\n".join(problems) or "no problem was found"


@pytest.mark.parametrize("damage", apart(FIELD_DAMAGE))
def test_a_damaged_field_is_named(copy: Path, damage: Sequence[Damage]) -> None:
    assert unnamed(copy, damage) == []


@pytest.mark.parametrize(
    "damage",
    [
        ("dispute.yaml", put("as_of", value="tomorrow"), "as_of 'tomorrow' is wrong"),
        (JAPANESE, say("date.about", "x"), "has other slots than in en.yaml"),
    ],
)
def test_damage_that_goes_with_no_other_is_named(copy: Path, damage: Damage) -> None:
    assert unnamed(copy, [damage]) == []


@pytest.mark.parametrize(
    ("name", "damage", "complaint"),
    [
        (SHIKOTAN, b"", "the file is empty"),
        (SHIKOTAN, b"id: [1, 2\nname: x\n", "line "),
        (SHIKOTAN, b"id: shikotan\nid: shikotan\n", "the key 'id' stands twice"),
        (SHIKOTAN, b"id: \x93\xfa\x96{\n", "not text in UTF-8"),
        ("dispute.yaml", b"", "the file is empty"),
        ("stories/article.yaml", b"id: article\n", "passages is missing"),
        ("lang/en.yaml", b"id: en\n", "name is missing"),
        (JAPANESE, b"msgid", "no gettext catalogue"),
        (JAPANESE, b'msgid "\x93"', "not text in UTF-8"),
        (JAPANESE, TWICE, "the message 'a' stands twice"),
        ("datapackage.json", b"{", "the file is damaged"),
        ("units/shikotan.yml", b"id: shikotan\n", "only .yaml files belong here"),
    ],
)
def test_a_damaged_file_is_named(copy: Path, name: str, damage: bytes, complaint: str) -> None:
    (copy / name).write_bytes(damage)
    assert_named(copy, name, complaint)


@pytest.mark.parametrize("name", ["dispute.yaml", "lang/en.yaml", "datapackage.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    assert_named(copy, name, "the file is missing")


@pytest.mark.parametrize(
    ("gone", "named", "complaint"),
    [
        ("sources/gsi_area_survey_2025.yaml", SHIKOTAN, "unknown source 'gsi_area_survey_2025'"),
        (SHIKOTAN, "proposals/joint_declaration_1956.yaml", "names the unknown unit 'shikotan'"),
        ("holders/ussr.yaml", SHIKOTAN, "names the unknown holder 'ussr'"),
        ("proposals/joint_declaration_1956.yaml", "dispute.yaml", "default_scenario names"),
        ("parties/russia.yaml", "holders/ussr.yaml", "names the unknown party 'russia'"),
    ],
)
def test_what_refers_to_a_missing_record_is_named(
    copy: Path, gone: str, named: str, complaint: str
) -> None:
    (copy / gone).unlink()
    assert_named(copy, named, complaint)


def test_what_stood_in_a_missing_folder_is_missed(copy: Path) -> None:
    for path in (copy / "events").iterdir():
        path.unlink()
    (copy / "events").rmdir()
    assert any("names the unknown event 'landing_shumshu_1945'" in one for one in check(copy))


def test_no_data_at_all_is_named(tmp_path: Path) -> None:
    assert check(tmp_path / "elsewhere") == ("elsewhere: the data folder is missing.",)


@pytest.mark.parametrize("how", ["gone", "changed"])
def test_a_damaged_layer_is_named(copy: Path, how: str) -> None:
    for layer in sorted((copy / "layers").glob("*.geojson")):
        content = layer.read_bytes()
        if how == "gone":
            layer.unlink()
        else:
            layer.write_bytes(content.replace(b"4", b"5", 1))
        complaint = "the file is missing" if how == "gone" else "the file is damaged"
        assert_named(copy, f"layers/{layer.name}", complaint)
        layer.write_bytes(content)


def test_a_unit_without_a_shape_is_named(copy: Path) -> None:
    name = "units/new_island.yaml"
    (copy / name).write_bytes((copy / SHIKOTAN).read_bytes())
    rewrite(copy, name, put("id", value="new_island"))
    assert_named(copy, name, "no layer draws it")


def test_a_broken_record_does_not_accuse_what_refers_to_it(copy: Path) -> None:
    (copy / SHIKOTAN).write_bytes(b"id: shikotan\n")
    assert {problem.partition(":")[0] for problem in check(copy)} == {f"geodata/{SHIKOTAN}"}


def test_all_damage_is_named_at_once(copy: Path) -> None:
    rewrite(copy, SHIKOTAN, put("parent", value="atlantis"))
    rewrite(copy, EVENT, put("place", value="nowhere"))
    (copy / HABOMAI).write_bytes(b"id: habomai\n")
    files = {problem.partition(":")[0] for problem in check(copy)}
    assert {f"geodata/{SHIKOTAN}", f"geodata/{EVENT}", f"geodata/{HABOMAI}"} <= files
    with pytest.raises(DataError) as caught:
        load_catalog(copy)
    assert caught.value.problems == check(copy)


def test_a_new_record_is_one_file(copy: Path) -> None:
    rewrite(copy, "proposals/three_islands.yaml", put("id", value="three_islands"))
    content: Content = {}
    rewrite(copy, "proposals/three_islands.yaml", content.update)
    content |= {"id": "another", "allocation": {"default": "joint"}}
    write(copy, "proposals/another.yaml", content)
    assert check(copy) == ()
    assert "another" in load_catalog(copy).scenarios
