"""The command line: its forms, and its messages for whatever is mistyped."""

import json
import os
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo_app.cli import main, nearest
from geo_app.cli.command import table
from geo_app.cli.run import APP, is_taken, server_words
from geo_app.data import Catalog
from tests import ROOT
from tests.fixtures_data import copy_data

Capture = pytest.CaptureFixture[str]


def run_json(capsys: Capture, *words: str) -> Any:
    assert main([*words, "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return json.loads(printed.out)


def test_evaluate_as_json(capsys: Capture, catalog: Catalog) -> None:
    form = run_json(capsys, "evaluate", "joint_declaration_1956")
    assert list(form)[:3] == ["scenario", "allocation", "parties"]
    assert list(form)[-1] == "sources"
    assert form["scenario"] == "joint_declaration_1956"
    assert form["allocation"]["habomai"] == form["allocation"]["yuri"] == "japan"
    assert form["allocation"]["urup"] == "russia"
    assert set(form["parties"]) == set(catalog.parties)
    japan = form["parties"]["japan"]
    assert list(japan)[:4] == ["land_km2", "land_share", "units", "population"]
    assert 345 <= japan["land_km2"] <= 346.5
    assert isinstance(japan["population"], int)
    for source in form["sources"]:
        assert list(source) == ["source", "title", "locator", "grade", "address"]


def test_divisions_only_where_a_unit_is_cut(capsys: Capture) -> None:
    form = run_json(capsys, "evaluate", "equal_area_2006")
    assert form["divisions"]["etorofu_iturup"]["to"] == "japan"
    assert form["divisions"]["etorofu_iturup"]["share"] == pytest.approx(0.21, abs=0.001)
    assert form["allocation"]["etorofu_iturup"] == "russia"
    assert form["parties"]["japan"]["land_share"] == 0.5


def test_status_as_json(capsys: Capture) -> None:
    rows = run_json(capsys, "status", "--date", "1945-08-29")
    keys = ["unit", "layer", "holder", "status", "start", "end", "basis", "sources"]
    assert all(list(row) == keys for row in rows)
    held = {row["unit"]: row["holder"] for row in rows if row["layer"] == "effective_control"}
    assert (held["etorofu_iturup"], held["urup"], held["habomai"]) == ("USSR", "Japan", "Japan")
    assert all(row["sources"] for row in rows)


def test_status_of_one_unit(capsys: Capture) -> None:
    rows = run_json(capsys, "status", "--date", "2024-01-01", "--unit", "habomai")
    assert {row["unit"] for row in rows} == {"habomai"}
    assert {row["layer"] for row in rows} == {"effective_control", "treaty_title", "claim"}
    current = next(row for row in rows if row["layer"] == "effective_control")
    assert (current["start"], current["end"]) == ("1991-12-26", None)


def test_lists_as_json(capsys: Capture, catalog: Catalog) -> None:
    scenarios = run_json(capsys, "scenarios")
    assert [row["id"] for row in scenarios] == list(catalog.scenarios)
    assert [row["id"] for row in scenarios if row["default"]] == ["joint_declaration_1956"]
    units = run_json(capsys, "units")
    assert [row["id"] for row in units] == list(catalog.units)
    assert len(next(row for row in units if row["id"] == "habomai")["members"]) == 10


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["scenarios"], ["joint_declaration_1956 *", "19 October 1956"]),
        (["units"], ["Etorofu / Iturup", "land (km2)", "3,167.82", "no figure"]),
        (["status", "--date", "1945-08-29"], ["In force on 29 August 1945", "USSR"]),
        (["status", "--date", "1700-01-01", "--unit", "hokkaido"], ["Nothing is recorded for"]),
        (["evaluate", "equal_area_2006"], ["50%", "is divided", "counted for neither"]),
        (["evaluate", "four_islands"], ["100%", "habomai, shikotan, kunashir_kunashiri"]),
        (["data", "check"], ["The data is sound"]),
        (["--help"], ["evaluate", "run"]),
    ],
)
def test_tables_for_people(capsys: Capture, words: list[str], shown: list[str]) -> None:
    assert main(words) == 0
    printed = capsys.readouterr().out
    assert all(text in printed for text in shown), printed
    assert all(line == line.rstrip() for line in printed.splitlines())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "scenarios"),
        (["stauts"], "Did you mean 'status'?"),
        (["data"], "check"),
        (["data", "chek"], "Did you mean 'check'?"),
        (["evaluate"], "SCENARIO"),
        (["evaluate", "four_island"], "Did you mean 'four_islands'?"),
        (["evaluate", "zzz"], "Choose one of: status_quo, joint_declaration_1956"),
        (["evaluate", "four_islands", "--jsn"], "--jsn"),
        (["status"], "--date"),
        (["status", "--date", "2024-13-40"], "The calendar has no day '2024-13-40'"),
        (["status", "--date", "2023-02-31"], "The calendar has no day '2023-02-31'"),
        (["status", "--date", "today"], "not a day written YYYY-MM-DD"),
        (["status", "--date", "1000-01-01"], "The data does not reach 1000-01-01"),
        (["status", "--date", "2999-01-01"], "Choose a day from"),
        (["status", "--date", "1950-01-01", "--unit", "shikotn"], "Did you mean 'shikotan'?"),
        (["--data", "nowhere", "scenarios"], "there is no folder 'nowhere'"),
        (["--data", "tests", "run"], "'tests' is no data folder: it has no dispute.yaml"),
        (["run", "--port", "99999"], "choose 1 to 65535"),
        (["run", "--port", "web"], "'web' is not a port"),
    ],
)
def test_a_mistake_ends_with_status_2(capsys: Capture, words: list[str], message: str) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.out == ""
    assert "Traceback" not in printed.err


