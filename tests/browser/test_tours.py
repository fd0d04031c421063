"""Each step of each story, in every language: all is written, and the map is where it says."""

import json

import pytest
from playwright.sync_api import Page, expect

from geo_app.data import Catalog
from geo_app.data import catalog as load_cached
from geo_app.data.contents import BASE_LANGUAGE
from geo_app.data.language import Language
from geo_app.model.stories import Passage, Story
from tests.browser import actions
from tests.browser.harness import (
    Server,
    SlowConnection,
    wait_idle,
    wait_query,
    wait_ready,
    wait_state,
)
from tests.browser.test_links import in_sight

CATALOG = load_cached()
WALKS = [(language, story) for language in CATALOG.languages for story in CATALOG.stories]


def address(server: Server, catalog: Catalog, language: str, story: Story) -> str:
    """Return where a story begins; the first language needs no mention."""
    state = {"select": f"passage:{story.id}.{story.passages[0].id}"}
    if language != catalog.dispute.languages[0]:
        state["lang"] = language
    return server.url("story", **state)


def texts_of(language: Language, story: Story, passage: Passage) -> list[str]:
    """Return what must stand on the page, in its language; all of it has to be written."""
    at = f"stories/{story.id}.passages.{passage.id}"
    english = {f"{at}.heading": passage.heading, f"{at}.text": passage.text}
    if passage.added:
        english[f"{at}.added"] = passage.added
    for claim in passage.claims:
        english[f"{at}.claims.{claim.id}.paraphrase"] = claim.paraphrase
        english[f"{at}.claims.{claim.id}.record"] = claim.record
    lacking = [key for key, text in english.items() if language.lacks(key, text)]
    assert lacking == [], f"{language.code} lacks texts of {story.id}.{passage.id}"
    return [language.content(key, text) for key, text in english.items()]


@pytest.mark.parametrize(("code", "story_id"), WALKS)
def test_every_step_of_a_story(
    app_server: Server, page: Page, catalog: Catalog, code: str, story_id: str
) -> None:
    story, language = catalog.stories[story_id], catalog.language(code)
    unwritten = [
        key
        for key in catalog.language(BASE_LANGUAGE).interface_texts
        if key.startswith(("story.", "verdict.")) and language.is_missing(key)
    ]
    assert unwritten == []
    # Where the map flies to is the same in every language: in one it is waited for.
    is_base = code == BASE_LANGUAGE
    if not is_base:
        page.emulate_media(reduced_motion="reduce")
    page.goto(address(app_server, catalog, code, story))
    frame = wait_ready(page)
    assert page.evaluate("document.documentElement.lang") == code
    for index, passage in enumerate(story.passages):
        if index:
            page.get_by_role("link", name=language.interface("story.next"), exact=True).click()
        select = f"passage:{story.id}.{passage.id}"
        wait_state(frame, "select", select)
        wait_query(page, "select", select)
        scene = passage.scene
        if scene.scenario:
            wait_state(frame, "scenario", scene.scenario)
        if scene.date:
            wait_state(frame, "date", scene.date.isoformat())
        article = page.locator(f"article[data-passage='{select}']")
        heading = article.locator("h2")
        key = f"stories/{story.id}.passages.{passage.id}.heading"
        expect(heading).to_have_text(language.content(key, passage.heading), timeout=20_000)
        expect(heading).to_be_in_viewport()
        wait_idle(page)
        shown = " ".join(article.evaluate("(element) => element.textContent").split())
        for text in texts_of(language, story, passage):
            assert " ".join(text.split()) in shown
        if scene.bounds and is_base:
            actions.wait_still(frame)
            assert in_sight(frame, scene.bounds), passage.id
    expect(page.locator("[data-testid='stException']")).to_have_count(0)


