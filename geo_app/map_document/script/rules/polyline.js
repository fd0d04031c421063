// Encoded polylines: shapes as short text.

/** @import { EncodedShape, LatLon, Rings } from "../types.d.ts" */

/** Points of a line: its decimals of a degree, then an encoded polyline. @param {string} encoded @returns {LatLon[]} */
export function decode(encoded) {
  const scale = 10 ** Number(encoded[0]);
  /** @type {LatLon[]} */
  const points = [];
  let index = 1;
  const last = [0, 0];
  while (index < encoded.length) {
    for (const axis of [0, 1]) {
      let shift = 0;
      let value = 0;
      let byte;
      do {
        byte = encoded.charCodeAt(index++) - 63;
        value |= (byte & 31) << shift;
        shift += 5;
      } while (byte >= 32);
      last[axis] += value & 1 ? ~(value >> 1) : value >> 1;
    }
    points.push([last[0] / scale, last[1] / scale]);
  }
  return points;
}

/** @param {EncodedShape} polygons @returns {Rings[]} */
export function decodeShape(polygons) {
  return polygons.map((rings) => rings.map((ring) => decode(ring)));
}
