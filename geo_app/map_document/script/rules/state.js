// The view: its default, and what an address or a message says of it that the data knows.

import { leavesOf } from "./allocation.js";
import { dayOf, parseDay } from "./days.js";

/** @import { Camera, Dispute, FrameOptions, View, ViewMessage } from "../types.d.ts" */

/** @param {Dispute} dispute @returns {View} */
export function defaultView({ data }) {
  return {
    scenario: data.defaultScenario,
    date: data.asOf,
    select: "",
    layers: data.defaultLayers,
    camera: null,
    set: {},
    cut: {},
    rocks: "full",
    name: "",
    perspective: data.perspectives[0].id,
  };
}

/**
 * What of a message or an address the data knows, as a change of the view; the rest is ignored.
 * @param {Dispute} dispute
 * @param {ViewMessage} message
 * @returns {Partial<View>}
 */
export function knownChange(dispute, message) {
  /** @type {Partial<View>} */
  const change = {};
  if (dispute.scenarioById.has(message.scenario)) change.scenario = message.scenario;
  if (isShownDay(dispute, message.date)) change.date = message.date;
  if (typeof message.select === "string" && isSelectable(dispute, message.select)) change.select = message.select;
  if (isRecord(message.set)) change.set = knownSet(dispute, message.set);
  if (isRecord(message.cut)) change.cut = knownCut(dispute, message.cut);
  if (message.rocks === "full" || message.rocks === "no-eez") change.rocks = message.rocks;
  if (dispute.perspectiveById.has(message.perspective)) change.perspective = message.perspective;
  if (typeof message.name === "string") change.name = message.name;
  if (Array.isArray(message.layers)) change.layers = knownLayers(dispute, message.layers);
  return change;
}

/**
 * Whether a text is a date that the data covers.
 * @param {Dispute} dispute
 * @param {unknown} iso
 */
export function isShownDay({ data }, iso) {
  const day = parseDay(iso);
  return day !== null && day >= dayOf(data.firstDay) && day <= dayOf(data.asOf);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === "object" && value !== null;
}

/**
 * Changes that the data knows: units to parties, a group standing for its members.
 * @param {Dispute} dispute
 * @param {Record<string, unknown>} changes
 */
function knownSet(dispute, changes) {
  /** @type {Record<string, string>} */
  const known = {};
  for (const [id, party] of Object.entries(changes)) {
    const unit = dispute.unitById.get(id);
    if (!unit?.allocatable || typeof party !== "string" || !dispute.partyById.has(party)) continue;
    for (const leaf of leavesOf(unit)) known[leaf] = party;
  }
  return known;
}

/** @param {Dispute} dispute @param {Record<string, unknown>} changes */
function knownCut(dispute, changes) {
  /** @type {Record<string, number>} */
  const known = {};
  for (const [id, share] of Object.entries(changes)) {
    const value = Number(share);
    if (dispute.unitById.get(id)?.cutTable && value >= 0 && value <= 1) known[id] = value;
  }
  return known;
}

/** @param {Dispute} dispute @param {unknown[]} layers */
function knownLayers({ data }, layers) {
  const known = [...data.layers, ...data.baseMaps.map((base) => base.id)];
  return [...new Set(layers)].flatMap((layer) => (typeof layer === "string" && known.includes(layer) ? [layer] : []));
}

/**
 * The kind and the id of what is selected.
 * @param {string} select
 */
export function partsOf(select) {
  const [kind, id = ""] = select.split(/:(.*)/s);
  return { kind, id };
}

/** @param {Dispute} dispute @param {string} select */
function isSelectable(dispute, select) {
  const { kind, id } = partsOf(select);
  if (kind === "unit") return dispute.unitById.has(id);
  if (kind === "line") return dispute.data.lines.some((line) => line.id === id);
  if (kind === "event") return dispute.data.events.some((event) => event.id === id);
  if (kind === "sea") return id.split(",").map(Number).filter(Number.isFinite).length === 2;
  return select === "" || kind === "passage";
}

/**
 * What a fragment says, unchecked.
 * @param {string} hash
 * @returns {ViewMessage}
 */
export function readFragment(hash) {
  /** @type {ViewMessage} */
  const values = Object.fromEntries(new URLSearchParams(hash.replace(/^#/, "")));
  if (values.layers !== undefined) values.layers = values.layers.split(",").filter(Boolean);
  for (const name of ["set", "cut"]) if (values[name] !== undefined) values[name] = pairs(values[name]);
  if (values.view) {
    const [lon, lat, zoom] = values.view.split(",").map(Number);
    values.view = { lon, lat, zoom };
  }
  return values;
}

/**
 * "a:b,c:d" as {a: "b", c: "d"}.
 * @param {string} text
 */
function pairs(text) {
  return Object.fromEntries(
    text
      .split(",")
      .filter(Boolean)
      .map((part) => part.split(":")),
  );
}

/**
 * The options of a hosted map, from what its address says.
 * @param {ViewMessage} address
 * @returns {FrameOptions}
 */
export function frameOptions(address) {
  /** @param {string} part */
  const has = (part) => address[`no-${part}`] !== "1";
  return { locked: address.locked === "1", panel: has("panel"), controls: has("controls"), figures: has("figures"), data: address.data };
}

/** @param {any} camera @returns {camera is Camera} */
export function isCamera(camera) {
  return Boolean(camera) && [camera.lon, camera.lat, camera.zoom].every(Number.isFinite);
}

/**
 * Where a message or an address wants the camera, if it says so soundly.
 * @param {ViewMessage} message
 * @returns {Camera | null}
 */
export function cameraOf(message) {
  const camera = message.camera ?? message.view;
  return isCamera(camera) ? camera : null;
}

/**
 * A view as the page around gets it.
 * @param {View} view
 * @param {Camera} camera
 * @returns {ViewMessage}
 */
export function messageOf(view, camera) {
  const { camera: _, ...parts } = view;
  return { ...parts, view: camera };
}
