// The view from a text or a message: what `geo_app/views/codec.py` reads in Python, leniently. What is
// unknown is left out and the default stands; of `set` and `cut` only the bad part is left out.

import { CHECKS, inOrder, partition, rounded } from "./view_fields.js";

/** @import { Camera, FrameOptions, Payload, View, ViewMessage } from "../types.d.ts" */

const MODES = /** @type {const} */ (["lab", "story"]);

/**
 * What is shown when nothing is asked for but, perhaps, a selection; a passage brings its scene.
 * @param {Payload} data @returns {View}
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
 * @param {View} before @param {Partial<View>} parts @param {Payload} data @returns {View}
 */
function changed(before, parts, data) {
  const look = lookOf(parts, data) ?? before.look;
  if (look === "time") return { ...before, ...parts, look, scenario: data.statusQuo, set: {}, cut: {}, name: "" };
  const start = before.look === look ? {} : { scenario: data.defaultScenario, date: data.asOf };
  return { ...before, ...start, ...parts, look };
}

/** @param {Partial<View>} parts @param {Payload} data @returns {View["look"] | undefined} */
function lookOf({ look, scenario, date, set = {}, cut = {} }, { statusQuo }) {
  const isProposal = (scenario ?? statusQuo) !== statusQuo || [set, cut].some((changes) => Object.keys(changes).length);
  return isProposal ? "proposals" : (look ?? (date === undefined ? undefined : "time"));
}

/**
 * The view that an address or the fragment of a map document says, as a query without the sign before it.
 * @param {string} text @param {Payload} data @param {View} [before] shown where the address says nothing
 */
export function fromQuery(text, data, before) {
  const query = new Map(new URLSearchParams(text));
  /** @type {ViewMessage} */
  const message = {};
  for (const key of Object.keys(CHECKS)) {
    const value = query.get(key) ?? (key === "camera" ? query.get("view") : "");
    if (value) message[key] = parsed(key, value);
  }
  return fromMessage(message, data, before);
}

/** @type {(key: string, text: string) => unknown} */
function parsed(key, text) {
  if (key === "layers") return text === "none" ? [] : text.split(",");
  if (key === "camera") return text.split(",");
  if (key === "set" || key === "cut") return text.split(",").filter(Boolean).map(partition);
  return text;
}

/**
 * The view after a message, which may name any of its fields.
 * @param {ViewMessage} message @param {Payload} data @param {View} [before] absent, the default view @returns {View}
 */
export function fromMessage(message, data, before) {
  /** @type {ViewMessage} */
  const checked = {};
  for (const [key, check] of Object.entries(CHECKS)) {
    if (message[key] === undefined || message[key] === null) continue;
    try {
      checked[key] = check(message[key], data);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return changed(before ?? defaultView(data, checked.select), checked, data);
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
    mode: MODES.find((mode) => mode === query.get("mode")) ?? "",
    beside: isOn("beside"),
    data: query.get("data") ?? "",
  };
}

/** A camera inside the limits of a view: the map itself may be dragged farther. @type {(camera: Camera, data: Payload) => Camera} */
export function withinLimits({ lon, lat, zoom }, { viewLimits }) {
  const { longitude, latitude } = viewLimits;
  const between = (/** @type {number} */ value, /** @type {number[]} */ [low, high]) => Math.min(high, Math.max(low, value));
  return {
    lon: rounded(lon % longitude, 3),
    lat: rounded(between(lat, [-latitude, latitude]), 3),
    zoom: rounded(between(zoom, viewLimits.zoom), 2),
  };
}
