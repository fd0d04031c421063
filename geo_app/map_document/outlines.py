"""Lines as short text: steps on a grid, each with as few bits as it needs."""

import base64
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.floating[Any]]
"""Degrees, longitude and latitude; shape (points, 2)."""

_Numbers = npt.NDArray[np.int64]
_ORDERS = range(10)


def encoded(lines: Sequence[Points], digits: int) -> str:
    """Encode lines; ``outlines.js`` reads them.

    Two figures, the decimals of a degree and the order of the code, stand before numbers in base64:
    how many lines follow, and for each how many points, and the steps from point to point, latitude
    before longitude, the first from the last point of the line before. Each number is in the
    exponential Golomb code of that order, for which signed ones are folded: 0, -1, 1, -2, 2.

    Parameters
    ----------
    lines : sequence of Points
        Each of at least one point.
    digits : int
        Decimals of a degree, at most 9.
    """
    numbers = [np.array([len(lines)])]
    last = np.zeros((1, 2), dtype=np.int64)
    for line in lines:
        grid = np.rint(line[:, ::-1] * 10**digits).astype(np.int64)
        steps = np.diff(grid, axis=0, prepend=last).ravel()
        numbers += [np.array([len(grid)]), (steps << 1) ^ (steps >> 63)]
        last = grid[-1:]
    whole = np.concatenate(numbers)
    order = min(_ORDERS, key=lambda one: int(_lengths(whole, one).sum()))
    widths = _lengths(whole, order).tolist()
    codes = zip((whole + (1 << order)).tolist(), widths, strict=True)
    bits = "".join(f"{code:0{width}b}" for code, width in codes)
    size = -(-len(bits) // 8)
    packed = int(bits.ljust(8 * size, "0"), 2).to_bytes(size)
    return f"{digits}{order}{base64.b64encode(packed).decode('ascii')}"


def _lengths(numbers: _Numbers, order: int) -> _Numbers:
    """Count the bits of each number: those after the first one, one zero for each beyond order."""
    beyond: _Numbers = np.floor(np.log2((numbers >> order) + 1)).astype(np.int64)
    lengths: _Numbers = 2 * beyond + order + 1
    return lengths
