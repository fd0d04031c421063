"""Pictures of the five tasks that a new reader does first. ``make pictures`` takes them."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import ROOT
from tests.browser import chromium, harness

FOLDER = ROOT / "docs" / "pictures"
SIZE_PX = {"width": 1280, "height": 800}
QUALITY = 80
TASKS: dict[str, tuple[str, dict[str, str]]] = {
    "declaration_of_1956": ("", {"scenario": "joint_declaration_1956"}),
    "second_of_september_1945": ("", {"date": "1945-09-02"}),
    "urup_in_1900": ("", {"date": "1900-01-01", "select": "unit:urup"}),
    "kunashir_given_to_japan": (
        "lab",
        {"scenario": "status_quo", "look": "proposals", "set": "kunashir_kunashiri:japan"},
    ),
    "1875_beside_today": ("compare", {"a": "1875-08-22", "b": "status_quo"}),
}
"""Name of the picture, and the page and view that it shows."""


def take_all() -> None:
    """Start the app, and take the picture of each task."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = harness.start_app(Path(folder) / "log.txt")
        try:
            _take(server)
        finally:
            server.stop()


def _take(server: harness.Server) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.installed(), args=chromium.launch_arguments()
        )
        for name, (path, query) in TASKS.items():
            page = browser.new_page(viewport=SIZE_PX)  # type: ignore[arg-type]
            page.goto(server.url(path, **query))
            harness.wait_idle(page)
            maps = page.locator("iframe.map-document")
            for number in range(maps.count()):
                frame = harness.document_frame(maps.nth(number))
                frame.wait_for_function(harness.READY)
                frame.evaluate("document.fonts.ready.then(() => true)")
                harness.wait_painted(frame)
            page.wait_for_timeout(500)
            page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=QUALITY)
            page.close()


if __name__ == "__main__":
    take_all()
