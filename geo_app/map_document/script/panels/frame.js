// What stands around the map, and how free its reader is.

import { el } from "../elements.js";
import { data, file, root, t, words } from "../page.js";
import { dayOf } from "../rules/days.js";
import { cameraOf, frameOptions } from "../rules/state.js";

/** @import { FrameOptions, ViewMessage } from "../types.d.ts" */

/** @type {("panel" | "controls" | "figures")[]} */
const PARTS = ["panel", "controls", "figures"];
const FIXED = ["scenario", "date", "set", "cut", "rocks", "name", "mode"];
const VERSION = /^[\w.+-]{1,60}$/;

/**
 * The options of a saved file as it was saved; of a hosted map, as its address says.
 * @param {ViewMessage} address
 */
export function optionsOf(address) {
  return file || frameOptions(address);
}

/**
 * The first view: what the file was saved with; the address may say otherwise if it is free.
 * @param {ViewMessage} address
 * @returns {ViewMessage}
 */
export function firstMessage(address) {
  if (!file) return address;
  if (!file.locked) return { ...file.state, ...address };
  const camera = cameraOf(address);
  return camera ? { ...file.state, camera } : file.state;
}

/** @param {FrameOptions} options */
export function dress(options) {
  root.toggleAttribute("data-locked", options.locked);
  for (const part of PARTS) root.toggleAttribute(`data-no-${part}`, !options[part]);
  // A frame that stays as it is says since when.
  if (!options.data || !VERSION.test(options.data)) return;
  const text = t("map.pinned", { version: options.data, date: words.date(dayOf(data.asOf)) });
  document.querySelector("main")?.after(el("footer", { class: "file-foot" }, el("p", {}, text)));
}

/**
 * A change without what is fixed in a locked map.
 * @template {object} T
 * @param {T} change
 * @returns {Partial<T>}
 */
export function withoutFixed(change) {
  return /** @type {Partial<T>} */ (Object.fromEntries(Object.entries(change).filter(([name]) => !FIXED.includes(name))));
}
