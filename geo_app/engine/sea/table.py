"""What the sea would be under any allocation: sums over atoms that were built beforehand."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from geo_app.data.contents import Catalog
from geo_app.engine.geodesy import Floats, Ints
from geo_app.engine.land.allocation import NOBODY, Allocation
from geo_app.model.layers import ARCS_LAYER, ATOMS_LAYER

Rocks = Literal["full", "no-eez"]
"""Whether every feature counts, or rocks have a territorial sea only."""

SETS: tuple[Rocks, Rocks] = ("full", "no-eez")
ZONES = ("territorial_sea", "contiguous_zone", "eez", "beyond")
"""Up to 12, 24 and 200 nautical miles, and beyond. ``eez`` is the part beyond 24."""


@dataclass(frozen=True)
class SeaFigures:
    """Sea of one party in km2; the exclusive economic zone holds the contiguous zone."""

    territorial_sea_km2: float
    contiguous_zone_km2: float
    eez_km2: float
    sea_km2: float


FIGURES = tuple(field.name for field in fields(SeaFigures))


@dataclass(frozen=True)
class SeaOutcome:
    """The sea under one allocation.

    Attributes
    ----------
    parties : Mapping of str to SeaFigures
        Sea nearest to the units that are allocated.
    home : Mapping of str to SeaFigures
        Sea nearest to the parties' undisputed coasts, as far as it is built.
    lines_km : Mapping of (str, str) to float
        Length of the equidistance line between two parties at sea, undisputed coasts included;
        the parties in the order of the data.
    """

    parties: Mapping[str, SeaFigures]
    home: Mapping[str, SeaFigures]
    lines_km: Mapping[tuple[str, str], float]
    rocks: Rocks

    def line_km(self, party: str) -> float:
        """Length of all lines between a party and others, km."""
        return sum(length for pair, length in self.lines_km.items() if party in pair)


class SeaTable:
    """Atoms and arcs of a data folder as arrays.

    A cell is a unit, a neighbouring land, or a strip of a unit that can be divided.

    Raises `DataError` if the layers of the sea are missing.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._parties = tuple(catalog.parties)
        self._number = {party: index for index, party in enumerate(self._parties)}
        atoms = [feature["properties"] for feature in catalog.layer(ATOMS_LAYER)["features"]]
        keys = dict.fromkeys(_cell(atom) for atom in atoms if "sea" not in atom)
        cells = {key: index for index, key in enumerate(keys)}
        self._cells = tuple(keys)
        self._areas = {name: _areas(atoms, cells, name, "area_km2") for name in SETS}
        self._other = {name: _areas(atoms, cells, name, "other_coast_km2") for name in SETS}
        self._hole = {name: _hole(atoms, name) for name in SETS}
        self._arcs = {name: _arcs(catalog, atoms, cells, name) for name in SETS}
        self._home = self._home_parties(catalog)
        self._allocated = self._home < 0
        self._last: tuple[Allocation, Rocks, SeaOutcome] | None = None

    def _home_parties(self, catalog: Catalog) -> Ints:
        """Party of each cell whose owner no proposal allocates; -1 for the others."""
        homes = catalog.home_parties
        numbers = [self._number[homes[owner]] if owner in homes else -1 for owner, _ in self._cells]
        return np.array(numbers, dtype=np.int64)

    def outcome(self, allocation: Allocation, rocks: Rocks = "full") -> SeaOutcome:
        """Sum the sea of every party; the last answer is kept."""
        last = self._last
        if last is not None and last[0] is allocation and last[1] == rocks:
            return last[2]
        outcome = self._outcome(allocation, rocks)
        self._last = (allocation, rocks, outcome)
        return outcome

    def near_km2(
        self, units: Container[str], allocation: Allocation, rocks: Rocks = "full"
    ) -> Mapping[str, float]:
        """Sum the sea nearest to some of the units, 0 to 200 nautical miles, a party: km2."""
        counts = np.array([owner in units for owner, _ in self._cells])
        areas = self._areas[rocks].sum(axis=1) * counts
        sums = self._shares(allocation).T @ areas
        return dict(zip(self._parties, sums.tolist(), strict=True))

    def ranges_km2(self, allocation: Allocation, party: str) -> Mapping[str, tuple[float, float]]:
        """Low and high of every figure of a party, km2: by rule for rocks and by coastline."""
        share = self._shares(allocation)[:, self._number[party]] * self._allocated
        cases = [self._outcome(allocation, rocks).parties[party] for rocks in SETS]
        cases += [_figures(share @ self._other[rocks]) for rocks in SETS]
        values = {name: [getattr(case, name) for case in cases] for name in FIGURES}
        return {name: (min(km2), max(km2)) for name, km2 in values.items()}

    def hole_km2(self, rocks: Rocks = "full") -> float:
        """Sea of the enclosed area that lies beyond 200 nautical miles from every coast, km2."""
        return self._hole[rocks]

    def _outcome(self, allocation: Allocation, rocks: Rocks) -> SeaOutcome:
        shares = self._shares(allocation)
        areas = self._areas[rocks]
        disputed = shares.T @ (areas * self._allocated[:, None])
        home = shares.T @ (areas * ~self._allocated[:, None])
        return SeaOutcome(
            MappingProxyType(dict(zip(self._parties, map(_figures, disputed), strict=True))),
            MappingProxyType(dict(zip(self._parties, map(_figures, home), strict=True))),
            MappingProxyType(self._lines(shares, rocks)),
            rocks,
        )

    def _shares(self, allocation: Allocation) -> Floats:
        """Share of every cell that every party holds: (cells, parties)."""
        shares = np.zeros((len(self._cells), len(self._parties)))
        for index, (owner, strip) in enumerate(self._cells):
            home = self._home[index]
            if home >= 0:
                shares[index, home] = 1
                continue
            cut = allocation.cuts.get(owner)
            if cut is None or strip is None:
                if allocation.parties[owner] != NOBODY:
                    shares[index, self._number[allocation.parties[owner]]] = 1
                continue
            part = _part_behind(strip, cut.share)
            shares[index, self._number[cut.to]] += part
            shares[index, self._number[cut.rest]] += 1 - part
        return shares

    def _lines(self, shares: Floats, rocks: Rocks) -> dict[tuple[str, str], float]:
        left, right, length = self._arcs[rocks]
        party, is_held = shares.argmax(axis=1), shares.max(axis=1) > 0
        one, other = party[left], party[right]
        apart = (one != other) & is_held[left] & is_held[right]
        low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        count = len(self._parties)
        sums = np.bincount(low * count + high, weights=length[apart], minlength=count * count)
        return {
            (self._parties[k // count], self._parties[k % count]): float(sums[k])
            for k in np.flatnonzero(sums)
        }


@lru_cache(maxsize=4)
def sea_table(catalog: Catalog) -> SeaTable:
    """Return the table of a catalogue, read once."""
    return SeaTable(catalog)


def sea_outcome(catalog: Catalog, allocation: Allocation, rocks: Rocks = "full") -> SeaOutcome:
    """Work out the sea of every party under an allocation; see `Rocks`."""
    return sea_table(catalog).outcome(allocation, rocks)


def _cell(atom: Mapping[str, Any]) -> tuple[str, tuple[float, float] | None]:
    strip = atom.get("strip")
    return str(atom.get("unit") or atom.get("land")), (strip[0], strip[1]) if strip else None


def _areas(
    atoms: list[Mapping[str, Any]], cells: Mapping[Any, int], name: str, column: str
) -> Floats:
    """Areas of one set on one coastline, (cells, 3), km2."""
    areas = np.zeros((len(cells), len(ZONES) - 1))
    for atom in atoms:
        if atom["set"] in (name, "both") and "sea" not in atom:
            areas[cells[_cell(atom)], ZONES.index(atom["zone"])] += atom[column]
    return areas


def _hole(atoms: list[Mapping[str, Any]], name: str) -> float:
    return sum(float(atom["area_km2"]) for atom in atoms if atom["set"] == name and "sea" in atom)


def _arcs(
    catalog: Catalog, atoms: list[Mapping[str, Any]], cells: Mapping[Any, int], name: str
) -> tuple[Ints, Ints, Floats]:
    """Cells on both sides of the arcs of one set, and lengths in km."""
    cell_of = [-1 if "sea" in atom else cells[_cell(atom)] for atom in atoms]
    rows = [
        (cell_of[left], cell_of[right], feature["properties"]["length_km"])
        for feature in catalog.layer(ARCS_LAYER)["features"]
        for left, right in [feature["properties"][name]]
        if left is not None and right is not None
    ]
    parted = [row for row in rows if row[0] != row[1] and min(row[:2]) >= 0]
    left, right, length = np.array(parted, dtype=np.float64).reshape(-1, 3).T
    return left.astype(np.int64), right.astype(np.int64), length


def _part_behind(strip: tuple[float, float], share: float) -> float:
    """Part of a strip's sea that lies behind a cut: even within a strip."""
    low, high = strip
    if share >= high:
        return 1.0
    return 0.0 if share <= low else (share - low) / (high - low)


def _figures(zones: Floats) -> SeaFigures:
    near, middle, far = (float(value) for value in zones)
    return SeaFigures(near, middle, middle + far, near + middle + far)
