// Marks in the table of the lab who holds what; a divided island is marked as nobody's.

/** @import { Component } from "./shared/types.d.ts" */

/** @param {Component<{ parties: Record<string, string> }>} component */
export default function ({ data }) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-given]"))) {
    const units = (row.dataset.given ?? "").split(" ");
    const held = new Set(units.map((unit) => data.parties[unit]));
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("a[data-party]"))) {
      if (held.size === 1 && held.has(link.dataset.party ?? "")) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}
