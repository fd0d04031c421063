// Geometry on points [lat, lon] in degrees.

/** @import { CutLine, LatLon, Rings } from "../types.d.ts" */

export const NAUTICAL_MILE_M = 1852;
const WGS84_A_M = 6378137;
const WGS84_E2 = 0.00669437999014;
const MEAN_RADIUS_M = 6378000;

/** Whether a ring of land is coast all around. @param {LatLon[]} ring */
export function isUncut(ring) {
  const [coast] = coastsOf(ring);
  return coast !== undefined && coast.length === ring.length + 1;
}

/**
 * The coast in a ring: without the edges along a meridian or parallel, where land was cut off.
 * @param {LatLon[]} ring
 */
export function coastsOf(ring) {
  /** @type {LatLon[][]} */
  const coasts = [];
  /** @type {LatLon[]} */
  let coast = [];
  [...ring, ring[0]].forEach((point, i, points) => {
    const before = points[i - 1];
    if (before && (before[0] === point[0] || before[1] === point[1])) {
      coasts.push(coast);
      coast = [];
    }
    coast.push(point);
  });
  return [...coasts, coast].filter((points) => points.length > 1);
}

/** Keeps the part of each ring that lies on the left of a line. @param {Rings[]} polygons @param {CutLine} line */
export function clipLeft(polygons, [a, b]) {
  /** @param {LatLon} p */
  const side = (p) => (b[1] - a[1]) * (p[0] - a[0]) - (b[0] - a[0]) * (p[1] - a[1]);
  /** @param {LatLon} p @param {LatLon} q @returns {LatLon} */
  const cross = (p, q) => {
    const f = side(p) / (side(p) - side(q));
    return [p[0] + f * (q[0] - p[0]), p[1] + f * (q[1] - p[1])];
  };
  /** @param {LatLon[]} ring */
  const clipRing = (ring) =>
    ring.flatMap((point, i) => {
      const before = ring[(i + ring.length - 1) % ring.length];
      const isLeft = side(point) >= 0;
      const points = isLeft !== side(before) >= 0 ? [cross(before, point)] : [];
      return isLeft ? [...points, point] : points;
    });
  return polygons.map((rings) => rings.map(clipRing).filter((ring) => ring.length > 2)).filter((rings) => rings.length);
}

/** 1 if points run from south-west to north-east, -1 if from north-west to south-east. @param {LatLon[]} points */
export function slopeOf(points) {
  const [lat, lon] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  return points.reduce((sum, point) => sum + (point[0] - lat) * (point[1] - lon), 0) < 0 ? -1 : 1;
}

/**
 * Whether a point lies within rings, by counting crossings of a ray to the north.
 * @param {LatLon} point @param {Rings} rings
 */
export function isInside([lat, lon], rings) {
  /** @param {LatLon[]} ring */
  const crossings = (ring) =>
    ring.filter(([lat1, lon1], i) => {
      const [lat2, lon2] = ring[(i + 1) % ring.length];
      return lon1 > lon !== lon2 > lon && lat1 + ((lon - lon1) / (lon2 - lon1)) * (lat2 - lat1) > lat;
    }).length;
  return rings.reduce((count, ring) => count + crossings(ring), 0) % 2 === 1;
}

/**
 * Distance in metres from a point to a coast: the straight chord, as an arc.
 * @param {LatLon} point @param {Rings[]} polygons @param {LatLon} place where the land is if it has no polygons
 */
export function coastDistance(point, polygons, place) {
  const p = ecef(point);
  const rings = polygons.flat().map((ring) => ring.map(ecef));
  const chord = rings.length
    ? Math.min(
        ...rings.map((ring) => ring.reduce((best, a, i) => Math.min(best, segmentDistance(p, a, ring[(i + 1) % ring.length])), Infinity)),
      )
    : Math.hypot(...ecef(place).map((v, i) => v - p[i]));
  return 2 * MEAN_RADIUS_M * Math.asin(chord / (2 * MEAN_RADIUS_M));
}

/** Earth-centred coordinates in metres of a point on the WGS84 ellipsoid. @param {LatLon} point */
function ecef([lat, lon]) {
  const [phi, lambda] = [lat * (Math.PI / 180), lon * (Math.PI / 180)];
  const n = WGS84_A_M / Math.sqrt(1 - WGS84_E2 * Math.sin(phi) ** 2);
  return [n * Math.cos(phi) * Math.cos(lambda), n * Math.cos(phi) * Math.sin(lambda), n * (1 - WGS84_E2) * Math.sin(phi)];
}

/** @param {number[]} p @param {number[]} a @param {number[]} b */
function segmentDistance(p, a, b) {
  const ab = b.map((v, i) => v - a[i]);
  const ap = p.map((v, i) => v - a[i]);
  const length2 = ab.reduce((sum, v) => sum + v * v, 0);
  const f = length2 ? Math.min(1, Math.max(0, ap.reduce((sum, v, i) => sum + v * ab[i], 0) / length2)) : 0;
  return Math.hypot(...ap.map((v, i) => v - f * ab[i]));
}
