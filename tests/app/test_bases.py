"""Every share stands beside the amount that it is a share of: on pages, in files, in JSON."""

import csv
import html
import io
import json
import re
from typing import Any

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from geo_app.cli import main
from geo_app.data import catalog as load_cached
from geo_app.data.language import Language
from geo_app.exports.page.twin import figure_rows
from geo_app.exports.writers import make
from geo_app.reading.panels.outlook import scenario_outlook
from geo_app.views.codec import make_view
from geo_app.views.summary import sentences, summarise
from geo_app.views.words import rounded
from tests import ROOT

CATALOG = load_cached()
PROPOSALS = ("joint_declaration_1956", "three_islands")
BESIDE = 90
"""Letters within which the amount stands."""


def shares(scenario: str, language: Language) -> dict[str, set[str]]:
    """Return the shares of a proposal as they are written, each with what it may be a share of."""
    outlook = scenario_outlook(CATALOG, scenario, "full")
    found: dict[str, set[str]] = {}
    for figures in outlook.parties.values():
        for key, total in outlook.totals.items():
            if 0 < figures[key] < total:
                written = language.number(total if total < 100_000 else rounded(total))
                found.setdefault(language.percent(figures[key] / total), set()).add(written)
    return found


def places(text: str, scenario: str, language: Language) -> list[tuple[str, bool]]:
    """Return where a text gives a share of a proposal, and whether its amount stands beside it."""
    return [
        (place := text[max(0, at.start() - BESIDE) : at.end() + BESIDE],
         any(base in place for base in bases))
        for share, bases in shares(scenario, language).items()
        for at in re.finditer(rf"(?<![\d.,]){re.escape(share)}", text)
    ]  # fmt: skip


def words_of(page: str, **query: str) -> str:
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    text = "\n".join(element.proto.body for element in app.run().get("html"))
    # The head of a column may say once what its shares are of.
    text = re.sub(r"<thead>(?:(?!</thead>).)*5[.,\xa0]?003.*?</table>", "", text, flags=re.DOTALL)
    spoken = re.sub(r'<[^>]*aria-label="([^"]*)"[^>]*>', r" \1 ", text)
    return re.sub(r"\s*\n\s*", " ", html.unescape(re.sub(r"<[^>]+>", " ", spoken)))


@pytest.mark.parametrize("page", ["explore", "scenarios", "lab", "compare"])
@pytest.mark.parametrize("code", CATALOG.languages)
def test_on_pages(page: str, code: str) -> None:
    language = CATALOG.language(code)
    for scenario in PROPOSALS:
        text = words_of(page, scenario=scenario, lang=code, look="proposals")
        found = places(text, scenario, language)
        assert found
        assert [place for place, is_beside in found if not is_beside] == []


@pytest.mark.parametrize("code", CATALOG.languages)
@pytest.mark.parametrize("scenario", PROPOSALS)
def test_in_words_tables_and_slides(scenario: str, code: str) -> None:
    language = CATALOG.language(code)
    view = make_view(CATALOG, scenario, lang=code)
    summary = summarise(CATALOG, view)
    slides = Presentation(io.BytesIO(make(CATALOG, view, "pptx")))
    texts = [
        " ".join(sentences(summary)),
        *(" ".join(row) for row in figure_rows(summary)),
        *(
            " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
            for slide in slides.slides
        ),
    ]
    found = [place for text in texts for place in places(text, scenario, language)]
    assert found
    assert [place for place, is_beside in found if not is_beside] == []


def test_in_data_files() -> None:
    view = make_view(CATALOG, PROPOSALS[0])
    text = make(CATALOG, view, "csv").decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["unit"] == "share"]
    assert len(rows) == len(CATALOG.parties)
    assert {round(float(row["base_km2"])) for row in rows} == {5003}


def test_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", PROPOSALS[0]]) == 0
    assert "5,003 km2" in capsys.readouterr().out
    assert main(["evaluate", PROPOSALS[0], "--json"]) == 0
    form: dict[str, Any] = json.loads(capsys.readouterr().out)
    for block in ("reference", "chain"):
        totals = form[block]["totals"]
        for figures in form[block]["parties"].values():
            for part in ("land_km2", "population", "sea_km2"):
                share = figures[f"{part.removesuffix('_km2')}_share"]
                assert share == pytest.approx(figures[part] / totals[part], abs=1e-6)
