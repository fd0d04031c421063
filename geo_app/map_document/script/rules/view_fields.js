// One rule for each field of a view: what a value must be, and what it then is. A value that the data
// does not know is refused with a RangeError.

import { leavesOf } from "./allocation.js";
import { parseDay } from "./days.js";

/** @import { Camera, Payload, Unit } from "../types.d.ts" */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const PRINTABLE = /^(?:[^\p{C}\p{Z}]| )*$/u;

/** @returns {never} */
const refuse = () => {
  throw new RangeError("not known here");
};

/**
 * "a:b" as ["a", "b"], as a selection has its kind and its id; the second is empty where there is no colon.
 * @param {string} text
 */
export function partition(text) {
  const [before, after = ""] = text.split(/:(.*)/s);
  return [before, after];
}

/** @type {(value: unknown, choices: string[]) => string} */
function known(value, choices) {
  return typeof value === "string" && choices.includes(value) ? value : refuse();
}

const ids = (/** @type {{id: string}[]} */ records) => records.map(({ id }) => id);

/** Rounds half up, as Python does it for views. */
export function rounded(/** @type {number} */ value, /** @type {number} */ digits) {
  return Math.floor(value * 10 ** digits + 0.5) / 10 ** digits;
}

/** @type {(value: unknown) => number} */
function number(value) {
  return typeof value === "number" || (typeof value === "string" && NUMBER.test(value)) ? Number(value) : NaN;
}

/** @type {(value: unknown, low: number, high: number) => number} */
function within(value, low, high) {
  const result = number(value);
  return low <= result && result <= high ? result : refuse();
}

/** Whether something is a day that the data covers. @type {(value: unknown, data: Pick<Payload, "firstDay" | "asOf">) => value is string} */
export function isCovered(value, { firstDay, asOf }) {
  return typeof value === "string" && parseDay(value) !== null && firstDay <= value && value <= asOf;
}

/** @type {(value: unknown, data: Payload) => string} */
function selection(value, data) {
  if (typeof value !== "string") return refuse();
  const [kind, rest] = partition(value);
  if (kind === "sea") return sea(rest, data);
  /** @type {Record<string, {id: string}[]>} */
  const records = { unit: data.units, line: data.lines, event: data.events };
  const exists = Object.hasOwn(records, kind) ? ids(records[kind]).includes(rest) : Object.hasOwn(data.scenes, value);
  return exists || value === "" ? value : refuse();
}

/** @type {(text: string, data: Payload) => string} */
function sea(text, { viewLimits: { longitude, latitude } }) {
  const parts = text.split(",");
  if (parts.length !== 2) return refuse();
  const [lon, lat] = [longitude, latitude].map((limit, index) => within(parts[index], -limit, limit));
  return `sea:${rounded(lon, 4).toFixed(4)},${rounded(lat, 4).toFixed(4)}`;
}

/** @type {(data: Payload) => string[]} */
const layersOf = ({ layers, baseMaps }) => [...layers, ...ids(baseMaps)];

/** @type {(data: Payload, names: string[]) => string[]} */
export const inOrder = (data, names) => layersOf(data).filter((name) => names.includes(name));

/** @type {(value: unknown, data: Payload) => string[]} */
function layers(value, data) {
  if (!Array.isArray(value)) return refuse();
  const names = inOrder(
    data,
    value.map((name) => known(name, layersOf(data))),
  );
  const grounds = names.filter((name) => ids(data.baseMaps).includes(name));
  return grounds.length > 1 ? refuse() : names;
}

/** @type {(value: unknown, data: Payload) => Camera} */
function camera(value, { viewLimits: { longitude, latitude, zoom } }) {
  if (typeof value !== "object" || value === null) return refuse();
  const place = /** @type {Record<string, unknown>} */ (value);
  const parts = Array.isArray(value) ? value : [place.lon, place.lat, place.zoom];
  if (parts.length !== 3) return refuse();
  return {
    lon: rounded(within(parts[0], -longitude, longitude), 3),
    lat: rounded(within(parts[1], -latitude, latitude), 3),
    zoom: rounded(within(parts[2], zoom[0], zoom[1]), 2),
  };
}

/** @type {(value: unknown, data: Payload) => string} */
function name(value, { viewLimits }) {
  const fits = typeof value === "string" && [...value].length <= viewLimits.name && PRINTABLE.test(value);
  return fits ? value.trim() : refuse();
}

/**
 * Changes that the data knows, in the order of the units; a later one of the same unit wins.
 * @template T
 * @param {unknown} value @param {Payload} data @param {(unit: Unit, part: unknown) => [string[], T]} rule units, and what becomes of them
 * @returns {Record<string, T>}
 */
function changes(value, data, rule) {
  if (typeof value !== "object" || value === null) return refuse();
  const pairs = Array.isArray(value) ? value : Object.entries(value);
  if (!pairs.every((pair) => Array.isArray(pair) && pair.length === 2)) return refuse();
  const result = new Map();
  for (const [id, part] of pairs) {
    const unit = data.units.find((candidate) => candidate.id === id);
    try {
      if (!unit?.allocatable) refuse();
      const [leaves, change] = rule(/** @type {Unit} */ (unit), part);
      for (const leaf of leaves) result.set(leaf, change);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const order = data.units.filter(({ id, leaf, allocatable }) => leaf && allocatable && result.has(id));
  return Object.fromEntries(order.map(({ id }) => [id, result.get(id)]));
}

/** @type {Record<string, (value: unknown, data: Payload) => unknown>} */
export const CHECKS = {
  look: (value, { viewLimits }) => known(value, viewLimits.looks),
  scenario: (value, data) => known(value, ids(data.scenarios)),
  date: (value, data) => (isCovered(value, data) ? value : refuse()),
  select: selection,
  layers,
  lang: (value, data) => known(value, data.languages),
  set: (value, data) => {
    const claimants = ids(data.parties.filter((party) => !party.neighbour));
    return changes(value, data, (unit, party) => [leavesOf(unit), known(party, claimants)]);
  },
  cut: (value, data) => changes(value, data, ({ id, cutTable }, share) => [cutTable ? [id] : refuse(), rounded(within(share, 0, 1), 5)]),
  rocks: (value, { viewLimits }) => known(value, viewLimits.rocks),
  name,
  perspective: (value, data) => known(value, ids(data.perspectives)),
  theme: (value, { viewLimits }) => known(value, viewLimits.themes),
  camera,
};
