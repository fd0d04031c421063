// The field for a day: it reads what people write, and writes the day as the page's language does.

import { dayOf } from "../rules/days.js";
import { isCovered } from "../rules/view_fields.js";

/** @import { Words } from "../rules/words.js" */
/** @typedef {{ firstDay: string, asOf: string }} Span of days that the data covers, as YYYY-MM-DD */

export class DateField {
  /**
   * @param {HTMLInputElement} input @param {HTMLElement} problem where what is wrong is said
   * @param {(iso: string) => void} onChange
   */
  constructor(input, problem, onChange) {
    this.input = input;
    this.problem = problem;
    this.onChange = onChange;
    this.isTyping = false;
    this.iso = "";
    /** @type {Words | null} */
    this.words = null;
    /** @type {Span} */
    this.span = { firstDay: "", asOf: "" };
    input.autocomplete = "off";
    input.addEventListener("input", () => {
      this.isTyping = true;
    });
    input.addEventListener("change", () => this.typed());
    input.addEventListener("blur", () => this.left());
  }

  /** @param {string} iso YYYY-MM-DD, or empty where no day is shown @param {Words} words @param {Span} span */
  show(iso, words, span) {
    Object.assign(this, { iso, words, span });
    this.problem.hidden = true;
    if (!this.isTyping) this.write();
  }

  write() {
    this.input.value = this.iso && this.words ? this.words.date(dayOf(this.iso)) : "";
  }

  typed() {
    const { words, span } = this;
    if (!words) return;
    this.isTyping = false;
    const iso = words.readDate(this.input.value);
    const isKnown = isCovered(iso, span);
    this.problem.hidden = isKnown;
    if (isKnown) return this.onChange(iso);
    const [first, last] = [span.firstDay, span.asOf].map((end) => words.date(dayOf(end)));
    this.problem.textContent = words.t("map.time.bad_date", { first, last });
  }

  /** What was typed and left stands no longer, but for what is wrong and said to be. */
  left() {
    this.isTyping = false;
    if (this.problem.hidden) this.write();
  }
}
