// What the page carries: the dispute, a saved file's own part, and the words that every panel uses.

import { disputeOf } from "./rules/dispute.js";

/** @import { Payload, SavedFile } from "./types.d.ts" */

export const root = document.documentElement;
export const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");

/** A map that was saved as a file: its first state, how free its reader is, a tour. @type {SavedFile | null} */
export const file = readJson("dispute-map-view");

export const dispute = disputeOf(readPayload());
export const { data, words } = dispute;

/** Interface text with its {named} slots filled. */
export const t = words.t.bind(words);

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
