"""What a test leaves in the browser is gone before the next one; what it loaded is not."""

from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.browser import harness

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


def test_nothing_is_left_in_the_profile(emptied: BrowserContext, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
    with harness.served(tmp_path) as one, harness.served(tmp_path) as other:
        for address in (one, other):
            page = emptied.new_page()
            page.goto(address)
            page.evaluate(LEAVE)
            assert page.evaluate(FOUND) > 3
        emptied.grant_permissions(["geolocation"])
        harness.forget(emptied)
        assert [page.url for page in emptied.pages] == ["about:blank"]
        for address in (one, other):
            page = emptied.new_page()
            page.goto(address)
            assert page.evaluate(FOUND) == 0
        asked = "navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)"
        assert page.evaluate(asked) != "granted"
