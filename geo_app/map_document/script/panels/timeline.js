// The time axis: day precision, snapping to events while dragged, and playing through them.

import { button, el, iconButton, write } from "../elements.js";
import { data, dispute, t, words } from "../page.js";
import { dayOf, yearOf } from "../rules/days.js";
import { eventToName, turningDays } from "../rules/events.js";
import { leftOf } from "./axis.js";
import { DateField } from "./date_field.js";

/** @import { Shown } from "../types.d.ts" */

const SNAP_PX = 7;
const PLAY_STEP_MS = 1100;
const PLAY_DAY_MS = 650;
const YEARS_BETWEEN_LABELS = 25;
const YEARS_OF_LONG_AXIS = 250;
const DAYS_BETWEEN_LABELS = 7;

export class Timeline {
  /** @param {(day: number) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.isCloseUp = false;
    /** Whether a day before the axis was looked at: it then begins with the first day of all. */
    this.isLong = false;
    this.isDragging = false;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.day = dayOf(data.asOf);
    this.first = this.last = this.day;
    this.ticks = el("div", { class: "timeline__ticks", "aria-hidden": "true" });
    this.slider = this.buildSlider();
    this.play = iconButton(t("map.time.play"), () => this.togglePlay(), "timeline__play");
    this.caption = el("p", { class: "timeline__caption" });
    const date = el("input", { class: "timeline__date", "aria-label": t("map.time.date") });
    const problem = el("p", { class: "timeline__problem", role: "alert", hidden: true });
    this.date = new DateField(date, problem, (iso) => onChange(dayOf(iso)));
    const zoom = { class: "timeline__zoom", "aria-pressed": "false" };
    this.zoom = data.closeUp ? button(data.closeUp.title, () => this.toggleCloseUp(), zoom) : null;
    this.previous = iconButton(t("map.time.previous"), () => this.jump(-1), "timeline__previous");
    this.next = iconButton(t("map.time.next"), () => this.jump(1), "timeline__next");
    this.node = el(
      "section",
      { class: "timeline", "aria-label": t("map.time.label") },
      el("div", { class: "timeline__buttons" }, this.previous, this.play, this.next),
      el("div", { class: "timeline__axis" }, this.slider, this.ticks),
      el("div", { class: "timeline__foot" }, date, this.caption, this.zoom),
      problem,
    );
    this.setRange();
  }

  buildSlider() {
    const slider = el("input", { type: "range", step: "1", "aria-label": t("map.time.slider"), on: { input: () => this.slid() } });
    slider.addEventListener("pointerdown", () => {
      this.isDragging = true;
    });
    window.addEventListener("pointerup", () => {
      this.isDragging = false;
    });
    return slider;
  }

  setRange() {
    const [first, last] = this.isCloseUp && data.closeUp ? data.closeUp.days : [this.isLong ? data.firstDay : data.axisStart, data.asOf];
    this.first = dayOf(first);
    this.last = dayOf(last);
    this.slider.min = String(this.first);
    this.slider.max = String(this.last);
    this.drawTicks();
  }

  drawTicks() {
    const marks = this.turningDays().map((day) => el("i", { style: this.left(day) }));
    const labels = this.labels().map(({ day, text }) => el("span", { style: this.left(day) }, text));
    this.ticks.replaceChildren(...marks, ...this.storyEnds(), ...labels);
  }

  /** Where an article stops: what lies after it on the axis is not the author's. */
  storyEnds() {
    return data.storyEnds
      .map(({ date, text }) => ({ day: dayOf(date), text }))
      .filter(({ day }) => day >= this.first && day <= this.last)
      .map(({ day, text }) => el("b", { style: this.left(day), title: text }));
  }

  /** @param {number} day */
  left(day) {
    return leftOf(day, this.first, this.last);
  }

  labels() {
    if (this.isCloseUp) {
      return steps(this.first, this.last, DAYS_BETWEEN_LABELS).map((day) => ({ day, text: words.shortDate(day) }));
    }
    const [first, last] = [this.first, this.last].map(yearOf);
    const step = YEARS_BETWEEN_LABELS * (last - first > YEARS_OF_LONG_AXIS ? 2 : 1);
    return steps(Math.ceil(first / step) * step, last, step)
      .map((year) => ({ day: dayOf(`${year}-01-01`), text: String(year) }))
      .filter(({ day }) => day >= this.first);
  }

  turningDays() {
    return turningDays(dispute, this.first, this.last);
  }

  slid() {
    this.stop();
    const day = Number(this.slider.value);
    this.onChange(this.isDragging ? this.snapped(day) : day);
  }

  /** @param {number} day */
  snapped(day) {
    const daysPerPixel = (this.last - this.first) / Math.max(1, this.slider.clientWidth);
    /** @param {number} best @param {number} turn */
    const nearer = (best, turn) => (Math.abs(turn - day) < Math.abs(best - day) ? turn : best);
    const near = this.turningDays().reduce(nearer, Infinity);
    return Math.abs(near - day) <= SNAP_PX * daysPerPixel ? near : day;
  }

  /** @param {1 | -1} direction */
  jump(direction) {
    this.stop();
    const day = this.neighbour(direction);
    if (day !== undefined) this.onChange(day);
  }

  /** The turning day before or after; the axis grows where the one before lies off it. @param {1 | -1} direction */
  neighbour(direction) {
    const days = turningDays(dispute, this.isCloseUp ? this.first : dayOf(data.firstDay), this.last);
    return direction > 0 ? days.find((day) => day > this.day) : days.findLast((day) => day < this.day);
  }

  toggleCloseUp() {
    this.isCloseUp = !this.isCloseUp;
    this.setRange();
    this.zoom?.setAttribute("aria-pressed", String(this.isCloseUp));
    if (this.isCloseUp && (this.day < this.first || this.day > this.last)) this.onChange(this.first);
    else this.place();
  }

  togglePlay() {
    if (this.timer !== undefined) {
      this.stop();
      return;
    }
    if (this.day >= this.last) this.onChange(this.first);
    this.play.classList.add("is-playing");
    this.play.setAttribute("aria-label", t("map.time.pause"));
    this.timer = window.setInterval(() => this.advance(), this.isCloseUp ? PLAY_DAY_MS : PLAY_STEP_MS);
  }

  advance() {
    const day = this.isCloseUp ? this.day + 1 : this.neighbour(1);
    if (day === undefined || day > this.last) this.stop();
    else this.onChange(day);
  }

  stop() {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.play.classList.remove("is-playing");
    this.play.setAttribute("aria-label", t("map.time.play"));
  }

  place() {
    this.slider.value = String(Math.min(this.last, Math.max(this.first, this.day)));
    this.slider.setAttribute("aria-valuetext", words.date(this.day));
  }

  /** @param {Shown} shown */
  paint({ view }) {
    this.node.hidden = view.look !== "time";
    if (this.node.hidden) this.stop();
    this.day = dayOf(view.date);
    if (!this.isLong && view.date < data.axisStart) {
      this.isLong = true;
      this.setRange();
    }
    this.place();
    this.date.show(view.date, words, data);
    this.previous.disabled = this.neighbour(-1) === undefined;
    this.next.disabled = this.neighbour(1) === undefined;
    this.paintCaption();
  }

  /** The event of the day, else the last before it; before all of them, the first. */
  paintCaption() {
    const event = eventToName(dispute, this.day) ?? data.events[0];
    const when = !event ? "" : event.from > this.day ? "after" : event.to < this.day ? "before" : "event";
    write(this.caption, event ? t(`map.time.${when}`, { date: event.dateText, event: event.title }) : "");
    this.caption.classList.toggle("is-past", when !== "event");
  }
}

/** @param {number} from @param {number} to @param {number} step */
function steps(from, to, step) {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
}
