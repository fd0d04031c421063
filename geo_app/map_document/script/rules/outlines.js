// Lines as short text, as `encoded` in `outlines.py` writes them.

/** @import { EncodedShape, LatLon, Rings } from "../types.d.ts" */

/** @param {string} text @returns {LatLon[][]} */
export function decode(text) {
  const scale = 10 ** Number(text[0]);
  const order = Number(text[1]);
  const bytes = atob(text.slice(2));
  let at = 0;
  const bit = () => (bytes.charCodeAt(at >> 3) >> (7 - (at++ & 7))) & 1;
  const number = () => {
    let length = order;
    while (!bit()) length++;
    let value = 1;
    for (; length; length--) value = (value << 1) | bit();
    return value - (1 << order);
  };
  const last = [0, 0];
  const move = (/** @type {number} */ axis) => {
    const folded = number();
    last[axis] += folded & 1 ? ~(folded >> 1) : folded >> 1;
    return last[axis] / scale;
  };
  return Array.from({ length: number() }, () => Array.from({ length: number() }, () => [move(0), move(1)]));
}

/** @param {EncodedShape} polygons @returns {Rings[]} */
export function decodeShape(polygons) {
  return polygons.map(decode);
}
