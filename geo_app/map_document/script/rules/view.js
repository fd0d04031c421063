// The view as text and as a message: what `geo_app/view/codec.py` does for Python, leniently. What is
// unknown is left out and the default stands; of `set` and `cut` only the bad part is left out.

import { CHECKS, inOrder, partition, rounded } from "./view_fields.js";

/** @import { Camera, FrameOptions, View } from "../types.d.ts" */
/** @import { ViewData } from "./view_fields.js" */

/** Fields of a view, in the order in which they are written. */
export const KEYS = [
  "look",
  "scenario",
  "date",
  "select",
  "layers",
  "lang",
  "set",
  "cut",
  "rocks",
  "name",
  "perspective",
  "theme",
  "camera",
];

const PAIRS = ["set", "cut"];

/** Fields that say what is looked at; an address that has one of them says also how. */
const WHAT = ["scenario", "date", "set", "cut"];

/**
 * What is shown when nothing is asked for but, perhaps, a selection; a passage brings its scene.
 * @param {ViewData} data @returns {View}
 */
export function defaultView(data, select = "") {
  const { bounds: _, ...scene } = Object.hasOwn(data.scenes, select) ? data.scenes[select] : {};
  /** @type {View} */
  const view = {
    look: "time",
    scenario: data.statusQuo,
    date: data.asOf,
    select,
    layers: inOrder(data, data.defaultLayers),
    lang: data.languages[0],
    set: {},
    cut: {},
    rocks: data.viewLimits.rocks[0],
    name: "",
    perspective: data.perspectives[0].id,
    theme: data.viewLimits.themes[0],
    camera: null,
  };
  return changed(view, scene, data);
}

/**
 * Changes fields of a view, and keeps the two ways of looking apart: `_changed` of the codec in Python is the same.
 * @param {View} before @param {Partial<View>} parts @param {ViewData} data @returns {View}
 */
function changed(before, parts, data) {
  const look = lookOf(parts, data) ?? before.look;
  if (look === "time") return { ...before, ...parts, look, scenario: data.statusQuo, set: {}, cut: {}, name: "" };
  const start = before.look === look ? {} : { scenario: data.defaultScenario, date: data.asOf };
  return { ...before, ...start, ...parts, look };
}

/** @param {Partial<View>} parts @param {ViewData} data @returns {View["look"] | undefined} */
function lookOf({ look, scenario, date, set = {}, cut = {} }, { statusQuo }) {
  const isProposal = (scenario ?? statusQuo) !== statusQuo || [set, cut].some((changes) => Object.keys(changes).length);
  return isProposal ? "proposals" : (look ?? (date === undefined ? undefined : "time"));
}

/**
 * The view that an address or the fragment of a map document says.
 * @param {string} text A query, without the sign before it.
 * @param {ViewData} data
 * @param {View | null} [before] What is shown where the address says nothing; absent, the default view.
 * @returns {View}
 */
export function fromQuery(text, data, before = null) {
  const query = new Map(new URLSearchParams(text));
  /** @type {Record<string, unknown>} */
  const parts = {};
  for (const key of KEYS) {
    const value = query.get(key) ?? (key === "camera" ? query.get("view") : "");
    if (value) parts[key] = parsed(key, value);
  }
  return read(parts, data, before);
}

/**
 * The view after a message, which may name any of its fields.
 * @param {Record<string, unknown>} message
 * @param {ViewData} data
 * @param {View | null} [before] What was shown before; absent, the default view.
 * @returns {View}
 */
export function fromMessage(message, data, before = null) {
  return read(message, data, before);
}

/** The shortest query that `fromQuery` reads as this view. @param {View} view @param {ViewData} data */
export function toQuery(view, data) {
  const normal = defaultView(data, view.select);
  const base = changed(normal, { look: view.look }, data);
  const names = KEYS.filter((key) => key === "select" || written(key, view, data) !== written(key, base, data));
  if (view.look !== normal.look || WHAT.some((key) => names.includes(key))) names.unshift("look");
  const parts = names.map((key) => [key, written(key, view, data)]).filter(([, value]) => value);
  return parts.map(([key, value]) => `${key}=${encoded(value)}`).join("&");
}

