// Outlines as short text, as `encoded` in `outlines.py` writes them.

/** @import { LatLon, Rings } from "../types.d.ts" */

const LENGTHS = 32;
const LONGEST = 15;
const COUNT = 2 * (LONGEST + 1) * LENGTHS;
const REST = COUNT + LENGTHS;
const SIGN = REST + LENGTHS * LENGTHS;
const SLOWEST = 64;
const HIGHEST = 2 ** 30 - 1;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** @param {string} text @returns {Rings[]} */
export function decode(text) {
  const chances = new Uint16Array(SIGN + 6).fill(1 << 15);
  const rates = new Uint8Array(SIGN + 6).fill(2);
  let [at, low, high, code] = [0, 0, HIGHEST, 0];
  const shift = () => {
    low = (low << 6) & HIGHEST;
    high = ((high << 6) & HIGHEST) | 63;
    code = ((code << 6) & HIGHEST) | LETTERS.indexOf(text[at++] ?? "A");
  };
  const bit = (/** @type {number} */ context) => {
    const chance = chances[context];
    const middle = low + ((high - low) >> 14) * (chance >> 2);
    const isSet = code <= middle;
    if (isSet) high = middle;
    else low = middle + 1;
    const rate = rates[context];
    chances[context] += isSet ? ((65536 - chance) / rate) | 0 : -((chance / rate) | 0);
    if (rate < SLOWEST) rates[context]++;
    while (low >> 24 === high >> 24) shift();
    return Number(isSet);
  };
  const number = (context = COUNT) => {
    let length = 0;
    while (bit(context + length)) length++;
    let value = 1;
    for (let place = length; place--; ) value = (value << 1) | bit(REST + LENGTHS * length + place);
    return value - 1;
  };
  const lengths = [0, 0];
  const signs = [0, 0];
  const step = (/** @type {number} */ axis) => {
    const size = number((16 * axis + Math.min(lengths[axis], LONGEST)) * LENGTHS);
    lengths[axis] = 31 - Math.clz32(size + 1);
    if (size) signs[axis] = 2 - bit(SIGN + 3 * axis + signs[axis]);
    return signs[axis] === 1 ? size : -size;
  };
  /** @template T @param {() => T} read @returns {T[]} */
  const several = (read) => Array.from({ length: number() }, read);
  for (let count = 0; count < 5; count++) shift();
  [low, high] = [0, HIGHEST];
  return several(() => {
    const scale = 10 ** number();
    const last = [0, 0];
    const move = (/** @type {number} */ axis) => {
      last[axis] += step(axis);
      return last[axis] / scale;
    };
    return several(() => several(() => several(() => /** @type {LatLon} */ ([move(0), move(1)]))));
  }).flat();
}
