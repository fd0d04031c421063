"""What several tests of the exports share."""

import io
import string
from collections.abc import Callable
from itertools import chain, count, islice, pairwise, repeat

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from PIL import Image
from shapely import LineString, box

from geo_app.data.catalog import Catalog
from geo_app.views.codec import make_view
from geo_app.views.view import View

LARGEST_GZIPPED_BYTES = 260_000
"""Of a map document and of a map saved as a file; what grows it is a record more, not a shape."""

DARK = 110
"""Grey value, of 255, below which a pixel is ink."""


def decoded(text: str) -> list[list[list[tuple[float, float]]]]:
    """Return outlines of the map document: their lines, as points (latitude, longitude)."""
    number, step = _reader(text)
    outlines: list[list[list[tuple[float, float]]]] = []
    for _ in range(number()):
        scale, last = 10 ** number(), [0, 0]
        for _ in range(number()):
            outlines.append([])
            for _ in range(number()):
                outlines[-1].append([])
                for _ in range(number()):
                    last = [last[0] + step(0), last[1] + step(1)]
                    outlines[-1][-1].append((last[0] / scale, last[1] / scale))
    return outlines


def _reader(text: str) -> tuple[Callable[[], int], Callable[[int], int]]:
    """Return what reads the next number, and the next step along an axis."""
    letters = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    sextets = chain(map(letters.index, text), repeat(0))
    low, high, code = 0, (1 << 30) - 1, 0
    for sextet in islice(sextets, 5):
        code = code << 6 | sextet
    chances: dict[object, tuple[int, int]] = {}
    lengths, signs = {0: 0, 1: 0}, {0: 0, 1: 0}

    def bit(*context: object) -> int:
        nonlocal low, high, code
        chance, rate = chances.get(context, (1 << 15, 2))
        middle = low + (high - low >> 14) * (chance >> 2)
        is_set = code <= middle
        low, high = (low, middle) if is_set else (middle + 1, high)
        change = ((1 << 16) - chance) // rate if is_set else -(chance // rate)
        chances[context] = chance + change, min(rate + 1, 64)
        while low >> 24 == high >> 24:
            low, high = (low << 6) % (1 << 30), (high << 6) % (1 << 30) | 63
            code = (code << 6) % (1 << 30) | next(sextets)
        return int(is_set)

    def number(*context: object) -> int:
        length = next(place for place in count() if not bit("length", *context, place))
        value = 1
        for place in reversed(range(length)):
            value = 2 * value + bit("rest", length, place)
        return value - 1

    def step(axis: int) -> int:
        size = number(axis, min(lengths[axis], 15))
        lengths[axis] = (size + 1).bit_length() - 1
        if size:
            signs[axis] = 1 if bit("sign", axis, signs[axis]) else -1
        return signs[axis] * size

    return number, step


def some_views(catalog: Catalog) -> list[View]:
    """Return views that differ in language, date, allocation and layers."""
    return [
        make_view(catalog, "joint_declaration_1956", date="1956-10-19"),
        make_view(catalog, "equal_area_2006", lang="ja", theme="grey"),
        make_view(
            catalog, "status_quo", lang="ru", date="1945-08-29", set={"habomai": "joint"},
            cut={"etorofu_iturup": 0.3}, name="Own", layers=["names", "lines", "zones"],
            camera=(147.5, 44.5, 6.5),
        ),
    ]  # fmt: skip


def boundary(catalog: Catalog, perspective: str) -> str:
    """Return the line that a side draws as its boundary where the map opens."""
    home = box(*catalog.dispute.home.south_west, *catalog.dispute.home.north_east)
    lines = catalog.perspectives[perspective].solid_lines
    return next(line for line in lines if home.intersects(LineString(catalog.lines[line].path)))


def artist(figure: Figure, line: str) -> Line2D:
    """Return the line of a name on the map of a page."""
    artists = [one for axes in figure.axes for one in axes.lines if one.get_gid() == f"line-{line}"]
    assert len(artists) == 1
    return artists[0]


def is_drawn(content: bytes, figure: Figure, line: str) -> bool:
    """Whether a file shows ink all along a line, where its page has it."""
    pixels = np.asarray(Image.open(io.BytesIO(content)).convert("L"))
    drawn = artist(figure, line)
    inside = drawn.axes.get_window_extent()  # type: ignore[union-attr]
    ends = drawn.get_transform().transform(drawn.get_xydata())
    way = np.concatenate([a + np.linspace(0, 1, 60)[:, None] * (b - a) for a, b in pairwise(ends)])
    way = way[[inside.contains(x, y) for x, y in way]] * (pixels.shape[1] / figure.bbox.width)
    near = [pixels[-int(y) - 3 : -int(y) + 3, int(x) - 2 : int(x) + 3] for x, y in way]
    return len(way) > 30 and bool(np.mean([one.min() < DARK for one in near if one.size]) > 0.8)
