// The view as text and as a message: what `geo_app/view/codec.py` does for Python, leniently. What is
// unknown is left out and the default stands; of `set` and `cut` only the bad part is left out.

/** @import { Camera, FrameOptions, Payload, Unit, View } from "../types.d.ts" */
/**
 * @typedef {Pick<Payload, "scenarios" | "defaultScenario" | "firstDay" | "asOf" | "layers" | "defaultLayers" | "baseMaps" | "languages" | "units"
 *   | "parties" | "perspectives" | "lines" | "events" | "scenes" | "viewLimits">} ViewData What is used here of the payload.
 */

/** Fields of a view, in the order in which they are written. */
export const KEYS = ["scenario", "date", "select", "layers", "lang", "set", "cut", "rocks", "name", "perspective", "theme", "camera"];

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const PRINTABLE = /^(?:[^\p{C}\p{Z}]| )*$/u;
const DAY_MS = 86400000;
const PAIRS = ["set", "cut"];

/** @returns {never} */
const refuse = () => {
  throw new RangeError("not known here");
};

/**
 * What is shown when nothing is asked for but, perhaps, a selection; a passage brings its scene.
 * @param {ViewData} data
 * @returns {View}
 */
export function defaultView(data, select = "") {
  const scene = Object.hasOwn(data.scenes, select) ? data.scenes[select] : {};
  return {
    scenario: scene.scenario ?? data.defaultScenario,
    date: scene.date ?? data.asOf,
    select,
    layers: inOrder(data, scene.layers ?? data.defaultLayers),
    lang: data.languages[0],
    set: {},
    cut: {},
    rocks: data.viewLimits.rocks[0],
    name: "",
    perspective: data.perspectives[0].id,
    theme: data.viewLimits.themes[0],
    camera: null,
  };
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

/**
 * The shortest query that `fromQuery` reads as this view.
 * @param {View} view
 * @param {ViewData} data
 */
export function toQuery(view, data) {
  const normal = defaultView(data, view.select);
  const parts = KEYS.map((key) => {
    const value = written(key, view, data);
    return value === written(key, normal, data) && key !== "select" ? "" : value && `${key}=${encoded(value)}`;
  });
  return parts.filter(Boolean).join("&");
}

/**
 * A view as a message: a copy.
 * @param {View} view
 * @returns {View}
 */
export function toMessage(view) {
  return structuredClone(view);
}

/**
 * What stands around the map, as an address says it.
 * @param {string} text
 * @returns {Omit<FrameOptions, "bounds">}
 */
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

/**
 * "a:b" as ["a", "b"], as a selection has its kind and its id; the second is empty where there is no colon.
 * @param {string} text
 */
export function partition(text) {
  const [before, after = ""] = text.split(/:(.*)/s);
  return [before, after];
}

/**
 * Whether a text is a date that the data covers.
 * @param {unknown} iso
 * @param {ViewData} data
 */
export function isCovered(iso, data) {
  return fromMessage({ date: iso }, data, { ...defaultView(data), date: "" }).date !== "";
}

/**
 * Who is given what, members that go together as their group.
 * @param {Record<string, string>} changes
 * @param {ViewData} data
 * @returns {Record<string, string>}
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
 * @param {Camera} camera
 * @param {ViewData} data
 * @returns {Camera}
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

// --- one rule a field ----------------------------------------------------------------------------

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
  return /** @type {View} */ ({ ...(before ?? defaultView(data, select)), ...checked });
}

/** @type {(value: unknown, choices: string[]) => string} */
function known(value, choices) {
  return typeof value === "string" && choices.includes(value) ? value : refuse();
}

const ids = (/** @type {{id: string}[]} */ records) => records.map(({ id }) => id);

/** Rounds half up, as Python does it for views. */
function rounded(/** @type {number} */ value, /** @type {number} */ digits) {
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

/** @type {(value: unknown, data: ViewData) => string} */
function day(value, { firstDay, asOf }) {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return refuse();
  const ms = Date.parse(`${value}T00:00:00Z`);
  const exists = !Number.isNaN(ms) && new Date(Math.round(ms / DAY_MS) * DAY_MS).toISOString().startsWith(value);
  return exists && firstDay <= value && value <= asOf ? value : refuse();
}

/** @type {(value: unknown, data: ViewData) => string} */
function selection(value, data) {
  if (typeof value !== "string") return refuse();
  const [kind, rest] = partition(value);
  if (kind === "sea") return sea(rest, data);
  /** @type {Record<string, {id: string}[]>} */
  const records = { unit: data.units, line: data.lines, event: data.events };
  const exists = Object.hasOwn(records, kind) ? ids(records[kind]).includes(rest) : Object.hasOwn(data.scenes, value);
  return exists || value === "" ? value : refuse();
}

/** @type {(text: string, data: ViewData) => string} */
function sea(text, { viewLimits: { longitude, latitude } }) {
  const parts = text.split(",");
  if (parts.length !== 2) return refuse();
  const [lon, lat] = [longitude, latitude].map((limit, index) => within(parts[index], -limit, limit));
  return `sea:${rounded(lon, 4).toFixed(4)},${rounded(lat, 4).toFixed(4)}`;
}

/** @type {(data: ViewData) => string[]} */
const layersOf = ({ layers, baseMaps }) => [...layers, ...ids(baseMaps)];

/** @type {(data: ViewData, names: string[]) => string[]} */
const inOrder = (data, names) => layersOf(data).filter((name) => names.includes(name));

/** @type {(value: unknown, data: ViewData) => string[]} */
function layers(value, data) {
  if (!Array.isArray(value)) return refuse();
  const names = inOrder(
    data,
    value.map((name) => known(name, layersOf(data))),
  );
  const grounds = names.filter((name) => ids(data.baseMaps).includes(name));
  return grounds.length > 1 ? refuse() : names;
}

/** @type {(value: unknown, data: ViewData) => Camera} */
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

/** @type {(value: unknown, data: ViewData) => string} */
function name(value, { viewLimits }) {
  const fits = typeof value === "string" && [...value].length <= viewLimits.name && PRINTABLE.test(value);
  return fits ? value.trim() : refuse();
}

/**
 * Changes that the data knows, in the order of the units; a later one of the same unit wins.
 * @template T
 * @param {unknown} value
 * @param {ViewData} data
 * @param {(unit: Unit, part: unknown) => [string[], T]} rule Units and what becomes of them.
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

/** Parties that a unit can be given to: all but the neighbours. @param {ViewData} data */
function claimantsOf(data) {
  return data.parties.filter((party) => !party.neighbour);
}

/** @type {Record<string, (value: unknown, data: ViewData) => unknown>} */
const CHECKS = {
  scenario: (value, data) => known(value, ids(data.scenarios)),
  date: day,
  select: selection,
  layers,
  lang: (value, data) => known(value, data.languages),
  set: (value, data) =>
    changes(value, data, ({ id, members }, party) => [members.length ? members : [id], known(party, ids(claimantsOf(data)))]),
  cut: (value, data) => changes(value, data, ({ id, cutTable }, share) => [cutTable ? [id] : refuse(), rounded(within(share, 0, 1), 5)]),
  rocks: (value, { viewLimits }) => known(value, viewLimits.rocks),
  name,
  perspective: (value, data) => known(value, ids(data.perspectives)),
  theme: (value, { viewLimits }) => known(value, viewLimits.themes),
  camera,
};

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
