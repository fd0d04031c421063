// What the page carries: the dispute, a saved file's own part, and the words that every panel uses.

import { disputeOf } from "./rules/dispute.js";
import { decode } from "./rules/outlines.js";

/** @import { Payload, SavedFile, Unit, ViewMessage } from "./types.d.ts" */

const FILE_ID = "dispute-map-view";

export const root = document.documentElement;
export const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");

/** A map that was saved as a file: its first state, how free its reader is, a tour. @type {SavedFile | null} */
export const file = readJson(FILE_ID);

export const dispute = disputeOf(readPayload());
export const { data, words } = dispute;

const land = decode(data.land);

/** Polygons of a unit that is no group. @param {Unit} unit */
export const landOf = (unit) => land.slice(...(unit.shape ?? [0, 0]));

/** Interface text with its {named} slots filled. */
export const t = words.t.bind(words);

/**
 * The place for the map. A browser that saves the page writes down what the script had made of it: that
 * goes, and all is made once.
 */
export function freshStage() {
  const stage = document.querySelector("main");
  if (!stage) throw new Error("the page has no place for the map");
  for (const made of document.querySelectorAll("body > section:not(#twin), body > footer:not(.file-foot)")) made.remove();
  for (const name of Object.keys(root.dataset)) delete root.dataset[name];
  const fresh = document.createElement("main");
  fresh.id = stage.id;
  fresh.className = "folium-map";
  stage.replaceWith(fresh);
  return fresh;
}

/** What a file shows now is what it shows first where a browser saves it. @param {ViewMessage} state */
export function keepInFile(state) {
  const node = document.getElementById(FILE_ID);
  if (!file || !node) return;
  // Whoever writes the page down does so as it stands: no text may end the element.
  node.textContent = JSON.stringify({ ...file, state: { ...file.state, ...state } }).replaceAll("<", "\\u003c");
}

/** A file contacts nobody but the ground that it was saved with: it offers no other. */
function readPayload() {
  /** @type {Payload} */
  const payload = readJson("dispute-map-data");
  const layers = file?.state.layers;
  return layers ? { ...payload, baseMaps: payload.baseMaps.filter(({ id }) => layers.includes(id)) } : payload;
}

/** @param {string} id */
function readJson(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null");
}
