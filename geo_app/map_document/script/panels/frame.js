// What stands around the map, how free its reader is, and what is shown first.

import { el } from "../elements.js";
import { data, file, root, t, words } from "../page.js";
import { dayOf } from "../rules/days.js";
import { frameFromQuery, fromMessage, fromQuery } from "../rules/view.js";

/** @import { View, ViewMessage } from "../types.d.ts" */
/** @typedef {ReturnType<typeof frameFromQuery>} Options */

/** @type {("panel" | "controls" | "figures")[]} */
const PARTS = ["panel", "controls", "figures"];
const FIXED = ["look", "scenario", "date", "set", "cut", "rocks", "name", "mode"];
const VERSION = /^[\w.+-]{1,60}$/;

/**
 * The options of a saved file as it was saved; of a hosted map, as its address says.
 * @param {string} address @returns {Options}
 */
export function frameOptions(address) {
  const asked = frameFromQuery(address);
  if (!file) return asked;
  const { locked, panel, controls, figures } = file;
  return { locked, panel, controls, figures, mode: locked ? "" : asked.mode, beside: asked.beside, data: "" };
}

/**
 * The first view: what the file was saved with; the address may say otherwise if it is free.
 * @param {string} address @returns {View}
 */
export function firstView(address) {
  if (!file) return fromQuery(address, data);
  const saved = fromMessage(file.state, data);
  const asked = fromQuery(address, data, saved);
  return file.locked ? { ...saved, camera: asked.camera } : asked;
}

/** @param {Options} options */
export function dress(options) {
  root.dataset.panel = options.beside ? "0" : "1";
  root.toggleAttribute("data-locked", options.locked);
  for (const part of PARTS) root.toggleAttribute(`data-no-${part}`, !options[part]);
  // A frame that stays as it is says since when.
  if (!VERSION.test(options.data)) return;
  const text = t("map.pinned", { version: options.data, date: words.date(dayOf(data.asOf)) });
  document.querySelector("main")?.after(el("footer", { class: "file-foot" }, el("p", {}, text)));
}

/**
 * Takes parts off the map until another list comes. Without its axes a map is as high as the one that
 * it lies over.
 * @param {string[]} parts
 */
export function takeAway(parts) {
  for (const part of [...PARTS, "axis"]) root.toggleAttribute(`data-no-${part}`, parts.includes(part));
}

/** A message without what is fixed in a locked map. @param {ViewMessage} message */
export function withoutFixed(message) {
  return Object.fromEntries(Object.entries(message).filter(([name]) => !FIXED.includes(name)));
}
