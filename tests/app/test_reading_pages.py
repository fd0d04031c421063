"""Positions, glossary, sources, and the article's switch."""

import html
import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from geo_app.data import catalog as load_cached
from geo_app.reading.charts.columns import columns_chart
from geo_app.reading.panels.day_table import changes_of_hands
from geo_app.reading.reader import Reader
from geo_app.reading.source_uses import uses_of
from geo_app.server.routes import ROUTES
from geo_app.views.codec import default_view
from geo_app.views.words import is_ours
from tests.app.test_pages import markup, run, words

CATALOG = load_cached()
READER = Reader(CATALOG, CATALOG.language("en"), default_view(CATALOG))


def test_every_position_and_every_reading_is_shown() -> None:
    said = words(run("positions"))
    for one in CATALOG.positions.values():
        assert one.statement in said
    for text in CATALOG.legal_texts.values():
        assert text.title in said
        assert all(reading.text in said for reading in text.readings)


def test_every_term_and_pitfall_is_shown() -> None:
    shown = markup(run("glossary"))
    for term in CATALOG.glossary:
        assert f'id="term-{term}"' in shown
    for pitfall in CATALOG.pitfalls:
        assert f'id="pitfall-{pitfall}"' in shown


@pytest.mark.parametrize("lang", CATALOG.languages)
def test_a_subject_is_shown_whole_with_its_numbers(lang: str) -> None:
    language = CATALOG.language(lang)
    for subject in CATALOG.subjects.values():
        app = run("subjects", subject=subject.id, lang=lang)
        assert not app.exception
        shown, said, path = markup(app), words(app), f"subjects/{subject.id}"
        assert language.content(f"{path}.title", subject.title) in said
        for index, paragraph in enumerate(subject.paragraphs):
            assert language.content(f"{path}.paragraphs.{index}.text", paragraph.text) in said
        for index, quotation in enumerate(subject.quotations):
            assert language.content(f"{path}.quotations.{index}.words", quotation.words) in said
        # A column and a row for each number, with a way to where it stands.
        numbers = [number for series in subject.series for number in series.numbers]
        assert shown.count('class="columns"') == len(subject.series)
        assert len(re.findall(r"width:[\d.]+%;height:", shown)) == len(numbers)
        for number in numbers:
            assert f">{language.number(number.value, 1)}</td>" in shown or number.approximate
            address = CATALOG.sources[number.sources[0].source].address
            assert address
            assert address in html.unescape(shown)


def test_columns_are_as_high_as_their_numbers() -> None:
    series = CATALOG.subjects["nature"].series[0]
    shown = columns_chart(READER, "subjects/nature.series.great_earthquakes", series)
    high = [float(one) for one in re.findall(r"height:([\d.]+)%", shown)]
    assert high == [50.0, 100.0, 75.0, 65.0, 65.0, 55.0, 90.0]
    left = [float(one) for one in re.findall(r"left:([\d.]+)%", shown)]
    assert left == sorted(left)
    assert left[-1] <= 100


def test_the_list_leads_to_every_subject() -> None:
    shown = markup(run("subjects"))
    for subject in CATALOG.subjects:
        assert f'href="subjects?subject={subject}"' in shown


def test_a_subject_that_is_not_there_is_answered_with_the_choices() -> None:
    app = run("subjects", subject="weather")
    assert markup(app).count('class="notice"') == 1
    assert all(one in words(app) for one in ("weather", *CATALOG.subjects))


def test_every_subject_that_touches_the_ainu_has_their_words() -> None:
    for name in ("ainu", "residents_and_settlers", "testimonies", "economy"):
        subject = CATALOG.subjects[name]
        sides = {CATALOG.positions[one].side for one in subject.positions}
        assert "ainu" in sides or any("Ainu" in one.speaker for one in subject.quotations)


def test_sources_are_filtered_by_kind_and_words() -> None:
    app = run("sources")
    assert markup(app).count('id="source-') == len(CATALOG.sources)
    app.selectbox(key="sources.kind").select("academic").run()
    academic = [one for one in CATALOG.sources.values() if one.kind == "academic"]
    assert markup(app).count('id="source-') == len(academic)
    app.text_input(key="sources.words").input("seokwoo lee").run()
    assert 'id="source-lee_2001_ibru"' in markup(app)
    assert markup(app).count('id="source-') == 1


def test_what_rests_on_a_source_is_linked() -> None:
    shown = markup(run("sources"))
    uses = uses_of(CATALOG)
    assert sum(len(found) for found in uses.values()) > 500
    assert 'href="story?select=passage:article.P4"' in shown
    assert 'href="./?select=unit:shikotan"' in shown
    assert 'href="./?scenario=joint_declaration_1956"' in shown
    assert 'href="positions#law-shimoda_1855"' in shown


@pytest.mark.parametrize("reading", ["article", "record", "both"])
def test_the_switch_shows_the_text_or_the_record_or_both(reading: str) -> None:
    app = run("story", select="passage:article.P4", reading=reading)
    assert not app.exception
    said = words(app)
    passage = next(one for one in CATALOG.stories["article"].passages if one.id == "P4")
    claim = next(one for one in passage.claims if one.id == "P4.1b")
    assert (claim.paraphrase in said) == (reading != "record")
    assert (claim.record in said) == (reading != "article")
    assert ("31 December 2020" in said) == (reading != "record")
    assert ("31 December 2000" in said) == (reading != "article")
    assert ('class="verdict wrong"' in markup(app)) == (reading != "article")


