// What a saved file carries around the map: the map in words and figures, and a tour's steps.

/** Sentences and tables that say what the map shows; written by Python, kept up to date here. */
class TextTwin {
  constructor(sea) {
    this.sea = sea;
    this.node = document.getElementById("twin");
    this.button = document.getElementById("twin-button");
    if (!this.node) return;
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.open(this.node.hidden));
    this.open(false);
  }

  open(open) {
    this.node.hidden = !open;
    root.toggleAttribute("data-reading", open);
    this.button.setAttribute("aria-expanded", String(open));
    this.button.textContent = t(open ? "map.twin.close" : "map.twin.open");
    if (open) this.node.focus({ preventScroll: true });
  }

  paint(state, allocation) {
    if (!this.node) return;
    const key = JSON.stringify([state.scenario, state.day, state.parties, state.cuts, state.rocks, state.name]);
    // The first state is the one that the file was written for.
    if (this.painted && key !== this.painted) this.write(state, allocation);
    this.painted = key;
  }

  write(state, allocation) {
    const day = { date: dateText(state.day), scenario: scenarioTitle(state) };
    this.node.querySelector("h1").textContent = t(`map.twin.titled.${isAsHeld(state) ? "held" : "proposal"}`, day);
    this.node.querySelector("[data-said]").textContent = sentences(state, allocation).join(" ");
    const [units, figures] = this.node.querySelectorAll("table");
    units.tBodies[0].replaceChildren(...this.unitRows(state, allocation));
    const heads = units.tHead.rows[0].cells;
    heads[1].textContent = t("map.twin.control", { date: dateText(state.day) });
    heads[2].textContent = scenarioTitle(state);
    figures.tBodies[0].replaceChildren(...this.partyRows(state, allocation));
  }

  unitRows(state, allocation) {
    const tops = data.units.filter((unit) => unit.allocatable && !unit.parent);
    return tops.map((unit) => {
      const members = (unit.members.length ? unit.members : [unit.id]).map((id) => unitById.get(id));
      const drawn = members.map((member) => unitState(member, state, allocation));
      const held = drawn.map(({ control }) => (control ? data.holders[control.holder].name : t("map.legend.no_party")));
      const parties = drawn.flatMap(({ party, cut }) => (cut ? [cut.to, cut.rest] : [party]));
      const names = parties.map((id) => (partyById.get(id) || { name: t("map.legend.no_party") }).name);
      const titles = drawn.map(({ title }) => title).filter(Boolean);
      return row([unit.name, each(held), each(names), titles.length ? each(titles.map((title) => t(`map.unit.${title}`))) : "–"]);
    });
  }

  partyRows(state, allocation) {
    const land = landFigures(allocation);
    const sea = data.sea ? this.sea.figures(allocation, state.rocks) : null;
    return data.parties.map(({ id, name }) => row([name, number(land[id].land), percent(land[id].share), number(land[id].people),
      ...(sea ? [number(rounded(sea[id].sea))] : [])]));
  }
}

function each(texts) {
  return listText([...new Set(texts)]);
}

function row([head, ...cells]) {
  return el("tr", {}, el("th", { scope: "row" }, head), cells.map((text) => el("td", {}, text)));
}

/** Steps of a tour: each sets the map and says a few sentences. */
class FileTour {
  constructor(show) {
    this.steps = (file && file.tour) || [];
    this.show = show;
    this.at = 0;
    if (!this.steps.length) return;
    this.count = el("p", { class: "tour__count" });
    this.heading = el("h2", { tabindex: "-1" });
    this.text = el("p", {});
    this.added = el("p", { class: "tour__added" });
    this.previous = this.button("map.tour.previous", -1);
    this.next = this.button("map.tour.next", 1);
    this.node = el("section", { class: "tour", "aria-label": t("map.tour.label") }, this.count, this.heading, this.text, this.added,
      el("div", { class: "tour__buttons" }, this.previous, this.next));
    this.node.addEventListener("keydown", (event) => this.key(event));
    document.body.prepend(this.node);
  }

  button(key, step) {
    return el("button", { type: "button", on: { click: () => this.go(this.at + step) } }, t(key));
  }

  key(event) {
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.go(this.at + step);
  }

  go(index) {
    if (index < 0 || index >= this.steps.length) return;
    this.write(index);
    this.heading.focus({ preventScroll: true });
    this.show(this.steps[index].state);
  }

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
    if (!this.steps.length) return;
    this.write(0);
    this.show(this.steps[0].state);
  }
}
