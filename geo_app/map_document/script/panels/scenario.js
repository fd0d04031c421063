// The switch between proposals, with the one figure that tells each of them.

import { el, write } from "../elements.js";
import { data, dispute, t } from "../page.js";
import { isCustom, scenarioTitle } from "../rules/allocation.js";
import { recordOf } from "../rules/dispute.js";
import { keyFigure } from "../rules/sentences.js";

/** @import { Scenario, Shown } from "../types.d.ts" */

export class ScenarioSwitch {
  /** @param {(scenario: string) => void} onChange @param {HTMLElement} lab */
  constructor(onChange, lab) {
    this.onChange = onChange;
    this.buttons = data.quickScenarios.map((id) => this.button(recordOf(dispute.scenarioById, id)));
    const choices = data.scenarios.map(({ id, year, title }) => el("option", { value: id }, `${year} · ${title}`));
    this.select = el("select", { "aria-label": t("map.scenario.all"), on: { change: () => onChange(this.select.value) } }, choices);
    this.title = el("p", { class: "scenario__title" });
    this.figure = el("p", { class: "figure" });
    this.figureText = el("p", { class: "figure__text" });
    this.figureBox = el("div", { class: "scenario__figure" }, this.figure, this.figureText);
    this.node = el(
      "section",
      { class: "panel scenario", "data-obstacle": true, "aria-label": t("map.scenario.label") },
      el("div", { class: "scenario__quick", role: "group", "aria-label": t("map.scenario.quick") }, this.buttons),
      el("div", { class: "scenario__all" }, this.select),
      this.title,
      this.figureBox,
      lab,
    );
  }

  /** @param {Scenario} scenario */
  button({ id, shortTitle }) {
    const text = id === data.statusQuo ? t("map.scenario.as_held") : shortTitle;
    return el("button", { type: "button", "data-scenario": id, on: { click: () => this.onChange(id) } }, text);
  }

  /** @param {Pick<Shown, "view" | "mode" | "allocation">} shown */
  paint({ view, mode, allocation }) {
    for (const button of this.buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.scenario === view.scenario && !isCustom(view)));
    }
    this.select.value = view.scenario;
    write(this.title, scenarioTitle(dispute, view));
    this.figureBox.hidden = mode === "lab";
    const { figure, text } = keyFigure(dispute, view, allocation);
    write(this.figure, figure);
    write(this.figureText, text);
    this.figure.hidden = !figure;
  }
}
