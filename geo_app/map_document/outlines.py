"""Outlines as short text: steps on a grid, in an arithmetic code that learns how long steps are."""

import string
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.floating[Any]]
"""Degrees, longitude and latitude; shape (points, 2)."""

Outline = Sequence[Points]
"""Lines of at least one point each: the rings of a polygon."""

_LETTERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
_HIGHEST = (1 << 30) - 1
_LENGTHS = 32
"""Contexts of one number: the places of its bits."""
_LONGEST = 15
"""Steps of more bits count as of so many."""
_COUNT = 2 * (_LONGEST + 1) * _LENGTHS
_REST = _COUNT + _LENGTHS
_SIGN = _REST + _LENGTHS * _LENGTHS
_SLOWEST = 64
"""A context learns by a half with its first bit, by a third with the next, never by less."""


def encoded(outlines: Mapping[int, Sequence[Outline]]) -> str:
    """Encode outlines by their decimals of a degree, at most 5; ``outlines.js`` reads them.

    Numbers follow each other: how many decimals there are; for each them, and how many outlines;
    of each how many lines; of each line how many points, and the steps from point to point,
    latitude before longitude, the first from the last point of the line before. A number is the
    Elias gamma code of what is one larger: a one for each bit after the first, a zero, those bits;
    after a step that is not 0, whether it is positive. Bits go through a binary arithmetic coder of
    30 bits, in the letters of base64, with a chance for each context: of a step its axis and the
    length of the last step along it, of its sign the sign before.
    """
    code = _Code()
    code.count(len(outlines))
    for digits, parts in outlines.items():
        code.count(digits)
        code.count(len(parts))
        last = np.zeros((1, 2), dtype=np.int64)
        for lines in parts:
            code.count(len(lines))
            for line in lines:
                grid = np.rint(line[:, ::-1] * 10**digits).astype(np.int64)
                code.count(len(grid))
                code.steps(np.diff(grid, axis=0, prepend=last).ravel().tolist())
                last = grid[-1:]
    return code.finished()


class _Code:
    """A binary arithmetic coder: it writes the letters that both ends of its range begin with."""

    def __init__(self) -> None:
        self._low, self._high = 0, _HIGHEST
        self._letters: list[str] = []
        self._chances = [1 << 15] * (_SIGN + 6)
        self._rates = [2] * len(self._chances)
        self._lengths, self._signs = [0, 0], [0, 0]

    def count(self, number: int) -> None:
        """Add a number that is no step."""
        self._number(_COUNT, number)

    def steps(self, steps: Sequence[int]) -> None:
        """Add steps along the two axes in turn."""
        for place, step in enumerate(steps):
            axis = place % 2
            context = (16 * axis + min(self._lengths[axis], _LONGEST)) * _LENGTHS
            self._lengths[axis] = self._number(context, abs(step))
            if step:
                self._bit(_SIGN + 3 * axis + self._signs[axis], int(step > 0))
                self._signs[axis] = 1 if step > 0 else 2

    def finished(self) -> str:
        """Return all letters."""
        # One more than the highest that is said lies in the range; what follows is read as zeros.
        self._letters.append(_LETTERS[(self._low >> 24) + 1])
        return "".join(self._letters)

    def _number(self, context: int, number: int) -> int:
        """Add a number; return how many bits follow its first."""
        length = (number + 1).bit_length() - 1
        for place in range(length):
            self._bit(context + place, 1)
        self._bit(context + length, 0)
        for place in reversed(range(length)):
            self._bit(_REST + _LENGTHS * length + place, (number + 1) >> place & 1)
        return length

    def _bit(self, context: int, bit: int) -> None:
        chance, rate = self._chances[context], self._rates[context]
        middle = self._low + ((self._high - self._low) >> 14) * (chance >> 2)
        if bit:
            self._high = middle
            self._chances[context] += ((1 << 16) - chance) // rate
        else:
            self._low = middle + 1
            self._chances[context] -= chance // rate
        self._rates[context] = min(rate + 1, _SLOWEST)
        while self._low >> 24 == self._high >> 24:
            self._letters.append(_LETTERS[self._low >> 24])
            self._low = self._low << 6 & _HIGHEST
            self._high = self._high << 6 & _HIGHEST | 63
