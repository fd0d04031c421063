"""What a reader has changed in a scenario: read from the address, written back to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from geo_app.data.contents import Catalog
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.view.view import make_view, pairs

Parties = tuple[tuple[str, str], ...]
"""Units that are no groups, each with the party it is given to, in the order of the chain."""

Cuts = tuple[tuple[str, float], ...]
"""Units that are divided, each with the share of its land (0 to 1) that is cut off."""

SHARE_DIGITS = 5


class BadPart(NamedTuple):
    """A part of a value that could not be used, and what would have been valid."""

    text: str
    choices: tuple[str, ...]


def read_parties(catalog: Catalog, text: str) -> tuple[Parties, tuple[BadPart, ...]]:
    """Read ``unit:party,unit:party``; a group stands for its members.

    Returns
    -------
    Parties
        The parts that could be read.
    tuple of BadPart
        The others.
    """
    found: dict[str, str] = {}

    def take(parts: Sequence[str]) -> None:
        for unit, party in make_view(catalog, set=pairs(parts, "set", ":")).parties:
            found.update(dict.fromkeys(catalog.members(unit), party))

    bad = _take_all(text, take, "unit:party")
    return tuple((leaf, found[leaf]) for leaf in _ordered(catalog, found)), bad


def read_cuts(catalog: Catalog, text: str) -> tuple[Cuts, tuple[BadPart, ...]]:
    """Read ``unit:0.21``, shares of land from 0 to 1; see :func:`read_parties`."""
    found: dict[str, float] = {}

    def take(parts: Sequence[str]) -> None:
        for unit, share in make_view(catalog, cut=pairs(parts, "cut", ":")).cuts:
            found[unit] = round(share, SHARE_DIGITS)

    bad = _take_all(text, take, "unit:0 … unit:1")
    return tuple((leaf, found[leaf]) for leaf in _ordered(catalog, found)), bad


def write_parties(catalog: Catalog, parties: Parties) -> str:
    """Write what :func:`read_parties` reads; members that go together as their group."""
    left = dict(parties)
    written: dict[str, str] = {}
    for group in catalog.groups:
        members = catalog.members(group)
        named = {left.get(member) for member in members}
        if len(members) > 1 and len(named) == 1 and None not in named:
            written[group] = left[members[0]]
            for member in members:
                del left[member]
    return ",".join(f"{unit}:{party}" for unit, party in {**written, **left}.items())


def write_cuts(cuts: Cuts) -> str:
    """Write what :func:`read_cuts` reads."""
    return ",".join(f"{unit}:{share:g}" for unit, share in cuts)


def as_text(value: Mapping[str, object]) -> str:
    """Write an object of the map's script, unit to party or share, as in an address."""
    return ",".join(f"{unit}:{given}" for unit, given in value.items())


def _take_all(text: str, take: Callable[[Sequence[str]], None], form: str) -> tuple[BadPart, ...]:
    """Take all parts at once; where one of them is bad, one by one, and tell the bad ones."""
    parts = [part for part in text.split(",") if part]
    if not parts or _problem(parts, take, form) is None:
        return ()
    problems = (_problem([part], take, form) for part in parts)
    return tuple(problem for problem in problems if problem)


def _problem(
    parts: Sequence[str], take: Callable[[Sequence[str]], None], form: str
) -> BadPart | None:
    try:
        take(parts)
    except UnknownNameError as error:
        return BadPart(parts[0], error.choices)
    except BadValueError:
        return BadPart(parts[0], (form,))
    return None


def _ordered(catalog: Catalog, found: Mapping[str, object]) -> list[str]:
    return [leaf for leaf in catalog.allocatable_leaves if leaf in found] if found else []
