"""The static site: how long it takes to build, what Lighthouse says of it, what a core serves."""

import csv
import json
import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Browser

from benchmarks.results import Row
from benchmarks.session import opened, wait_warm
from geo_app.data import Catalog
from geo_app.site.build import build_site
from geo_app.site.pages import MAP_FILE, names
from tests.browser import harness
from tests.browser.chromium import installed, launch_arguments
from tests.programs import NODE_MODULES

DEBIAN = {"/usr/sbin/nginx": "nginx", "ab": "apache2-utils"}
NODE = ("lighthouse",)
JOBS = 2
REQUESTS, AT_ONCE = 10_000, 16
MAP_REQUESTS = 500
OPENED = 10
MOST_POINTS_LOST = 5
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
NGINX = """\
daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{
    include /etc/nginx/mime.types; charset utf-8; access_log off; gzip on;
    gzip_http_version 1.0;  # what ab speaks: without this it is sent everything unpacked
    gzip_types text/css application/javascript application/json image/svg+xml;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {site}; gzip_static {packed}; }}
}}
"""


def rows(browser: Browser, folder: Path, catalog: Catalog) -> list[Row]:
    """Build the site; let nginx serve it on one core, to Lighthouse and to 16 readers at once."""
    port, site = harness.free_port(), folder / "site"
    address = f"http://127.0.0.1:{port}"
    start = time.perf_counter()
    files = build_site(catalog, site, jobs=JOBS, address=address, gzipped=True).files
    seconds = time.perf_counter() - start
    size, packed = (
        sum(path.stat().st_size for path in files if (path.suffix == ".gz") is is_packed) / 1000**2
        for is_packed in (False, True)
    )
    pages = sum(path.suffix == ".html" for path in files)
    lang = catalog.dispute.languages[0]
    first = {name.kind: name.file for name in reversed([*names(catalog)])}
    unit = next(iter(catalog.units))
    served = []
    for how, is_packed in (("packing", False), ("packed beforehand", True)):
        with _nginx(folder, site, port, is_packed=is_packed):
            page = f"{address}/{lang}/unit-{unit}.html"
            served += _load(page, f"page of an island, {how}", REQUESTS, folder)
            served += _load(f"{address}/{lang}/{MAP_FILE}", f"the map, {how}", MAP_REQUESTS, folder)
    with _nginx(folder, site, port, is_packed=True):
        judged = [
            Row(f"Lighthouse, {kind}", "points lost", [lost], MOST_POINTS_LOST)
            for kind, file in sorted(first.items())
            for lost in [_points_lost(browser, f"{address}/{lang}/{file}.html", folder)]
        ]
    return [
        Row(f"built, {pages} pages, {JOBS} processes", "s", [seconds]),
        Row(f"size of {len(files)} files without their packed copies", "MB", [size]),
        Row("size of the packed copies", "MB", [packed]),
        *served,
        _app_row(browser, folder),
        *judged,
    ]


@contextmanager
def _nginx(folder: Path, site: Path, port: int, *, is_packed: bool) -> Iterator[None]:
    """Serve a folder with one process on the first core; it packs, or sends packed copies."""
    settings = folder / "nginx.conf"
    names = {"folder": folder, "site": site, "port": port, "packed": "on" if is_packed else "off"}
    settings.write_text(NGINX.format(**names), encoding="utf-8")
    command = ["/usr/sbin/nginx", "-c", str(settings), "-e", str(folder / "errors")]
    with subprocess.Popen(command) as process:
        try:
            psutil.Process(process.pid).cpu_affinity([0])
            _wait_until_served(f"http://127.0.0.1:{port}/")
            yield
        finally:
            process.terminate()


def _wait_until_served(address: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)  # between two questions to the port; nothing tells when it opens
    raise RuntimeError("nginx does not answer.")


def _load(address: str, name: str, requests: int, folder: Path) -> list[Row]:
    """Ask for a page many times over; return how many are served a second, and how soon."""
    shares = folder / "shares.csv"
    command = [
        "ab", "-q", "-k", "-n", str(requests), "-c", str(AT_ONCE), "-e", str(shares),
        "-H", "Accept-Encoding: gzip", address,
    ]  # fmt: skip
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    if int(figures["Failed requests"]) or "Non-2xx responses" in figures:
        raise RuntimeError(said)
    with shares.open(encoding="utf-8") as lines:
        times_ms = [float(time_ms) for _, time_ms in list(csv.reader(lines))[1:]]
    a_second = float(figures["Requests per second"].split()[0])
    return [
        Row(f"nginx on one core, {name}", "a second", [a_second]),
        Row(f"nginx on one core, {name}, {AT_ONCE} at once", "ms", times_ms),
    ]


def _app_row(browser: Browser, folder: Path) -> Row:
    """Return how many first pages a core of the running app makes a second."""
    server = harness.start_app(folder / "site_app.txt")
    try:
        a_second = []
        for _ in range(OPENED):
            wait_warm(server)
            with opened(browser, server) as (page, meter):
                before_ms = meter.cpu_ms()
                page.goto(server.url())
                harness.wait_ready(page)
                harness.wait_idle(page)
                a_second.append(1000 / (meter.cpu_ms() - before_ms))
        return Row("the running app, first page, by its processor time", "a second", a_second)
    finally:
        server.stop()


def _points_lost(browser: Browser, address: str, folder: Path) -> float:
    """Return what the worst of the four categories lacks of a hundred."""
    report = folder / "lighthouse.json"
    # One that holds a space cannot be handed through.
    flags = [one for one in launch_arguments() if " " not in one]
    command = [
        "node", str(NODE_MODULES / "lighthouse" / "cli" / "index.js"), address, "--quiet",
        "--output=json", f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *flags])}",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": installed() or browser.browser_type.executable_path}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    judged: dict[str, dict[str, Any]] = json.loads(report.read_text("utf-8"))["categories"]
    scores: Sequence[float] = [judged[category]["score"] for category in CATEGORIES]
    return round(100 - 100 * min(scores), 1)