def test_damaged_data_ends_with_status_1_and_the_files(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_data(tmp_path)
    monkeypatch.setenv("GEO_APP_DATA", str(root))
    (root / "units" / "shikotan.yaml").write_text("id: shikotan\n", encoding="utf-8")
    for words in (["data", "check"], ["evaluate", "four_islands"], ["run", "--no-browser"]):
        assert main(words) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert "geodata/units/shikotan.yaml: names is missing." in printed.err
        assert "Traceback" not in printed.err


@pytest.fixture
def other_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a sound data folder with one scenario under another title."""
    root = copy_data(tmp_path)
    proposal = root / "proposals" / "four_islands.yaml"
    text = proposal.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    proposal.write_text(text.replace(title, "title: Another title"), encoding="utf-8")
    # What a call sets in this process goes back to what it was.
    monkeypatch.setenv("GEO_APP_DATA", "nowhere")
    monkeypatch.chdir(tmp_path)
    return root


def test_a_call_names_its_data_folder(capsys: Capture, other_data: Path) -> None:
    words = ("--data", other_data.name)
    titles = {row["title"] for row in run_json(capsys, *words, "scenarios")}
    assert "Another title" in titles
    assert main([*words, "export", "four_islands", "--out", "a.html"]) == 0
    assert "Another title" in Path("a.html").read_text(encoding="utf-8")


def test_the_app_gets_the_data_folder_of_the_call(
    other_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo_app.cli.run.is_taken", lambda _: False)
    monkeypatch.setattr("geo_app.cli.run._become", lambda _: 0)
    assert main(["--data", other_data.name, "run", "--no-browser"]) == 0
    assert Path(os.environ["GEO_APP_DATA"]) == other_data


def test_a_reader_who_leaves_is_no_fault() -> None:
    # The pipe is closed before anything is written into it.
    with subprocess.Popen(
        [sys.executable, "-m", "geo_app", "evaluate", "whole_chain", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(timeout=60) == 0
    assert errors == b""


def test_a_console_without_japanese_letters_still_prints() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "geo_app", "units", "--json"],
        capture_output=True,
        encoding="ascii",
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)[0]["id"] == "habomai"


def test_a_taken_port_is_named(capsys: Capture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert is_taken(port)
        assert main(["run", "--no-browser", "--port", str(port)]) == 2
    assert f"Port {port} is in use." in capsys.readouterr().err


def test_the_server_stays_on_this_computer_and_silent() -> None:
    words = server_words(8600, open_browser=False)
    assert words[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert Path(words[4]).is_file()
    options = dict(zip(words[5::2], words[6::2], strict=True))
    assert options["--server.address"] == "localhost"
    assert options["--server.port"] == "8600"
    assert options["--server.headless"] == "true"
    settings = tomllib.loads((APP.parent / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["browser"] == {"gatherUsageStats": False, "serverAddress": "localhost"}
    assert settings["client"]["showErrorDetails"] == "none"
    # Where Streamlit has never run it would ask for an address, and end where nobody answers.
    assert settings["server"]["showEmailPrompt"] is False
    assert server_words(8600, open_browser=True)[words.index("--server.headless") + 1] == "false"


def test_the_archive_is_where_the_call_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_APP_ARCHIVE", "elsewhere")
    monkeypatch.setattr("geo_app.cli.run.is_taken", lambda _: False)
    monkeypatch.setattr("geo_app.cli.run._become", lambda _: 0)
    monkeypatch.chdir(tmp_path)
    assert main(["run", "--no-browser"]) == 0
    assert os.environ["GEO_APP_ARCHIVE"] == "elsewhere"
    assert main(["run", "--no-browser", "--archive", "maps"]) == 0
    assert Path(os.environ["GEO_APP_ARCHIVE"]) == tmp_path / "maps"


def test_columns_line_up_with_wide_letters() -> None:
    lines = table(("a", "n"), [("択捉", "1"), ("x", "10")], numbers=(1,)).splitlines()
    assert lines == ["a      n", "----  --", "択捉   1", "x     10"]


def test_a_suggestion_is_near_or_none() -> None:
    assert nearest("shikoten", ["shikotan", "urup"]) == " Did you mean 'shikotan'?"
    assert nearest("qqq", ["shikotan", "urup"]) == ""


@pytest.mark.parametrize("code", ["ja", "ru"])
def test_a_fault_is_said_in_the_language_of_the_console(
    code: str,
    catalog: Catalog,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("LC_ALL")
    monkeypatch.setenv("LANG", f"{code}_XX.UTF-8")
    assert main(["evaluate", "four_island"]) == 2
    said = capsys.readouterr().err
    language = catalog.language(code)
    kind = language.interface("error.kind.scenario")
    assert language.interface("error.near", name="four_islands") in said
    assert kind in said
    assert "Unknown" not in said