def scroll(page: Page, connection: SlowConnection) -> None:
    """Scroll on while the connection is slow: passages are past before the server hears of them.

    What it answers to one comes when the map has already been moved for it.
    """
    size = page.viewport_size or {"width": 0, "height": 0}
    page.mouse.move(size["width"] * 0.8, size["height"] * 0.8)
    for held in ["asked", "answered"] * 3:
        connection.hold(held)
        for _ in range(5):
            page.mouse.wheel(0, 100)
            page.wait_for_timeout(60)
        page.wait_for_timeout(700)
        connection.release(held)
    page.wait_for_timeout(700)
    wait_idle(page)


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
def test_scrolling_moves_the_map(
    app_server: Server, page: Page, catalog: Catalog, size: tuple[int, int]
) -> None:
    """The map stays in sight, follows the text, and the text stays where the reader put it."""
    connection = SlowConnection(page)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    story = next(one for one in catalog.stories.values() if one.kind == "tour")
    first = f"passage:{story.id}.{story.passages[3].id}"
    page.goto(app_server.url("story", select=first))
    frame = wait_ready(page)
    heading = page.locator(f"article[data-passage='{first}'] h2")
    expect(heading).to_be_in_viewport()
    end = CATALOG.language("en").interface("story.end")
    expect(page.get_by_text(end)).not_to_be_in_viewport()
    wait_idle(page)
    steps, written = page.evaluate("history.length"), heading.element_handle()
    scroll(page, connection)
    assert written.evaluate("(node) => node.isConnected"), "the text was written anew"
    current = page.locator("article[data-current]")
    select = current.get_attribute("data-passage")
    assert select not in (None, first)
    wait_state(frame, "select", select)
    wait_query(page, "select", select)
    before = current.bounding_box()
    page.wait_for_timeout(800)
    assert current.bounding_box() == before
    box = page.locator("iframe.map-document").bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= size[1]
    # A passage that is scrolled past is no step of the reader's.
    assert page.evaluate("history.length") == steps
    page.get_by_role("link", name="Previous", exact=True).click()
    page.wait_for_function(
        "(now) => new URLSearchParams(location.search).get('select') !== now", arg=select
    )
    page.go_back()
    wait_query(page, "select", select)
    wait_state(frame, "select", select)
    expect(page.locator(f"article[data-passage='{select}'] h2")).to_be_in_viewport()


def test_far_places_are_named_at_the_edge(app_server: Server, page: Page, catalog: Catalog) -> None:
    passage = next(
        (f"passage:{story.id}.{one.id}", one)
        for story in catalog.stories.values()
        for one in story.passages
        if "washington" in one.places
    )
    page.goto(app_server.url("story", select=passage[0]))
    frame = wait_ready(page)
    actions.wait_still(frame)
    for place in passage[1].places:
        name = frame.locator(".place", has_text=catalog.places[place].name)
        expect(name).to_contain_text("km")
        expect(name.locator(".place__way")).to_have_count(1)
        expect(name).to_be_in_viewport(ratio=1)
    expect(frame.locator(".headline__looks")).to_be_hidden()
    page.get_by_role("link", name="Explore this map").first.click()
    page.wait_for_url(lambda url: "/story" not in url)
    expect(wait_ready(page).locator(".headline__looks")).to_be_visible()


def test_the_claims_stand_in_the_data_of_the_page(
    app_server: Server, page: Page, catalog: Catalog
) -> None:
    page.goto(app_server.url("story"))
    wait_ready(page)
    page.wait_for_function("() => document.getElementById('claims-data')?.textContent")
    written = page.locator("#claims-data").evaluate("(script) => [script.type, script.textContent]")
    assert written[0] == "application/ld+json"
    reviews = json.loads(written[1])["@graph"]
    claims = [claim for one in catalog.stories["article"].passages for claim in one.claims]
    assert [review["identifier"] for review in reviews] == [claim.id for claim in claims]


def test_the_switch_moves_the_map_to_the_date_of_the_record(
    app_server: Server, page: Page, catalog: Catalog
) -> None:
    english = catalog.language("en")
    page.goto(app_server.url("story", select="passage:article.P4"))
    frame = wait_ready(page)
    for reading, day in (("article", "2020-12-31"), ("record", "2000-12-31")):
        page.locator("label").filter(has_text=english.interface(f"story.reading.{reading}")).click()
        wait_state(frame, "date", day)
        wait_query(page, "reading", reading)
        expect(actions.panel(page).locator(f"time[datetime='{day}']")).to_be_visible()


def test_a_term_explains_itself_on_focus(app_server: Server, page: Page) -> None:
    page.goto(app_server.url("positions"))
    wait_idle(page)
    term = page.locator("a.term").first
    term.focus()
    shown = term.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert len(shown) > 20
    assert term.get_attribute("href")
    page.goto(app_server.url("glossary") + "#term-eez")
    expect(page.locator("#term-eez.arrived")).to_be_visible()


def test_back_begins_the_story_anew(app_server: Server, page: Page, catalog: Catalog) -> None:
    """Nothing is left of the step that was read, neither its mark nor where the page stood."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(app_server.url("story"))
    frame = wait_ready(page)
    story = next(iter(catalog.stories.values()))
    page.locator("nav.numbers a").last.click()
    last = f"passage:{story.id}.{story.passages[-1].id}"
    wait_state(frame, "select", last)
    # The map moves at once; a step of the history is made when the server has heard of it.
    wait_query(page, "select", last)
    page.go_back()
    wait_state(frame, "select", "")
    expect(page.locator("[data-current]")).to_have_count(0)
    expect(page.locator("article.passage").first).to_be_in_viewport()


def test_the_text_is_scrolled_by_keys(app_server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(app_server.url("story"))
    wait_ready(page)
    wait_idle(page)
    expect(page.locator("article.passage").last).to_be_attached()
    page.wait_for_function("() => Boolean(document.pageFrame)")
    page.keyboard.press("PageDown")
    page.wait_for_function("() => document.querySelector('.st-key-panel-column').scrollTop > 300")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
