// The proposals in the order of their days: a reader steps through them as through time.

import { el, iconButton } from "../elements.js";
import { data, t } from "../page.js";
import { leftOf } from "./axis.js";

/** @import { Scenario, Shown } from "../types.d.ts" */

const LEAST_LABEL_DISTANCE_PERCENT = 6;

export class ProposalAxis {
  /** @param {(scenario: string) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.scenarios = [...data.scenarios].sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
    const last = this.scenarios.length - 1;
    this.slider = el("input", { type: "range", min: 0, max: last, step: 1, "aria-label": t("map.scenario.axis") });
    this.slider.addEventListener("input", () => this.show(Number(this.slider.value)));
    const options = this.scenarios.map((scenario) => el("option", { value: scenario.id }, titled(scenario)));
    this.select = el("select", { "aria-label": t("map.scenario.all"), on: { change: () => onChange(this.select.value) } }, options);
    this.previous = iconButton(t("map.scenario.previous"), () => this.show(Number(this.slider.value) - 1), "timeline__previous");
    this.next = iconButton(t("map.scenario.next"), () => this.show(Number(this.slider.value) + 1), "timeline__next");
    this.node = el(
      "section",
      { class: "timeline proposals", "aria-label": t("map.scenario.label") },
      el("div", { class: "timeline__buttons" }, this.previous, this.next),
      el("div", { class: "timeline__axis" }, this.slider, el("div", { class: "timeline__ticks", "aria-hidden": "true" }, this.ticks(last))),
      el("div", { class: "timeline__foot" }, this.select),
    );
  }

  /** @param {number} last */
  ticks(last) {
    let labelled = -Infinity;
    return this.scenarios.flatMap(({ year }, index) => {
      const style = leftOf(index, 0, last);
      const isClose = (100 * (index - labelled)) / Math.max(1, last) < LEAST_LABEL_DISTANCE_PERCENT;
      if (isClose) return [el("i", { style })];
      labelled = index;
      return [el("i", { style }), el("span", { style }, year)];
    });
  }

  /** @param {number} index */
  show(index) {
    const scenario = this.scenarios[index];
    if (scenario) this.onChange(scenario.id);
  }

  /** @param {Pick<Shown, "view">} shown */
  paint({ view }) {
    this.node.hidden = view.look !== "proposals";
    const index = this.scenarios.findIndex(({ id }) => id === view.scenario);
    this.select.value = view.scenario;
    this.slider.value = String(index);
    this.slider.setAttribute("aria-valuetext", titled(this.scenarios[index]));
    this.previous.disabled = index === 0;
    this.next.disabled = index === this.scenarios.length - 1;
  }
}

/** @param {Scenario} scenario */
function titled({ year, title }) {
  return `${year} · ${title}`;
}
