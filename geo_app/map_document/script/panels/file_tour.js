// Steps of a tour in a saved file: each sets the map and says a few sentences.

import { button, el } from "../elements.js";
import { t } from "../page.js";

/** @import { TourStep, ViewMessage } from "../types.d.ts" */

/** @type {Record<string, number>} */
const STEP_OF_KEY = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

export class FileTour {
  /** @param {TourStep[]} steps at least one @param {(message: ViewMessage) => void} show */
  constructor(steps, show) {
    this.steps = steps;
    this.show = show;
    this.at = 0;
    this.count = el("p", { class: "tour__count" });
    this.heading = el("h2", { tabindex: "-1" });
    this.text = el("p");
    this.added = el("p", { class: "tour__added" });
    this.previous = button(t("map.tour.previous"), () => this.go(this.at - 1));
    this.next = button(t("map.tour.next"), () => this.go(this.at + 1));
    const buttons = el("div", { class: "tour__buttons" }, this.previous, this.next);
    const label = { class: "tour", "aria-label": t("map.tour.label") };
    this.node = el("section", label, this.count, this.heading, this.text, this.added, buttons);
    this.node.addEventListener("keydown", (event) => this.key(event));
    document.body.prepend(this.node);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = STEP_OF_KEY[event.key];
    if (!step) return;
    event.preventDefault();
    this.go(this.at + step);
  }

  /** @param {number} index */
  go(index) {
    if (index < 0 || index >= this.steps.length) return;
    this.write(index);
    this.heading.focus({ preventScroll: true });
    this.show(this.steps[index].state);
  }

  /** @param {number} index */
  write(index) {
    const step = this.steps[index];
    this.at = index;
    this.count.textContent = t("map.tour.step", { number: index + 1, count: this.steps.length });
    this.heading.textContent = step.heading;
    this.text.textContent = step.text;
    this.added.textContent = step.added || "";
    this.added.hidden = !step.added;
    this.previous.disabled = index === 0;
    this.next.disabled = index === this.steps.length - 1;
    this.node.scrollTop = 0;
  }

  start() {
    this.write(0);
    this.show(this.steps[0].state);
  }
}
