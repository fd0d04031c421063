"""Every page runs, alone and from a query string, and says what it could not read of one."""

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from geo_app.data import catalog as load_cached
from geo_app.views.codec import make_view
from geo_app.views.legend import telling_figure
from geo_app.views.summary import summarise
from tests import ROOT

PAGES = (
    "explore", "story", "scenarios", "lab", "timeline", "positions", "subjects", "compare", "embed",
    "method", "glossary", "sources", "about",
)  # fmt: skip
CATALOG = load_cached()


def run(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def markup(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def words(app: AppTest) -> str:
    # A term of the glossary is marked inside its word and its sentence.
    whole = re.sub(r'<a [^>]*class="term"[^>]*>([^<]*)</a>', r"\1", markup(app))
    return html.unescape(re.sub(r"<[^>]+>", " ", whole))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_and_has_one_heading(name: str) -> None:
    app = run(name)
    assert not app.exception
    assert markup(app).count("<h1") == 1
    assert 'class="notice"' not in markup(app)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_in_every_language(name: str) -> None:
    for code in CATALOG.languages:
        assert not run(name, lang=code).exception


@pytest.mark.parametrize("name", PAGES)
def test_a_bad_query_is_answered_with_the_choices(name: str) -> None:
    bad = {
        "scenario": "atlantis", "date": "2999-01-01", "select": "sea:140,87", "layers": "roads",
        "lang": "tlh", "set": "urup:nobody", "cut": "urup:0.5", "rocks": "some", "name": "x" * 61,
        "perspective": "moon", "theme": "pink", "view": "140,87,5",
    }  # fmt: skip
    app = run(name, **bad)
    assert not app.exception
    said = words(app)
    assert all(value in said for value in bad.values())
    assert "joint_declaration_1956" in said
    assert CATALOG.dispute.as_of.isoformat() in said
    assert CATALOG.language("en").interface("map.layers.graticule") in said
    assert markup(app).count('class="notice"') == len(bad)


@pytest.mark.parametrize(
    "select", ["sea:146.5000,44.0000", "passage:article.P4", "line:shimoda_1855", "unit:habomai"]
)
def test_anything_that_is_selected_can_be_embedded(select: str) -> None:
    app = run("embed", select=select, camera="140,85,5", set="habomai:joint")
    assert not app.exception
    code = "\n".join(element.value for element in app.code)
    assert f"select={select}" in code
    assert "camera=140.000,85.000,5.00" in code
    assert "set={'habomai': 'joint'}" in code


def test_no_page_writes_a_value_of_the_query_as_markup() -> None:
    app = run("explore", scenario="<img src=x onerror=alert(1)>", select="<script>")
    assert "<img" not in markup(app)
    assert "<script" not in markup(app)


@pytest.mark.parametrize("unit", CATALOG.units)
def test_every_unit_has_a_panel(unit: str) -> None:
    app = run("explore", select=f"unit:{unit}", date="1945-08-29")
    assert not app.exception
    for name in CATALOG.units[unit].names:
        assert name.form in words(app)


@pytest.mark.parametrize("kind", ["line", "event"])
def test_every_line_and_event_has_a_panel(kind: str) -> None:
    for identifier, record in getattr(CATALOG, f"{kind}s").items():
        app = run("explore", select=f"{kind}:{identifier}")
        assert not app.exception
        assert record.title in words(app)


def test_every_passage_can_be_read() -> None:
    for story in CATALOG.stories.values():
        for passage in story.passages:
            app = run("story", select=f"passage:{story.id}.{passage.id}")
            assert not app.exception
            said = words(app)
            assert passage.heading in said
            assert passage.text.split(".")[0] in said


def test_a_unit_links_to_the_passages_that_speak_of_it() -> None:
    for story in CATALOG.stories.values():
        for passage in story.passages:
            for unit in passage.units[:1]:
                shown = markup(run("explore", select=f"unit:{unit}"))
                assert f"story?select=passage:{story.id}.{passage.id}" in shown


def test_the_default_proposal_shows_its_telling_figure() -> None:
    assert "6.9%" in words(run("explore", look="proposals"))


def test_all_proposals_are_in_the_table_and_control_today_is_none() -> None:
    said = words(run("scenarios"))
    for name, proposal in CATALOG.proposals.items():
        if name == CATALOG.dispute.status_quo:
            assert proposal.title not in said
            continue
        assert proposal.title in said
        assert proposal.why_not_mapped is None or proposal.why_not_mapped in said


def test_events_can_be_filtered() -> None:
    app = run("timeline")
    everything = markup(app).count("data-event=")
    assert everything == len(CATALOG.events)
    app.selectbox(key="timeline.category").select("treaty").run()
    treaties = [event for event in CATALOG.events.values() if event.category == "treaty"]
    assert markup(app).count("data-event=") == len(treaties)
    app.selectbox(key="timeline.scope").select("article").run()
    told = [one for one in treaties if one.article in ("told", "told_with_error", "implied")]
    assert markup(app).count("data-event=") == len(told)


def test_every_source_is_on_its_page() -> None:
    shown = markup(run("sources"))
    for source in CATALOG.sources:
        assert f'id="source-{source}"' in shown


def test_every_text_of_the_pages_is_written() -> None:
    """A key that nobody wrote would stand on the page as itself: two words and a dot."""
    keys = re.compile(
        r"\b(?:page|panel|explore|outcome|story|scenarios|timeline|about|layer|positions|"
        r"sources|glossary|lab|compare|method|figure|perspective)\.[a-z_]+\b"
    )
    for page in PAGES:
        assert not keys.findall(words(run(page)))


@pytest.mark.parametrize("day", ["1780-01-01", "1900-01-01", "1945-09-02", "2000-01-01"])
def test_the_panel_of_a_day_has_the_figure_of_its_map(day: str) -> None:
    share, _ = telling_figure(summarise(CATALOG, make_view(CATALOG, date=day)))
    table = re.search(r'<table class="figures held">.*?</table>', markup(run("explore", date=day)))
    assert table is not None
    shares = re.findall(r"\(([\d.]+%)\)", table.group())
    assert shares[:1] == ([share] if share else [])


def test_people_are_counted_where_a_count_of_the_time_is_known() -> None:
    counted = {"1945-08-15": "17,291", "2026-01-01": "18,396", "1960-01-01": None}
    for day, count in counted.items():
        said = words(run("explore", date=day))
        assert count in said if count else "No count of this time was found." in said
