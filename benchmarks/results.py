"""The table of a run, with targets and the machine."""

import datetime
import gzip
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

RESULTS = Path(__file__).with_name("results.md")
INTRODUCTION = """\
# Measured

Written by `make benchmark`, on the machine named below. p50 is the median, p95 what nineteen of
twenty stay under.

"""
APP_INTRODUCTION = """\
Times run from the reader's click to the frame in which the answer is painted, in a real Chromium
without a window, with client, server and browser sharing the cores. The plain page is the same
islands and scenarios shown with `st_folium` in the usual way, measured in the same run; what it
asks of other hosts is answered on the spot, so that the network costs it nothing.

"""
APP_NOTES = """
- *Work until painted*: the switch begins with a frame and the clock stops when that frame is
  painted. *Two frames*: from the switch to the second frame after it, so the rhythm of the screen
  (one frame in 16.7 ms) is in it.
- Between two switches the reader looks at the map for half a second, by when the page has answered;
  *right after another* is the same switch without that pause. A scenario is chosen with the
  browser's own select box in the map, and on the plain page with Streamlit's radio.
- *First map*: a new browser profile each time, from the start of the navigation to a map that is
  painted and takes orders. *Phone*: 390 x 844 pixels, a processor four times slower, 1.6 Mbit a
  second, 150 ms to the server.
- Processor times hold what the server does while nobody asks anything, some 6 ms a second.
- *View lost*: centre or zoom differ after a switch from what they were before it.
"""
SITE_NOTES = """
- *Lighthouse*: what the worst of performance, accessibility, best practices and search engines
  lacks of 100, on the phone that Lighthouse imitates, for a page of each kind.
- *nginx*: Debian's, one process on one core, which packs what it sends or finds it packed; the
  times are those of sixteen readers who ask again as soon as they are answered, by hundredths of
  all requests. *The running app*: what its processor time for one opened page leaves room for.
"""


@dataclass(frozen=True)
class Row:
    """One metric.

    Attributes
    ----------
    values : sequence of float
        What was measured, one value a repetition, in ``unit``.
    target : float or None
        What the 95th percentile has to stay under.
    plain : sequence of float
        The same on the plain page; empty where it has no such thing.
    """

    name: str
    unit: str
    values: Sequence[float]
    target: float | None = None
    plain: Sequence[float] = ()

    @property
    def kept(self) -> bool:
        """Whether the target is met."""
        return self.target is None or percentile(self.values, 95) <= self.target


def seconds_of(call: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def gzipped_kb(content: bytes) -> float:
    """Return how much of a content goes over a line."""
    return len(gzip.compress(content, 9)) / 1000


def percentile(values: Sequence[float], share: int) -> float:
    """Return a percentile by linear interpolation."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


@dataclass(frozen=True)
class Section:
    """A table with its heading, and what stands before and after it."""

    title: str
    rows: Sequence[Row]
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """Markdown; the columns of the plain page are there where it was measured."""
        is_compared = any(row.plain for row in self.rows)
        plain = " plain p50 | plain p95 |" if is_compared else ""
        plain_rule = " ---: | ---: |" if is_compared else ""
        head = f"| metric | target p95 | p50 | p95 | n |{plain} met |\n"
        rule = f"| --- | ---: | ---: | ---: | ---: |{plain_rule} --- |\n"
        lines = "".join(_line(row, is_compared=is_compared) for row in self.rows)
        return f"## {self.title}\n\n{self.before}{head}{rule}{lines}{self.after}"


def write(sections: Sequence[Section], chromium: str) -> None:
    """Write the tables, and only when all of them are there."""
    text = INTRODUCTION + _machine(chromium) + "\n".join(section.text for section in sections)
    partial = RESULTS.with_suffix(".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(RESULTS)


def _line(row: Row, *, is_compared: bool) -> str:
    target = "" if row.target is None else f"{_number(row.target)} {row.unit}"
    shares = (50, 95) if is_compared else ()
    plain = [_number(percentile(row.plain, share)) if row.plain else "" for share in shares]
    cells = [
        f"{row.name}, {row.unit}",
        target,
        _number(percentile(row.values, 50)),
        _number(percentile(row.values, 95)),
        str(len(row.values)),
        *plain,
        "" if row.target is None else ("yes" if row.kept else "**no**"),
    ]
    return f"| {' | '.join(cells)} |\n"


def _number(value: float) -> str:
    if abs(value) >= 100:
        return f"{value:,.0f}"
    digits = 1 if abs(value) >= 1 else 2
    return f"{value:,.{digits}f}".rstrip("0").removesuffix(".")


def _machine(chromium: str) -> str:
    memory_gib = psutil.virtual_memory().total / 2**30
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    packages = ", ".join(f"{n} {version(n)}" for n in ("streamlit", "folium", "streamlit-folium"))
    yardstick_ms = 1000 * seconds_of(_yardstick)
    return (
        f"{today}. {_processor()}, {psutil.cpu_count()} cores, {memory_gib:.0f} GiB, "
        f"{platform.system()}; Python {platform.python_version()}, {packages}, "
        f"Chromium {chromium}. A loop of a million additions in Python took "
        f"{yardstick_ms:.0f} ms: machines that are lent out run faster and slower.\n\n"
    )


def _yardstick() -> None:
    """Do something that nobody will change, so that two runs can be compared."""
    total = 0
    for number in range(1_000_000):
        total += number


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or platform.machine())
