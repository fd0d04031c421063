// How the islands are looked at, and the one figure that tells what is seen.

import { button, el, write } from "../elements.js";
import { data, dispute, t } from "../page.js";
import { viewTitle } from "../rules/allocation.js";
import { recordOf } from "../rules/dispute.js";
import { keyFigure } from "../rules/sentences.js";

/** @import { Shown, View } from "../types.d.ts" */

/** @type {View["look"][]} */
const LOOKS = ["time", "proposals"];

export class Headline {
  /** @param {(change: Partial<View>, cause: string) => void} change @param {HTMLElement} lab */
  constructor(change, lab) {
    this.change = change;
    // To where the reader goes back who has looked at the islands in the other way.
    this.day = data.asOf;
    this.scenario = data.defaultScenario;
    this.looks = LOOKS.map((look) => button(t(`map.look.${look}`), () => this.lookAt(look), { "data-look": look }));
    this.title = el("p", { class: "headline__title" });
    this.figure = el("p", { class: "figure" });
    this.figureText = el("p", { class: "figure__text" });
    this.figureBox = el("div", { class: "headline__figure" }, this.figure, this.figureText);
    const shortTitle = recordOf(dispute.scenarioById, data.defaultScenario).shortTitle;
    const invite = button(t("map.look.invite", { scenario: shortTitle }), () => this.showProposal(data.defaultScenario));
    this.brief = el("div", { class: "headline__brief" }, data.inBrief ? el("p", {}, data.inBrief) : null, invite);
    this.withToday = button(t("map.against.today"), () => this.compareWith(data.asOf));
    this.withThen = button("", () => this.compareWith(this.made));
    this.made = data.asOf;
    const against = { class: "headline__against", role: "group", "aria-label": t("map.against.label") };
    this.against = el("div", against, el("span", {}, t("map.against.label")), this.withToday, this.withThen);
    this.node = el(
      "section",
      { class: "panel headline", "data-obstacle": true, "aria-label": t("map.look.label") },
      el("div", { class: "headline__looks", role: "group", "aria-label": t("map.look.label") }, this.looks),
      this.title,
      this.figureBox,
      this.brief,
      this.against,
      lab,
    );
  }

  /** @param {View["look"]} look */
  lookAt(look) {
    if (look === "time") this.change({ look, date: this.day }, "look");
    else this.showProposal(this.scenario);
  }

  /** @param {string} scenario */
  showProposal(scenario) {
    this.change({ look: "proposals", scenario, date: data.asOf, set: {}, cut: {}, name: "" }, "scenario");
  }

  /** @param {string} date */
  compareWith(date) {
    this.change({ look: "proposals", date }, "date");
  }

  /** @param {Pick<Shown, "view" | "mode" | "allocation">} shown */
  paint({ view, mode, allocation }) {
    const isTime = view.look === "time";
    if (isTime) this.day = view.date;
    else this.scenario = view.scenario;
    for (const choice of this.looks) choice.setAttribute("aria-pressed", String(choice.dataset.look === view.look));
    write(this.title, viewTitle(dispute, view));
    const { figure, text } = keyFigure(dispute, view, allocation);
    write(this.figure, figure);
    write(this.figureText, text);
    this.figure.hidden = !figure;
    this.figureBox.hidden = mode === "lab";
    this.brief.hidden = !isTime || view.date !== data.asOf;
    this.paintAgainst(view);
  }

  /** @param {View} view */
  paintAgainst({ look, scenario, date }) {
    const { day, dateText } = recordOf(dispute.scenarioById, scenario);
    this.made = day;
    this.against.hidden = look === "time" || this.made === data.asOf;
    write(this.withThen, t("map.against.then", { date: dateText }));
    this.withToday.setAttribute("aria-pressed", String(date === data.asOf));
    this.withThen.setAttribute("aria-pressed", String(date === this.made));
  }
}