/** A view as a message: a copy. @param {View} view @returns {View} */
export function toMessage(view) {
  return structuredClone(view);
}

/** What stands around the map, as an address says it. @param {string} text @returns {Omit<FrameOptions, "bounds">} */
export function frameFromQuery(text) {
  const query = new Map(new URLSearchParams(text));
  const isOn = (/** @type {string} */ key) => query.get(key) === "1";
  return {
    locked: isOn("locked"),
    panel: !isOn("no-panel"),
    controls: !isOn("no-controls"),
    figures: !isOn("no-figures"),
    mode: query.get("mode") === "lab" ? "lab" : "",
    beside: isOn("beside"),
    data: query.get("data") ?? "",
  };
}

/** Whether a text is a date that the data covers. @param {unknown} iso @param {ViewData} data */
export function isCovered(iso, data) {
  return fromMessage({ date: iso }, data, { ...defaultView(data), date: "" }).date !== "";
}

/**
 * Who is given what, members that go together as their group.
 * @param {Record<string, string>} changes @param {ViewData} data @returns {Record<string, string>}
 */
export function byGroup(changes, data) {
  const left = new Map(Object.entries(changes));
  /** @type {Record<string, string>} */
  const groups = {};
  for (const { id, members, allocatable } of data.units) {
    const parties = new Set(members.map((member) => left.get(member)));
    const [party] = parties;
    if (!allocatable || members.length < 2 || parties.size !== 1 || !party) continue;
    groups[id] = party;
    for (const member of members) left.delete(member);
  }
  return { ...groups, ...Object.fromEntries(left) };
}

/**
 * A camera inside the limits of a view: the map itself may be dragged farther.
 * @param {Camera} camera @param {ViewData} data @returns {Camera}
 */
export function withinLimits({ lon, lat, zoom }, { viewLimits }) {
  const {
    longitude,
    latitude,
    zoom: [least, most],
  } = viewLimits;
  const between = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.min(high, Math.max(low, value));
  return {
    lon: rounded(lon % longitude, 3),
    lat: rounded(between(lat, -latitude, latitude), 3),
    zoom: rounded(between(zoom, least, most), 2),
  };
}

// --- the text of one field -------------------------------------------------------------------------

/** @type {(key: string, text: string) => unknown} */
function parsed(key, text) {
  if (key === "layers") return text === "none" ? [] : text.split(",");
  if (key === "camera") return text.split(",");
  if (PAIRS.includes(key)) return text.split(",").filter(Boolean).map(partition);
  return text;
}

/** @type {(parts: Record<string, unknown>, data: ViewData, before: View | null) => View} */
function read(parts, data, before) {
  /** @type {Record<string, unknown>} */
  const checked = {};
  for (const key of KEYS) {
    if (parts[key] === undefined || parts[key] === null) continue;
    try {
      checked[key] = CHECKS[key](parts[key], data);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const select = typeof checked.select === "string" ? checked.select : "";
  return changed(before ?? defaultView(data, select), checked, data);
}

/** @type {(key: string, view: View, data: ViewData) => string} */
function written(key, view, data) {
  if (key === "layers") return view.layers.join(",") || "none";
  if (key === "set")
    return Object.entries(byGroup(view.set, data))
      .map((pair) => pair.join(":"))
      .join(",");
  if (key === "cut")
    return Object.entries(view.cut)
      .map(([unit, share]) => `${unit}:${Number(share.toFixed(5))}`)
      .join(",");
  if (key === "camera") {
    return view.camera ? `${view.camera.lon.toFixed(3)},${view.camera.lat.toFixed(3)},${view.camera.zoom.toFixed(2)}` : "";
  }
  return String(/** @type {Record<string, unknown>} */ (/** @type {unknown} */ (view))[key]);
}

/** Escapes as Python's `urlencode` does, so that one view has one address. */
function encoded(/** @type {string} */ text) {
  const escaped = encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return escaped.replaceAll("%20", "+").replaceAll("%3A", ":").replaceAll("%2C", ",");
}
