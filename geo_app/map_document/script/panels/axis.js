// What the two axes below the map share.

import { el } from "../elements.js";
import { t } from "../page.js";

/** @param {string} key @param {string} className @param {() => void} click */
export function iconButton(key, className, click) {
  return el("button", { type: "button", class: className, "aria-label": t(key), title: t(key), on: { click } });
}

/** Where a value stands on an axis. @param {number} value @param {number} first @param {number} last */
export function leftOf(value, first, last) {
  return { left: `${((100 * (value - first)) / Math.max(1, last - first)).toFixed(3)}%` };
}
