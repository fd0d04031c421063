"""What the check of the data calls sound runs: two invented folders through every way out."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo_app.cli import main
from geo_app.data import Catalog, check
from geo_app.data import catalog as load_cached
from geo_app.data.catalog import DATA_VARIABLE
from geo_app.engine.land.allocation import allocation_of
from geo_app.errors import UnknownNameError
from geo_app.exports.gis.qml import qml
from geo_app.exports.gis.sld import sld
from geo_app.exports.gis.styles import Look, view_styles
from geo_app.exports.writers import DATA_FORMATS, FORMATS
from geo_app.html.textures import party_fill, party_fills
from geo_app.html.theme import PALETTES
from geo_app.map_document.document import map_html
from geo_app.reading.addresses import PAGES, shown_pages
from geo_app.reading.panels.outlook import scenario_outlook
from geo_app.views.codec import make_view
from geo_app.views.fields import layers_of
from geo_app.views.legend import telling_figure
from geo_app.views.summary import summarise, telling_party
from tests import ROOT


@pytest.fixture
def data(world: Path, monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """Return the catalogue of a small folder, which everything else now takes for the data."""
    monkeypatch.setenv(DATA_VARIABLE, str(world))
    return load_cached()


def run_page(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def markup(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def said(capsys: pytest.CaptureFixture[str], *call: str) -> str:
    assert main(call) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def test_the_folder_is_sound(world: Path) -> None:
    assert check(world) == ()


def test_a_folder_need_not_exist_where_it_would_be_empty(data: Catalog) -> None:
    assert not (data.root / "stories").exists()
    assert not data.stories
    assert not data.straits


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows(data: Catalog, page: str) -> None:
    for code in data.languages:
        app = run_page(page, lang=code)
        assert not app.exception
        assert markup(app).count("<h1") == 1


def test_every_selection_has_a_panel(data: Catalog) -> None:
    for kind in ("unit", "line", "event"):
        for identifier in getattr(data, f"{kind}s"):
            assert not run_page("explore", select=f"{kind}:{identifier}").exception


def test_the_menu_leaves_out_pages_that_would_be_empty(data: Catalog) -> None:
    empty = {"story", "positions", "subjects", "glossary"}
    assert set(PAGES) - set(shown_pages(data)) == empty


def test_pages_leave_out_what_the_data_has_not(data: Catalog) -> None:
    lab, method = markup(run_page("lab")), markup(run_page("method"))
    assert 'class="straits"' not in lab
    has_sea = data.sea_rules is not None
    assert ('data-figure="sea_km2"' in lab) == has_sea
    assert ('id="method-rocks"' in method) == has_sea
    assert 'id="method-land"' in method


def test_every_command_answers(data: Catalog, capsys: pytest.CaptureFixture[str]) -> None:
    lon, lat = data.dispute.home.south_west
    dispute = data.dispute
    calls = [
        ["scenarios"], ["units"], ["status", "--date", "1960-01-01"],
        ["locate", str(lon), str(lat)],
        ["compare", dispute.status_quo, dispute.default_scenario],
        *(["evaluate", name] for name in data.scenarios),
    ]  # fmt: skip
    for name, *rest in calls:
        assert said(capsys, name, *rest).strip()
        json.loads(said(capsys, name, "--json", *rest))
    assert said(capsys, "data", "check")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_view_leaves_in_every_form(
    data: Catalog, format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layers = ",".join(layers_of(data))
    # The last of those with a button has bands; a page of paper takes seconds.
    names = {data.dispute.default_scenario, data.dispute.quick_scenarios[-1]}
    for name in names if format_ != "pdf" else [data.dispute.default_scenario]:
        path = tmp_path / f"{name}.{format_}"
        said(capsys, "export", name, "--layers", layers, "--format", format_, "--out", str(path))
        assert path.stat().st_size > 500


def test_reviews_say_that_there_are_no_claims(
    data: Catalog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not data.stories
    call = ("data", "export", "--format", "claim-review", "--out", str(tmp_path / "claims.json"))
    assert main(call) == 2
    assert "claims" in capsys.readouterr().err


@pytest.mark.parametrize("format_", [one for one in DATA_FORMATS if one != "claim-review"])
def test_all_data_leaves_in_every_form(
    data: Catalog, format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "data.json"
    said(capsys, "data", "export", "--format", format_, "--out", str(path))
    assert path.stat().st_size > 500
    named = (data.allocatable_leaves[0], data.dispute.id)
    assert any(name.encode() in path.read_bytes() for name in named)


def test_a_site_is_written(
    data: Catalog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "site", "--jobs", "1", "--out", str(tmp_path / "site"))
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(data.scenarios) * len(data.languages)


def test_the_map_document_carries_strict_json(data: Catalog) -> None:
    """Not a number is no JSON: a browser would refuse the whole document."""

    def refuse(word: str) -> float:
        raise AssertionError(word)

    for language in data.languages.values():
        found = re.search(r'id="dispute-map-data">(.*?)</script>', map_html(data, language))
        assert found is not None
        content = json.loads(found[1], parse_constant=refuse)
        assert bool(content["sea"]) == bool(data.sea_rules)


def test_one_rule_says_whose_figure_is_told(data: Catalog) -> None:
    """Pages, bars and legend name one party: the one whose land grows most."""
    for scenario in data.changes:
        outlook, view = scenario_outlook(data, scenario), make_view(data, scenario)
        party = telling_party(data, outlook.parties, data.dispute.as_of)
        words = telling_figure(summarise(data, view))[1]
        # What is held jointly or left open is told without a name.
        unnamed = data.parties[party].pattern in ("bands", "blank")
        assert unnamed or data.parties[party].name in words
        for page in ("scenarios", "compare"):
            shown = re.sub(r"<[^>]+>", " ", markup(run_page(page, scenario=scenario)))
            assert data.parties[party].name in shown


@pytest.mark.parametrize("world", ["terns"], indirect=True)
def test_the_bands_of_three_parties_come_from_the_data(data: Catalog) -> None:
    style = map_html(data, data.language("en"))
    assert "var(--party-birch) 0px 4px,var(--party-cedar) 4px 8px" in style
    assert '.unit[data-party="cedar"]{fill:url(#texture-cedar)}' in style
    for kind, colour in (("bands", 'fill="var(--party-birch)"'), ("grid", "var(--on-accent)")):
        party = next(one.id for one in data.parties.values() if one.pattern == kind)
        texture = re.search(rf'<pattern id="texture-{party}".*?</pattern>', style, re.DOTALL)
        assert texture
        assert colour in texture[0]


@pytest.mark.parametrize("world", ["terns"], indirect=True)
@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
def test_files_for_gis_have_the_colours_and_textures_of_the_map(data: Catalog, theme: str) -> None:
    palette = PALETTES[theme]
    layers = view_styles(summarise(data, make_view(data, theme=theme)))
    style = layers["units"]
    for party in data.parties.values():
        look = style.looks[party.id]
        assert look.colour == party_fill(party, palette)
        assert look.bands == (party_fills(data.parties, party, palette) if party.joint_of else ())
        assert look.has_grid == (party.pattern == "grid")
        assert look.dashed == (party.pattern == "blank")
        # The map colours the sea of several in one colour, without lines.
        assert layers["sea"].looks[party.id][3:] == Look(look.colour)[3:]
    for text, grid in ((sld("units", style), "shape://plus"), (qml(style), '"@2@90"')):
        assert grid in text


@pytest.mark.parametrize("world", ["terns"], indirect=True)
def test_a_neighbour_is_given_nothing(data: Catalog) -> None:
    assert "dune" not in [party.id for party in data.claimants]
    assert allocation_of(data, "today").parties["ibis"] == "dune"
    assert data.home_parties == {"farland": "dune", "cape": "alder"}
    with pytest.raises(UnknownNameError, match="alder, birch, cedar"):
        make_view(data, "today", set={"gull": "dune"})
