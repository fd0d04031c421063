"""What several tests of the exports share."""

import base64
import io
from itertools import islice, pairwise, takewhile

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


def decoded(text: str) -> list[list[tuple[float, float]]]:
    """Return lines of the map document, as points (latitude, longitude)."""
    scale, order = 10 ** int(text[0]), int(text[1])
    bits = iter("".join(f"{byte:08b}" for byte in base64.b64decode(text[2:])))

    def number() -> int:
        more = order + sum(1 for _ in takewhile("0".__eq__, bits))
        return int("1" + "".join(islice(bits, more)), 2) - (1 << order)

    def step() -> int:
        folded = number()
        return folded >> 1 if folded % 2 == 0 else ~(folded >> 1)

    lines: list[list[tuple[float, float]]] = []
    lat = lon = 0
    for _ in range(number()):
        lines.append([])
        for _ in range(number()):
            lat, lon = lat + step(), lon + step()
            lines[-1].append((lat / scale, lon / scale))
    return lines


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
