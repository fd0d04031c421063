// The map in words and tables, in a saved file; written by Python, kept up to date here.

import { el } from "../elements.js";
import { data, dispute, root, t, words } from "../page.js";
import { viewTitle } from "../rules/allocation.js";
import { dayOf } from "../rules/days.js";
import { sentences } from "../rules/sentences.js";
import { twinPartyRows, twinUnitHeads, twinUnitRows } from "../rules/twin.js";

/** @import { Sea } from "../rules/sea.js" */
/** @import { Shown } from "../types.d.ts" */

export class TextTwin {
  /** @param {HTMLElement} node @param {HTMLElement} button @param {Sea} sea */
  constructor(node, button, sea) {
    this.node = node;
    this.button = button;
    this.sea = sea;
    this.painted = "";
    button.hidden = false;
    button.addEventListener("click", () => this.open(node.hidden !== false));
    this.open(false);
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    this.node.hidden = !isOpen;
    root.toggleAttribute("data-reading", isOpen);
    this.button.setAttribute("aria-expanded", String(isOpen));
    this.button.textContent = t(isOpen ? "map.twin.close" : "map.twin.open");
    if (isOpen) this.node.focus({ preventScroll: true });
  }

  /** @param {Shown} shown */
  paint(shown) {
    const { look, scenario, date, set, cut, rocks, name } = shown.view;
    const key = JSON.stringify([look, scenario, date, set, cut, rocks, name]);
    // The first view is the one that the file was written for.
    if (this.painted && key !== this.painted) this.write(shown);
    this.painted = key;
  }

  /** @param {Shown} shown */
  write({ view, allocation }) {
    const title = viewTitle(dispute, view);
    const against = t("map.twin.titled.proposal", { date: words.date(dayOf(view.date)), scenario: title });
    this.setText("h1", view.look === "time" ? title : against);
    this.setText("[data-said]", words.joined(sentences(dispute, view, allocation)));
    const [units, figures] = this.node.querySelectorAll("table");
    const sea = data.sea ? this.sea.figures(allocation, view.rocks) : null;
    units.tBodies[0].replaceChildren(...twinUnitRows(dispute, view, allocation).map(rowElement));
    figures.tBodies[0].replaceChildren(...twinPartyRows(dispute, allocation, sea).map(rowElement));
    const heads = twinUnitHeads(dispute, view).map((text) => el("th", { scope: "col" }, text));
    units.tHead?.rows[0].replaceChildren(...heads);
  }

  /** @param {string} selector @param {string} text */
  setText(selector, text) {
    const node = this.node.querySelector(selector);
    if (node) node.textContent = text;
  }
}

/** @param {string[]} texts */
function rowElement([head, ...cells]) {
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, head),
    cells.map((text) => el("td", {}, text)),
  );
}