def asked(app: AppTest, key: str) -> str:
    """Return a value of the address, which a test sees as text or as a list of one."""
    value = app.query_params[key]
    return value if isinstance(value, str) else value[0]


def test_the_switch_moves_a_wrong_date_and_stands_in_the_address() -> None:
    app = run("story", select="passage:article.P4")
    app.radio(key="story.reading").set_value("article").run()
    assert asked(app, "reading") == "article"
    assert asked(app, "date") == "2020-12-31"
    app.radio(key="story.reading").set_value("record").run()
    assert asked(app, "reading") == "record"
    assert asked(app, "date") == "2000-12-31"
    app.radio(key="story.reading").set_value("both").run()
    assert "reading" not in app.query_params
    assert "date" not in app.query_params


def test_no_passage_is_marked_before_one_is_read() -> None:
    for state, marked in (({}, 0), ({"select": "passage:dispute_in_fifteen_steps.T1"}, 1)):
        shown = markup(run("story", **state))
        numbers = shown.partition('class="numbers"')[2].partition("</nav>")[0]
        assert numbers.count('class="chosen"') == marked
        assert (">Begin<" in shown) == (not marked)


def test_our_tour_has_no_such_switch() -> None:
    app = run("story", select="passage:dispute_in_fifteen_steps.T5", reading="record")
    assert not app.radio
    tour = CATALOG.stories["dispute_in_fifteen_steps"]
    assert tour.passages[4].text in words(app)


def test_the_timeline_says_where_the_article_stops() -> None:
    shown = markup(run("timeline"))
    stop = shown.index('data-stop="article"')
    before, after = shown[:stop], shown[stop:]
    day = CATALOG.stories["article"].last_day_covered
    assert day is not None
    for event in CATALOG.events.values():
        place = after if event.date.earliest > day else before
        assert f'data-event="{event.id}"' in place
    assert 'class="stop-line"' in shown


def test_the_timeline_says_up_to_when_events_were_looked_for() -> None:
    day = CATALOG.dispute.events_searched_to
    assert day is not None
    said = f"Events were looked for up to {CATALOG.language('en').date(day)}"
    assert said in words(run("timeline"))


def test_the_days_of_1945_tell_which_islands_changed_hands() -> None:
    first, last = CATALOG.dispute.day_table_days or (None, None)
    assert first is not None
    assert last is not None
    assert (last - first).days + 1 == 7 * 7
    changed = {
        change.unit.id: str(day)
        for day, changes in changes_of_hands(CATALOG).items()
        if first <= day <= last
        for change in changes
    }
    assert changed["etorofu_iturup"] == "1945-08-28"
    assert changed["shikotan"] == "1945-09-01"
    assert changed["shibotsu_zelyony"] >= "1945-09-02"
    assert set(changed) >= {
        leaf
        for leaf in CATALOG.allocatable_leaves
        if CATALOG.units[leaf].reference or CATALOG.units[leaf].parent == "habomai"
    }
    said = words(run("timeline"))
    assert "Seven weeks of 1945" in said
    assert "28 August 1945" in said


def test_claims_leave_as_claim_reviews() -> None:
    answer = TestClient(Starlette(routes=ROUTES)).get("/claims/article.jsonld")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/ld+json"
    graph = json.loads(answer.content)
    assert graph["@context"] == "https://schema.org"
    reviews = graph["@graph"]
    claims = [claim for passage in CATALOG.stories["article"].passages for claim in passage.claims]
    assert [one["identifier"] for one in reviews] == [claim.id for claim in claims]
    for review, claim in zip(reviews, claims, strict=True):
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"] == claim.paraphrase
        assert review["reviewRating"]["alternateName"] == claim.verdict
        rated = "ratingValue" in review["reviewRating"]
        assert rated == (claim.verdict in {"supported", "slip", "imprecise", "wrong"})
        assert review["itemReviewed"]["@type"] == "Claim"
        assert review["citation"]


@pytest.mark.parametrize("name", ["other.jsonld", "dispute_in_fifteen_steps.jsonld"])
def test_a_story_without_claims_has_no_reviews(name: str) -> None:
    assert TestClient(Starlette(routes=ROUTES)).get(f"/claims/{name}").status_code == 404


def test_a_day_of_the_past_has_no_people_of_today_beside_it() -> None:
    """Compare counts people as of each day or not at all; zones of the sea are named as today's."""
    app = run("compare", a="1875-10-04", b=CATALOG.dispute.as_of.isoformat())
    said, language = words(app), CATALOG.language("en")
    assert language.interface("day.no_count") in said
    assert language.interface("compare.law_of_today") in said
    assert language.interface("figure.reference_population") not in said
    assert "−18,396" not in said


def test_a_doubtful_status_names_its_weak_source() -> None:
    said = words(run("explore", select="unit:urup", date="1900-01-01"))
    title = CATALOG.sources["ainu_migration_account"].title
    assert CATALOG.language("en").interface("map.card.uncertain", sources=title) in said


@pytest.mark.parametrize("page", ["positions", "glossary", "timeline", "story", "scenarios", "lab"])
def test_what_is_ours_is_cited_in_the_words_of_the_reader(page: str) -> None:
    shown = markup(run(page, lang="ru"))
    ours = [one for one in CATALOG.sources.values() if is_ours(one)]
    for source in ours:
        assert source.title not in shown
        assert f"{source.producer}</a>" not in shown
        assert f"{source.producer}," not in shown
