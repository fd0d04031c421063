// The time axis: day precision, snapping to events while dragged, and playing through them.

const SNAP_PX = 7;
const PLAY_STEP_MS = 1100;
const PLAY_DAY_MS = 650;

class Timeline {
  constructor(onChange) {
    this.onChange = onChange;
    this.closeUp = false;
    this.build();
    this.setRange();
  }

  build() {
    this.ticks = el("div", { class: "timeline__ticks", "aria-hidden": "true" });
    this.slider = el("input", { type: "range", step: "1", "aria-label": t("map.time.slider"), on: { input: () => this.slid() } });
    this.slider.addEventListener("pointerdown", () => (this.dragging = true));
    window.addEventListener("pointerup", () => (this.dragging = false));
    this.play = this.button("map.time.play", "timeline__play", () => this.togglePlay());
    this.caption = el("p", { class: "timeline__caption" });
    this.date = el("input", { type: "date", "aria-label": t("map.time.date"), min: data.firstDay, max: data.asOf });
    this.date.addEventListener("change", () => this.typed());
    this.problem = el("p", { class: "timeline__problem", role: "alert", hidden: true });
    this.zoom = data.closeUp && el("button", { type: "button", class: "timeline__zoom", "aria-pressed": "false", on: { click: () => this.toggleCloseUp() } }, data.closeUp.title);
    this.node = el(
      "section",
      { class: "timeline", "aria-label": t("map.time.label") },
      el("div", { class: "timeline__buttons" },
        this.button("map.time.previous", "timeline__previous", () => this.jump(-1)), this.play,
        this.button("map.time.next", "timeline__next", () => this.jump(1))),
      el("div", { class: "timeline__axis" }, this.slider, this.ticks),
      el("div", { class: "timeline__foot" }, this.date, this.caption, this.zoom), this.problem,
    );
  }

  button(key, className, handler) {
    return el("button", { type: "button", class: className, "aria-label": t(key), title: t(key), on: { click: handler } });
  }

  setRange() {
    const [first, last] = this.closeUp ? data.closeUp.days : [data.axisStart, data.asOf];
    this.first = dayOf(first);
    this.last = dayOf(last);
    this.slider.min = this.first;
    this.slider.max = this.last;
    this.drawTicks();
  }

  drawTicks() {
    const days = this.eventDays();
    const marks = days.map((day) => el("i", { style: { left: `${this.position(day)}%` } }));
    const labels = this.labelDays().map((day) =>
      el("span", { style: { left: `${this.position(day)}%` } }, this.closeUp ? this.shortDay(day) : String(yearOf(day))));
    this.ticks.replaceChildren(...marks, ...this.storyEnds(), ...labels);
  }

  /** Where an article stops: what lies after it on the axis is not the author's. */
  storyEnds() {
    return data.storyEnds
      .map(({ date, text }) => ({ day: dayOf(date), text }))
      .filter(({ day }) => day >= this.first && day <= this.last)
      .map(({ day, text }) => el("b", { style: { left: `${this.position(day)}%` }, title: text }));
  }

  position(day) {
    return ((100 * (day - this.first)) / (this.last - this.first)).toFixed(3);
  }

  shortDay(day) {
    return new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "short" }).format(new Date(day * DAY_MS));
  }

  labelDays() {
    if (this.closeUp) return this.range(this.first, this.last, 7);
    const years = this.range(Math.ceil(yearOf(this.first) / 25) * 25, yearOf(this.last), 25);
    return years.map((year) => dayOf(`${year}-01-01`)).filter((day) => day >= this.first);
  }

  range(from, to, step) {
    return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
  }

  eventDays() {
    const days = new Set(data.events.map((event) => event.from));
    for (const day of data.controlChanges) days.add(day);
    return [...days].filter((day) => day >= this.first && day <= this.last).sort((a, b) => a - b);
  }

  slid() {
    this.stop();
    const day = Number(this.slider.value);
    this.onChange(this.dragging ? this.snapped(day) : day);
  }

  snapped(day) {
    const daysPerPixel = (this.last - this.first) / Math.max(1, this.slider.clientWidth);
    const near = this.eventDays().reduce((best, event) => (Math.abs(event - day) < Math.abs(best - day) ? event : best), Infinity);
    return Math.abs(near - day) <= SNAP_PX * daysPerPixel ? near : day;
  }

  typed() {
    const day = dayOf(this.date.value);
    const valid = day !== null && day >= dayOf(data.firstDay) && day <= dayOf(data.asOf);
    this.problem.hidden = valid;
    if (valid) return this.onChange(day);
    this.problem.textContent = t("map.time.bad_date", { first: dateText(dayOf(data.firstDay)), last: dateText(dayOf(data.asOf)) });
  }

  jump(direction) {
    this.stop();
    const day = this.neighbour(direction);
    if (day !== null) this.onChange(day);
  }

  neighbour(direction) {
    const days = this.eventDays();
    const next = direction > 0 ? days.find((day) => day > this.day) : days.reverse().find((day) => day < this.day);
    return next === undefined ? null : next;
  }

  toggleCloseUp() {
    this.closeUp = !this.closeUp;
    this.setRange();
    this.zoom.setAttribute("aria-pressed", String(this.closeUp));
    if (this.closeUp && (this.day < this.first || this.day > this.last)) this.onChange(this.first);
    else this.place();
  }

  togglePlay() {
    if (this.timer) return this.stop();
    if (this.day >= this.last) this.onChange(this.first);
    this.play.classList.add("is-playing");
    this.play.setAttribute("aria-label", t("map.time.pause"));
    this.timer = setInterval(() => this.advance(), this.closeUp ? PLAY_DAY_MS : PLAY_STEP_MS);
  }

  advance() {
    const day = this.closeUp ? this.day + 1 : this.neighbour(1);
    if (day === null || day > this.last) return this.stop();
    this.onChange(day);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.play.classList.remove("is-playing");
    this.play.setAttribute("aria-label", t("map.time.play"));
  }

  place() {
    this.slider.value = Math.min(this.last, Math.max(this.first, this.day));
    this.slider.setAttribute("aria-valuetext", dateText(this.day));
  }

  paint(state) {
    this.day = state.day;
    this.place();
    this.problem.hidden = true;
    if (this.date.value !== isoOf(state.day)) this.date.value = isoOf(state.day);
    const [event] = eventsAt(state.day);
    const past = Boolean(event) && event.to < state.day;
    const told = event ? { date: event.dateText, event: event.title } : null;
    write(this.caption, told ? t(past ? "map.time.before" : "map.time.event", told) : "");
    this.caption.classList.toggle("is-past", past);
  }
}
