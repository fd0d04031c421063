"""What a test leaves in the browser is gone before the next one; what it loaded is not."""

from pathlib import Path

import pytest

from tests.browser import harness
from tests.browser.conftest import LendContext

LEAVE = """async () => {
    localStorage.left = sessionStorage.left = "1";
    document.cookie = "left=1;max-age=1000";
    await caches.open("left");
    await new Promise((done) => { indexedDB.open("left").onsuccess = done; });
}"""
FOUND = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
    ...await caches.keys(), ...await indexedDB.databases(),
].filter(Boolean).length"""


@pytest.mark.parametrize("options", [{}, {"has_touch": True}], ids=["profile", "context"])
def test_nothing_is_left(
    lend_context: LendContext, tmp_path: Path, options: dict[str, bool]
) -> None:
    context = lend_context(**options)
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
    with harness.served(tmp_path) as one, harness.served(tmp_path) as other:
        for address in (one, other):
            page = context.new_page()
            page.goto(address)
            page.evaluate(LEAVE)
            assert page.evaluate(FOUND) > 3
        context.grant_permissions(["geolocation"])
        harness.forget(context)
        assert [page.url for page in context.pages] == ["about:blank"]
        for address in (one, other):
            page = context.new_page()
            page.goto(address)
            assert page.evaluate(FOUND) == 0
        asked = "navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)"
        assert page.evaluate(asked) != "granted"
