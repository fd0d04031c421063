"""Times of the laboratory in a browser: an island given away until zones and figures are painted.

The map is opened from a file, without a server; the same is measured on a slower processor.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.results import Row
from benchmarks.session import CLOCK
from geo_app.data import Catalog
from geo_app.map_document.document import map_html
from tests.browser.harness import READY

REPETITIONS = 50
LIMITS_MS = {1: 16, 4: 50}
"""How many times slower the processor is made, and what an edit may take then."""

UNITS = 5
VIEW = "mode=lab&layers=contested,lines,names,zones&camera=148.5,45,5.5"

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
    await window.bench.painted();
    painted.push(performance.now() - start);
  }
  return {script, painted};
}
"""


def rows(browser: Browser, data: Catalog) -> list[Row]:
    """Measure at full speed, and on a processor slowed down."""
    units = [unit for unit in data.allocatable_leaves if data.units[unit].parent is None][:UNITS]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map.html"
        file.write_text(map_html(data, data.language(data.dispute.languages[0])), "utf-8")
        page = browser.new_page(viewport={"width": 860, "height": 640})
        page.add_init_script(CLOCK)
        page.goto(f"{file.as_uri()}#{VIEW}")
        page.wait_for_function(READY)
        session = page.context.new_cdp_session(page)
        rows = [row for slowdown in LIMITS_MS for row in _measured(page, session, units, slowdown)]
        page.close()
    return rows


def _measured(page: Page, session: CDPSession, units: list[str], slowdown: int) -> list[Row]:
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.evaluate(EDITS, {"count": 5, "units": units})
    times = page.evaluate(EDITS, {"count": REPETITIONS, "units": units})
    limit = LIMITS_MS[slowdown]
    where = "" if slowdown == 1 else f", processor {slowdown} times slower"
    return [
        Row(f"island given away, script alone{where}", "ms", times["script"]),
        Row(f"island given away, until painted{where}", "ms", times["painted"], limit),
    ]
