// The sea: atoms of water by nearest unit and distance, whose parties follow from any allocation.
// The equidistance line is wherever the two sides of an arc have different parties.

import { allocationNow, NOBODY } from "./allocation.js";
import { isInside } from "./geometry.js";
import { decode } from "./outlines.js";

/** @import { Allocation, Dispute, LatLon, SeaAtom, SeaData, SeaFigures, UnitState } from "../types.d.ts" */

const BEYOND = "beyond";
/** @type {SeaData} */
const NO_SEA = { sets: [], zones: [], arcs: "", atoms: [], parties: {} };

/** One set of atoms (every feature counts, or rocks have no economic zone) over shared arcs. */
class AtomSet {
  /** @param {Dispute} dispute @param {SeaData} sea @param {LatLon[][]} arcs @param {string} name */
  constructor(dispute, sea, arcs, name) {
    this.sea = sea;
    this.arcs = arcs;
    this.number = sea.sets.indexOf(name);
    const atoms = sea.atoms
      .map((atom, number) => ({ ...atom, number, zone: sea.zones[atom.zone] }))
      .filter((atom) => atom.set === undefined || atom.set === this.number);
    /** @type {SeaAtom[]} */
    this.zoned = atoms.filter((atom) => atom.zone !== BEYOND);
    /** @type {Map<number, SeaAtom[]>} */
    this.sides = new Map();
    for (const atom of atoms) {
      for (const arc of atom.rings.flat()) {
        const number = arc < 0 ? ~arc : arc;
        this.sides.set(number, [...(this.sides.get(number) ?? []), atom]);
      }
    }
    const counted = new Set(Object.keys(allocationNow(dispute).parties));
    this.counted = this.zoned.filter((atom) => counted.has(atom.unit ?? ""));
    this.reference = this.zoned.filter((atom) => dispute.unitById.get(atom.unit ?? "")?.reference);
    this.referenceArea = this.reference.reduce((sum, atom) => sum + atom.area, 0);
  }

  /** @param {SeaAtom} atom */
  shape(atom) {
    return atom.rings.map((ring) => this.ring(ring));
  }

  /** @param {number[]} indices */
  ring(indices) {
    return indices.flatMap((index, i) => {
      const points = index < 0 ? [...this.arcs[~index]].reverse() : this.arcs[index];
      return i ? points.slice(1) : points;
    });
  }

  /** Atoms on both sides of an arc; null where there is water on one side only. @param {number} arc */
  sidesOf(arc) {
    const sides = this.sides.get(arc);
    return sides?.length === 2 ? sides : null;
  }
}

export class Sea {
  /** @param {Dispute} dispute */
  constructor(dispute) {
    this.dispute = dispute;
    this.data = dispute.data.sea || NO_SEA;
    /** @type {Record<string, AtomSet>} */
    this.sets = {};
    /** @type {LatLon[][] | null} */
    this.arcs = null;
  }

  /** Atoms under one rule for rocks. @param {string} rocks */
  set(rocks) {
    this.arcs ??= this.data.arcs ? decode(this.data.arcs)[0] : [];
    this.sets[rocks] ??= new AtomSet(this.dispute, this.data, this.arcs, rocks);
    return this.sets[rocks];
  }

  /**
   * Sea in km2 by party and zone, of the waters nearest to units that can be allocated.
   * @param {Allocation} allocation @param {string} rocks @returns {Record<string, SeaFigures>}
   */
  figures(allocation, rocks) {
    /** @type {Record<string, SeaFigures>} */
    const totals = this.byParty(() => ({ territorial_sea: 0, contiguous_zone: 0, eez: 0, sea: 0 }));
    for (const atom of this.set(rocks).counted) {
      for (const [party, share] of atomShares(atom, allocation)) {
        const area = atom.area * share;
        totals[party][atom.zone] += area;
        totals[party].sea += area;
        if (atom.zone === "contiguous_zone") totals[party].eez += area;
      }
    }
    return totals;
  }

  /**
   * Sea nearest to the disputed units, and how much of it each party would have, as shares.
   * @param {Allocation} allocation @param {string} rocks
   */
  referenceShares(allocation, rocks) {
    const { reference, referenceArea } = this.set(rocks);
    const totals = this.byParty(() => 0);
    for (const atom of reference) {
      for (const [party, share] of atomShares(atom, allocation)) totals[party] += (atom.area * share) / referenceArea;
    }
    return totals;
  }

  /** The atom in which a point lies; null on land and beyond the zones. @param {LatLon} point @param {string} rocks */
  at(point, rocks) {
    const set = this.set(rocks);
    return set.zoned.find((atom) => isInside(point, set.shape(atom))) || null;
  }

  /**
   * Party of an atom: that of the nearest coast as it is drawn, or of the side of the cut on which its strip lies.
   * @param {SeaAtom} atom @param {Map<string, UnitState>} units
   */
  partyOf({ unit = "", strip }, units) {
    const drawn = units.get(unit);
    if (drawn?.cut && strip) return drawn.cut.share >= (strip[0] + strip[1]) / 2 ? drawn.cut.to : drawn.cut.rest;
    return (drawn && drawn.party !== NOBODY ? drawn.party : this.data.parties[unit]) || NOBODY;
  }

  /**
   * Whether the waters of two parties meet between two atoms.
   * @param {SeaAtom[]} sides @param {Map<string, UnitState>} units
   */
  isBorder(sides, units) {
    const [left, right] = sides.map((atom) => this.partyOf(atom, units));
    return left !== right && left !== NOBODY && right !== NOBODY;
  }

  /**
   * @template T
   * @param {() => T} initial @returns {Record<string, T>}
   */
  byParty(initial) {
    return Object.fromEntries(this.dispute.data.parties.map(({ id }) => [id, initial()]));
  }
}

/** @param {SeaAtom} a @param {SeaAtom} b */
export function isSameCell(a, b) {
  return a.unit === b.unit && String(a.strip) === String(b.strip);
}

/**
 * Shares of an atom's area by party; a strip through which the cut runs is shared out.
 * @param {SeaAtom} atom @param {Allocation} allocation @returns {[string, number][]}
 */
function atomShares({ unit = "", strip }, allocation) {
  const cut = allocation.cuts[unit];
  if (!cut || !strip) return allocation.parties[unit] === NOBODY ? [] : [[allocation.parties[unit], 1]];
  const [from, to] = strip;
  const behind = Math.min(1, Math.max(0, (cut.share - from) / (to - from)));
  return [
    [cut.to, behind],
    [cut.rest, 1 - behind],
  ];
}
