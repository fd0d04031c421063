"""Strict reading: scalars stay text, and every fault names the file and the field."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from geo_app.data.records import read_record, read_yaml
from geo_app.errors import DataError
from geo_app.model.base import Address
from geo_app.model.dispute import TileAddress
from geo_app.model.parties import Holder, Party
from geo_app.model.units import Figure, Unit


def problem_of(path: Path, model: type = Holder) -> str:
    with pytest.raises(DataError) as caught:
        read_record(path, f"holders/{path.name}", model)
    return "\n".join(caught.value.problems)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "someone.yaml"


def test_every_scalar_stays_text(file: Path) -> None:
    file.write_text("a: no\nb: 1855-02-07\nc: 1.50\nd: [on, ~]\n", encoding="utf-8")
    assert read_yaml(file, "x") == {"a": "no", "b": "1855-02-07", "c": "1.50", "d": ["on", "~"]}


def test_a_record_is_typed(file: Path) -> None:
    file.write_text("id: someone\nname: Some One\n", encoding="utf-8")
    assert read_record(file, "x", Holder) == Holder(id="someone", name="Some One")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id: someone\nname: A\nname: B\n", "line 3: the key 'name' stands twice."),
        ("id: someone\n", "name is missing."),
        ("id: someone\nname: A\nnmae: B\n", "nmae is not a field of this record."),
        ("id: someone\nname:\n", "name is empty."),
        ("id: someone\nname: [A]\n", "name should be one text."),
        ("id: other\nname: A\n", "id is 'other', but the file is named 'someone'."),
        ("id: Some-One\nname: A\n", "id 'Some-One' is wrong: "),
        ("- a\n- b\n", "the file is empty or holds no fields."),
        ("", "the file is empty or holds no fields."),
        ("id: [1, 2\nname: x\n", "line "),
        ("id: &a [*a]\n", "recursive"),
        ("id: " + "[" * 50, "more than 40 levels lie inside one another."),
        # Newer versions of libyaml have a limit of their own.
        ("id: " + "[" * 100_000, ""),
        ("a:\n" + "- " * 100_000, "more than 40 levels lie inside one another."),
        ("id: " + "x" * 4_000_001, "the file is larger than 4,000,000 bytes."),
    ],
)
def test_a_fault_is_named(file: Path, text: str, complaint: str) -> None:
    file.write_text(text, encoding="utf-8")
    problem = problem_of(file)
    assert problem.startswith("holders/someone.yaml: ")
    assert complaint in problem


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "https://a b",
        "//x.org",
        "http://",
    ],
)
def test_a_reader_is_led_to_the_web_alone(address: str) -> None:
    read = TypeAdapter(Address).validate_python
    assert read("http://example.org/a'b?c=1&d=2") == "http://example.org/a'b?c=1&d=2"
    with pytest.raises(ValidationError):
        read(address)
    with pytest.raises(ValidationError):
        TypeAdapter(TileAddress).validate_python(address)


def test_all_faults_of_a_file_are_named_at_once(file: Path) -> None:
    file.write_text("id: someone\norder: first\nfill: red\n", encoding="utf-8")
    problem = problem_of(file, Party)
    for field in ("order", "fill", "fill_dark", "name", "pattern"):
        assert f"holders/someone.yaml: {field} " in problem


def test_a_member_of_a_list_is_named_by_its_id(file: Path) -> None:
    file.write_text("id: someone\nstatuses:\n  - id: s1\n    holder: x\n", encoding="utf-8")
    assert "statuses.s1.layer is missing." in problem_of(file, Unit)


def test_a_date_that_is_none_is_named(file: Path) -> None:
    file.write_text("as_of: 1855-02-31\nsources: []\n", encoding="utf-8")
    assert "as_of '1855-02-31' is wrong: " in problem_of(file, Figure)


def test_a_missing_file_is_named(file: Path) -> None:
    assert problem_of(file) == "holders/someone.yaml: the file is missing."


def test_a_file_in_another_encoding_is_named(file: Path) -> None:
    file.write_bytes("id: someone\nname: 択捉島\n".encode("shift_jis"))
    assert problem_of(file) == "holders/someone.yaml: the file is not text in UTF-8."


def test_a_folder_in_place_of_a_file_is_named(file: Path) -> None:
    file.mkdir()
    assert problem_of(file).startswith("holders/someone.yaml: the file cannot be read")
