"""Texts of the data are text: markup in them runs nowhere in the map document."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from geo_app.data import Catalog, load_catalog
from geo_app.data.checks import names
from geo_app.map_document.document import map_html
from tests.browser import harness
from tests.browser.conftest import LendContext
from tests.fixtures_data import Content, copy_data, rewrite

PAYLOAD = "<img src=x onerror=window.ran=(window.ran||0)+1>"
HIT = "window.ran || 0"


def spoil(content: Content, *names: str) -> None:
    for name in names:
        content[name] = f"{content[name]}{PAYLOAD}"


def spoil_every(texts: Content, prefix: str) -> None:
    spoil(texts, *(name for name in texts if name.startswith(prefix)))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return the data with markup in interface texts, credits of base maps and names.

    The rule that a name is of one script would refuse it: what is shown must not rest on that.
    """
    root = copy_data(tmp_path_factory.mktemp("hostile"))
    rewrite(root, "lang/en.yaml", lambda file: spoil_every(file["interface"], "map."))
    rewrite(root, "dispute.yaml", _spoil_base_maps)
    for path in sorted((root / "units").glob("*.yaml")):
        rewrite(root, f"units/{path.name}", _spoil_names)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_script", lambda _letter: "any")
        return load_catalog(root)


def _spoil_base_maps(dispute: Content) -> None:
    for base in dispute["base_maps"]:
        spoil(base, "title", "attribution")


def _spoil_names(unit: Content) -> None:
    for name in unit["names"]:
        spoil(name, "form")


@pytest.fixture
def stranger(lend_context: LendContext) -> Iterator[Page]:
    """Return a page that answers nothing but a document that a test puts in."""
    with lend_context().new_page() as page:
        yield page


def serve(page: Page, markup: str, **headers: str) -> None:
    """Open a document, as a server would send it, and no other file."""
    address = "https://map.example/"

    def answer(route: Any) -> None:
        if route.request.url == address:
            route.fulfill(body=markup, content_type="text/html; charset=utf-8", headers=headers)
        else:
            route.abort()

    page.route("**/*", answer)
    page.goto(address)
    page.wait_for_function(harness.READY)


def use(page: Page, catalog: Catalog) -> None:
    """Show all that the document can show, one thing after the other."""
    unit, line = next(iter(catalog.units)), next(iter(catalog.lines))
    event = next(iter(catalog.events))
    states: list[dict[str, Any]] = [
        {"layers": [*page.evaluate("window.disputeMap.state().layers"), base.id]}
        for base in catalog.dispute.base_maps
    ]
    states += [{"select": f"unit:{unit}"}, {"select": f"line:{line}"}]
    states += [{"select": f"event:{event}"}, {"select": "sea:147.5,44.5"}, {"mode": "lab"}]
    for state in states:
        page.evaluate("(state) => window.disputeMap.set(state, true)", state)
        page.wait_for_timeout(100)  # what an image does, it does when it has failed to load
    page.locator("path[data-unit]:visible").first.hover(force=True)
    page.wait_for_timeout(300)


def test_markup_in_the_data_stays_text(stranger: Page, hostile: Catalog) -> None:
    """Without any policy: a saved page may be shown by a server that sends none."""
    serve(stranger, map_html(hostile, hostile.language("en")))
    use(stranger, hostile)
    for part in (".leaflet-control-attribution", ".leaflet-control-scale-line", ".card"):
        assert PAYLOAD in (stranger.locator(part).first.text_content() or "")
    assert stranger.locator("img[src=x]").count() == 0
    assert stranger.evaluate(HIT) == 0
    # The measure itself: markup that is put in as markup is counted.
    stranger.evaluate("(text) => document.body.insertAdjacentHTML('beforeend', text)", PAYLOAD)
    stranger.wait_for_function(HIT)


def test_the_policy_of_the_server_stops_markup_and_nothing_else(
    page: Page, lend_context: LendContext, app_server: harness.Server, catalog: Catalog
) -> None:
    page.goto(app_server.url())
    inner = harness.wait_ready(page)
    answer = page.request.get(inner.url)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert all(f"https://{base.host}" in policy for base in catalog.dispute.base_maps)
    # Its own page: the watched one would count the refusal as an error.
    with lend_context().new_page() as alone:
        alone.goto(inner.url)
        alone.wait_for_function(harness.READY)
        alone.evaluate("(text) => document.body.insertAdjacentHTML('beforeend', text)", PAYLOAD)
        alone.wait_for_timeout(500)
        assert alone.locator("img[src=x]").count() == 1
        assert alone.evaluate(HIT) == 0


@pytest.mark.parametrize("path", ["", "embed", "sources"])
def test_markup_in_a_page_starts_nothing_and_asks_nobody(
    lend_context: LendContext, app_server: harness.Server, path: str
) -> None:
    with lend_context().new_page() as page:
        asked: list[str] = []
        page.goto(app_server.url(path))
        harness.wait_idle(page)

        def answer(route: Any) -> None:
            asked.append(route.request.url)
            route.abort()

        page.route("https://other.example/**", answer)
        inside = f"{PAYLOAD}<img src=https://other.example/x><iframe src=https://other.example/>"
        page.evaluate("(text) => document.body.insertAdjacentHTML('beforeend', text)", inside)
        page.wait_for_timeout(500)
        assert page.locator("img[src=x]").count() == 1
        assert page.evaluate(HIT) == 0
        assert asked == []
