// The legend beside the map, and what a screen reader is told of a change.

import { el, write } from "../elements.js";
import { data, dispute, root, t } from "../page.js";
import { recordOf } from "../rules/dispute.js";
import { legendRows } from "../rules/legend.js";
import { sentences } from "../rules/sentences.js";

/** @import { LegendRow, Shown } from "../types.d.ts" */

const ROOMY = "(min-width: 641px) and (min-height: 601px)";

/** Whether legend and layers have room beside each other and the islands. */
export const isRoomy = () => window.matchMedia(ROOMY).matches;

export class Legend {
  constructor() {
    /** @type {Shown | null} */
    this.shown = null;
    this.rows = el("ul", { class: "legend__rows" });
    this.caption = el("p", { class: "legend__caption" });
    const summary = el("summary", {}, t("map.legend.title"));
    this.node = el("details", { class: "panel legend", "data-obstacle": true, open: isRoomy() }, summary, this.rows, this.caption);
    this.node.addEventListener("toggle", () => this.shown && this.paint(this.shown));
    // A frame may start before it has its size: the first one that it gets decides, until the reader does.
    const resized = () => {
      this.node.open ||= isRoomy() && root.dataset.mode !== "lab";
    };
    window.addEventListener("resize", resized, { once: true });
    summary.addEventListener("click", () => window.removeEventListener("resize", resized));
    this.live = el("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  }

  /** @param {Shown} shown */
  paint(shown) {
    this.shown = shown;
    if (!this.node.open) return;
    const { view, units } = shown;
    this.rows.replaceChildren(...legendRows(dispute, view, units).map(rowElement));
    write(this.caption, recordOf(dispute.perspectiveById, view.perspective).caption);
    this.caption.toggleAttribute("data-side", view.perspective !== data.perspectives[0].id);
  }

  /** @param {Shown} shown */
  say({ view, allocation }) {
    write(this.live, dispute.words.joined(sentences(dispute, view, allocation)));
  }
}

/** @param {LegendRow} row */
function rowElement({ swatch, text }) {
  const sample = Object.fromEntries(Object.entries(swatch).map(([name, value]) => [`data-${name}`, value]));
  return el("li", { class: "legend__row" }, el("span", { class: "swatch", "aria-hidden": "true", ...sample }), el("span", {}, text));
}
