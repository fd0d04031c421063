// Marks in the table of the lab who holds what; a divided island is marked as nobody's.

import { markCurrent } from "./shared/links.js";

/** @import { Component } from "./shared/types.d.ts" */

/** @param {Component<{ parties: Record<string, string> }>} component */
export default function ({ data }) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-given]"))) {
    const units = (row.dataset.given ?? "").split(" ");
    const held = new Set(units.map((unit) => data.parties[unit]));
    markCurrent(row, "a[data-party]", (link) => held.size === 1 && held.has(link.dataset.party ?? ""));
  }
}
