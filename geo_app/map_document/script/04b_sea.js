// The sea: atoms of water by nearest unit and distance, recoloured for any allocation, and the
// equidistance line, which is wherever the two sides of an arc have different parties.

const BEYOND = "beyond";
const NO_SEA = { precision: 4, sets: [], zones: [], arcs: [], atoms: [], sides: [], lengths: [], parties: {} };
const sea = data.sea || NO_SEA;

/** One set of atoms (every feature counts, or rocks have no economic zone) over shared arcs. */
class AtomSet {
  constructor(name) {
    this.number = sea.sets.indexOf(name);
    this.arcs = sea.arcs.map((arc) => decode(arc, sea.precision));
    this.atoms = sea.atoms
      .map((atom, number) => ({ ...atom, number, zone: sea.zones[atom.zone] }))
      .filter((atom) => atom.set === undefined || atom.set === this.number);
    this.byNumber = new Map(this.atoms.map((atom) => [atom.number, atom]));
    this.zoned = this.atoms.filter((atom) => atom.zone !== BEYOND);
    this.counted = this.zoned.filter((atom) => atom.unit in heldNow.parties);
    this.reference = this.zoned.filter((atom) => unitById.get(atom.unit)?.reference);
    this.referenceArea = this.reference.reduce((sum, atom) => sum + atom.area, 0);
  }

  ring(indices) {
    return indices.flatMap((index, i) => {
      const points = index < 0 ? [...this.arcs[~index]].reverse() : this.arcs[index];
      return i ? points.slice(1) : points;
    });
  }

  shape(atom) {
    return atom.rings.map((ring) => this.ring(ring));
  }

  /** Atoms on both sides of an arc; null where there is water on one side only. */
  sidesOf(arc) {
    const all = sea.sides[arc];
    const pair = this.number > 0 && all.length > 2 ? all.slice(2) : all.slice(0, 2);
    const atoms = pair.map((number) => this.byNumber.get(number));
    return atoms.every(Boolean) ? atoms : null;
  }
}

function isSameCell(a, b) {
  return a.unit === b.unit && String(a.strip) === String(b.strip);
}

/** Party of an atom: of its unit, or of the side of the cut on which its strip lies. */
function atomParty(atom, allocation) {
  if (!atom.unit) return "none";
  const cut = allocation.cuts[atom.unit];
  if (!cut || !atom.strip) return allocation.parties[atom.unit] || sea.parties[atom.unit] || "none";
  return cut.share >= (atom.strip[0] + atom.strip[1]) / 2 ? cut.to : cut.rest;
}

/** Shares of an atom's area by party; a strip through which the cut runs is shared out. */
function atomShares(atom, allocation) {
  const cut = allocation.cuts[atom.unit];
  if (!cut || !atom.strip) return [[allocation.parties[atom.unit], 1]];
  const [from, to] = atom.strip;
  const behind = Math.min(1, Math.max(0, (cut.share - from) / (to - from)));
  return [[cut.to, behind], [cut.rest, 1 - behind]];
}

class Sea {
  constructor(map, onClick) {
    this.map = map;
    this.onClick = onClick;
    this.sets = {};
    this.now = {};
    this.current = null;
  }

