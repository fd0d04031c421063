"""Times of the laboratory in a browser: an island given away until zones and figures are painted.

Run with ``python -m benchmarks.lab``. The map is opened from a file, without a server; the same is
measured on a CPU slowed down four times.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

from benchmarks.results import percentile
from geo_app.data import catalog
from geo_app.maps.document import map_html
from tests.browser.chromium import find_or_install, launch_arguments

REPETITIONS = 50
SLOWDOWN = 4
UNITS = 5
VIEW = "mode=lab&layers=contested,lines,names,zones&view=148.5,45,5.5"

# Between two edits the page rests for a random time, so that no edit waits for a whole frame.
EDITS = """
async ({count, units}) => {
  const party = {};
  const script = [], painted = [];
  for (let i = 0; i < count; i++) {
    await new Promise((done) => setTimeout(done, 150 + Math.random() * 30));
    const start = performance.now();
    const unit = units[i % units.length];
    party[unit] = window.disputeMap.state().set[unit] === "japan" ? "russia" : "japan";
    window.disputeMap.set({set: {...party}});
    script.push(performance.now() - start);
    const channel = new MessageChannel();
    await new Promise((done) => {
      channel.port1.onmessage = done;
      requestAnimationFrame(() => channel.port2.postMessage(null));
    });
    painted.push(performance.now() - start);
  }
  return {script, painted};
}
"""


def main() -> None:
    """Measure and print a table."""
    data = catalog()
    units = [unit for unit in data.allocatable_leaves if data.units[unit].parent is None][:UNITS]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "map.html"
        file.write_text(map_html(data, data.language(data.dispute.languages[0])), "utf-8")
        browser = playwright.chromium.launch(
            executable_path=str(find_or_install()), args=launch_arguments()
        )
        page = browser.new_page(viewport={"width": 860, "height": 640})
        page.goto(f"{file.as_uri()}#{VIEW}")
        page.wait_for_function("window.disputeMap && window.disputeMap.ready")
        session = page.context.new_cdp_session(page)
        for slowdown in (1, SLOWDOWN):
            _measure(page, session, units, slowdown)
        browser.close()


def _measure(page: Page, session: CDPSession, units: list[str], slowdown: int) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.evaluate(EDITS, {"count": 5, "units": units})
    times = page.evaluate(EDITS, {"count": REPETITIONS, "units": units})
    for name in ("script", "painted"):
        p50, p95 = (percentile(times[name], share) for share in (50, 95))
        print(f"CPU / {slowdown}  edit to {name:8} {p50:6.1f} ms p50 {p95:6.1f} ms p95")


if __name__ == "__main__":
    main()
