// The sea: atoms of water by nearest unit and distance, recoloured for any allocation, and the
// equidistance line, which is wherever the two sides of an arc have different parties.

const ZONES = ["territorial_sea", "contiguous_zone", "eez"];
const SEA_PRECISION = 4;
const NO_SEA = { arcs: [], atoms: [] };

/** One set of atoms: shapes, areas, and the atom on each side of every arc. */
class AtomSet {
  constructor(set) {
    this.arcs = set.arcs.map((arc) => decode(arc, SEA_PRECISION));
    this.atoms = set.atoms;
    this.sides = this.arcs.map(() => []);
    this.atoms.forEach((atom, index) => {
      for (const ring of atom.arcs) for (const arc of ring) this.sides[arc < 0 ? ~arc : arc].push(index);
    });
  }

  ring(indices) {
    return indices.flatMap((index, i) => {
      const points = index < 0 ? [...this.arcs[~index]].reverse() : this.arcs[index];
      return i ? points.slice(1) : points;
    });
  }

  shape(atom) {
    return atom.arcs.map((ring) => this.ring(ring));
  }
}

/** Party of an atom: of its unit, or of the side of the cut on which its strip lies. */
function atomParty(atom, allocation) {
  const cut = allocation.cuts[atom.unit];
  if (!cut || atom.strip === undefined) return allocation.parties[atom.unit] || data.homeParties[atom.unit] || "none";
  const [from, to] = stripEnds(atom);
  return cut.share >= (from + to) / 2 ? cut.to : cut.rest;
}

function stripEnds(atom) {
  const ends = data.sea.strips[atom.unit];
  return [ends[atom.strip], ends[atom.strip + 1]];
}

/** Shares of an atom's area by party; a strip through which the cut runs is shared out. */
function atomShares(atom, allocation) {
  const cut = allocation.cuts[atom.unit];
  if (!cut || atom.strip === undefined) return [[allocation.parties[atom.unit], 1]];
  const [from, to] = stripEnds(atom);
  const behind = Math.min(1, Math.max(0, (cut.share - from) / (to - from)));
  return [[cut.to, behind], [cut.rest, 1 - behind]];
}

class Sea {
  constructor(map, onClick) {
    this.map = map;
    this.onClick = onClick;
    this.sets = {};
    this.current = null;
  }

  /** Sea in km2 by party and zone, of the waters nearest to units that can be allocated. */
  figures(allocation, rocks) {
    const totals = Object.fromEntries(data.parties.map(({ id }) => [id, { territorial_sea: 0, contiguous_zone: 0, eez: 0, sea: 0 }]));
    for (const atom of this.set(rocks).atoms) {
      if (!(atom.unit in allocation.parties)) continue;
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
    return set.atoms.find((atom) => inside(point, set.shape(atom))) || null;
  }

  /** Sea nearest to the disputed units, in km2, and how much of it each party would have. */
  referenceSea(rocks) {
    return this.referenceAtoms(rocks).reduce((sum, atom) => sum + atom.area, 0);
  }

  referenceShares(allocation, rocks) {
    const totals = Object.fromEntries(data.parties.map(({ id }) => [id, 0]));
    for (const atom of this.referenceAtoms(rocks)) {
      for (const [party, share] of atomShares(atom, allocation)) totals[party] += atom.area * share;
    }
    return totals;
  }

  referenceAtoms(rocks) {
    return this.set(rocks).atoms.filter((atom) => unitById.get(atom.unit)?.reference);
  }

  set(rocks) {
    if (!this.sets[rocks]) this.sets[rocks] = new AtomSet(data.sea ? data.sea.sets[rocks] : NO_SEA);
    return this.sets[rocks];
  }

  paint(state, allocation) {
    const shown = state.layers.has("zones");
    if (this.current && (!shown || this.current.rocks !== state.rocks)) this.remove();
    if (!shown) return;
    if (!this.current) this.draw(state.rocks);
    const { set, paths, lines } = this.current;
    const parties = set.atoms.map((atom) => atomParty(atom, allocation));
    paths.forEach((path, i) => {
      if (path.dataset.party !== parties[i]) path.dataset.party = parties[i];
    });
    lines.forEach(({ element, sides }) => element.classList.toggle("is-hidden", parties[sides[0]] === parties[sides[1]]));
  }

  draw(rocks) {
    const set = this.set(rocks);
    const group = L.layerGroup().addTo(this.map);
    const renderer = this.renderer || (this.renderer = rendererFor("sea"));
    const paths = set.atoms.map((atom) => {
      const layer = L.polygon(set.shape(atom), { renderer, pane: "sea", className: `zone zone--${atom.zone}` }).addTo(group);
      layer.on("click", (event) => this.onClick(atom, event));
      layer.getElement().setAttribute("tabindex", "-1");
      return layer.getElement();
    });
    const lines = set.arcs.map((arc, i) => ({ arc, sides: set.sides[i] }))
      .filter(({ sides }) => sides.length === 2 && set.atoms[sides[0]].unit + set.atoms[sides[0]].strip !== set.atoms[sides[1]].unit + set.atoms[sides[1]].strip)
      .map(({ arc, sides }) => {
        const layer = L.polyline(arc, { renderer, pane: "sea", interactive: false, className: "equidistance" }).addTo(group);
        return { element: layer.getElement(), sides };
      });
    this.current = { rocks, set, group, paths, lines };
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