  /** Sea in km2 by party and zone, of the waters nearest to units that can be allocated. */
  figures(allocation, rocks) {
    const totals = Object.fromEntries(data.parties.map(({ id }) => [id, { territorial_sea: 0, contiguous_zone: 0, eez: 0, sea: 0 }]));
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

  /** The atom in which a point [lat, lon] lies; null on land and beyond the zones. */
  at(point, rocks) {
    const set = this.set(rocks);
    return set.zoned.find((atom) => inside(point, set.shape(atom))) || null;
  }

  /** Sea as things are: see `figures`. */
  figuresNow(rocks) {
    this.now[rocks] ??= this.figures(heldNow, rocks);
    return this.now[rocks];
  }

  /** Sea nearest to the disputed units, and how much of it each party would have, as shares. */
  referenceShares(allocation, rocks) {
    const { reference, referenceArea } = this.set(rocks);
    const totals = Object.fromEntries(data.parties.map(({ id }) => [id, 0]));
    for (const atom of reference) {
      for (const [party, share] of atomShares(atom, allocation)) totals[party] += (atom.area * share) / referenceArea;
    }
    return totals;
  }

  set(rocks) {
    if (!this.sets[rocks]) this.sets[rocks] = new AtomSet(rocks);
    return this.sets[rocks];
  }

  paint(state, allocation) {
    const shown = state.layers.has("zones");
    if (this.current && (!shown || this.current.rocks !== state.rocks)) this.remove();
    if (!shown) return;
    if (!this.current) this.draw(state.rocks);
    const { paths, lines } = this.current;
    for (const { path, atom } of paths) {
      const party = atomParty(atom, allocation);
      if (path.dataset.party !== party) path.dataset.party = party;
    }
    for (const { element, sides } of lines) {
      const [left, right] = sides.map((atom) => atomParty(atom, allocation));
      element.classList.toggle("is-invisible", left === right || left === "none" || right === "none");
    }
  }

  draw(rocks) {
    const set = this.set(rocks);
    const group = L.layerGroup().addTo(this.map);
    const options = { renderer: this.renderer || (this.renderer = rendererFor("sea")), pane: "sea", smoothFactor: 0 };
    const paths = set.zoned.map((atom) => {
      const layer = L.polygon(set.shape(atom), { ...options, className: `zone zone--${atom.zone}` }).addTo(group);
      layer.on("click", (event) => this.onClick(atom, event));
      return { path: layer.getElement(), atom };
    });
    const lines = set.arcs.map((arc, i) => ({ arc, sides: set.sidesOf(i) }))
      .filter(({ sides }) => sides && !isSameCell(...sides))
      .map(({ arc, sides }) => {
        const layer = L.polyline(arc, { ...options, interactive: false, className: "equidistance" }).addTo(group);
        return { element: layer.getElement(), sides };
      });
    this.current = { rocks, group, paths, lines };
  }

  remove() {
    this.current.group.remove();
    this.current = null;
  }
}

/** Whether a point lies within rings, by counting crossings of a ray to the north. */
function inside([lat, lon], rings) {
  const crossings = rings.reduce((count, ring) => count + ring.reduce((sum, [lat1, lon1], i) => {
    const [lat2, lon2] = ring[(i + 1) % ring.length];
    if (lon1 > lon === lon2 > lon) return sum;
    return sum + (lat1 + ((lon - lon1) / (lon2 - lon1)) * (lat2 - lat1) > lat ? 1 : 0);
  }, 0), 0);
  return crossings % 2 === 1;
}

const WGS84_A_M = 6378137;
const WGS84_E2 = 0.00669437999014;
const NAUTICAL_MILE_M = 1852;

/** Earth-centred coordinates in metres of a point on the WGS84 ellipsoid. */
function ecef([lat, lon]) {
  const [phi, lambda] = [lat * (Math.PI / 180), lon * (Math.PI / 180)];
  const n = WGS84_A_M / Math.sqrt(1 - WGS84_E2 * Math.sin(phi) ** 2);
  return [n * Math.cos(phi) * Math.cos(lambda), n * Math.cos(phi) * Math.sin(lambda), n * (1 - WGS84_E2) * Math.sin(phi)];
}

/** Distance in metres from a point to the coast of a shape: the straight chord, as an arc. */
function coastDistance(point, shape) {
  const p = ecef(point);
  const rings = shape.polygons.flat().map((ring) => ring.map(ecef));
  const chord = rings.length
    ? Math.min(...rings.map((ring) => ring.reduce((best, a, i) => Math.min(best, segmentDistance(p, a, ring[(i + 1) % ring.length])), Infinity)))
    : Math.hypot(...ecef([shape.point.lat, shape.point.lng]).map((v, i) => v - p[i]));
  return 2 * MEAN_RADIUS_M * Math.asin(chord / (2 * MEAN_RADIUS_M));
}

const MEAN_RADIUS_M = 6378000;

function segmentDistance(p, a, b) {
  const ab = b.map((v, i) => v - a[i]);
  const ap = p.map((v, i) => v - a[i]);
  const length2 = ab.reduce((sum, v) => sum + v * v, 0);
  const f = length2 ? Math.min(1, Math.max(0, ap.reduce((sum, v, i) => sum + v * ab[i], 0) / length2)) : 0;
  return Math.hypot(...ap.map((v, i) => v - f * ab[i]));
}
