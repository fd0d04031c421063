// The laboratory: give any island to any party, cut the one that can be cut, and see what follows.

/** What the table tells of each party. */
const FIGURES = data.sea ? ["land", "sea"] : ["land"];

class Lab {
  constructor(handlers, sea) {
    this.handlers = handlers;
    this.sea = sea;
    this.brush = "";
    this.past = [];
    this.future = [];
    this.node = el("div", { class: "lab", hidden: true });
  }

  build() {
    const parties = [{ id: "", name: t("map.lab.read") }, ...claimants];
    this.brushes = el("fieldset", { class: "lab__brush" }, el("legend", {}, t("map.lab.brush")), parties.map((party) => this.brushOption(party)));
    this.undo = el("button", { type: "button", on: { click: () => this.step(this.past, this.future) } }, t("map.lab.undo"));
    this.redo = el("button", { type: "button", on: { click: () => this.step(this.future, this.past) } }, t("map.lab.redo"));
    this.reset = el("button", { type: "button", on: { click: () => this.edit({ parties: {}, cuts: {}, name: "" }) } }, t("map.lab.reset"));
    this.name = el("input", { type: "text", maxlength: 60, on: { change: () => this.edit({ name: this.name.value.trim() }) } });
    this.rocks = el("input", { type: "checkbox", on: { change: () => this.handlers.change({ rocks: this.rocks.checked ? "no-eez" : "full" }, "rocks") } });
    this.cuts = data.units.filter((unit) => unit.cutTable).map((unit) => this.cutSlider(unit));
    this.figures = this.figureTable();
    this.node.append(
      this.brushes, el("div", { class: "lab__buttons" }, this.undo, this.redo, this.reset),
      this.figures, data.sea ? el("p", { class: "lab__honest" }, t("map.lab.honest")) : "",
      el("details", { class: "lab__more", open: window.innerWidth > 640 }, el("summary", {}, t("map.lab.more")),
        this.cuts.map((cut) => cut.node),
        data.sea && el("label", { class: "lab__rocks" }, this.rocks, t("map.lab.rocks")),
        el("label", { class: "lab__name" }, t("map.lab.name"), this.name)));
  }

  brushOption(party) {
    const input = el("input", { type: "radio", name: "brush", value: party.id, on: { change: () => (this.brush = party.id) } });
    input.checked = party.id === "";
    const swatch = party.id ? el("span", { class: "swatch", "data-party": party.id, "aria-hidden": "true" }) : null;
    return el("label", {}, input, swatch, party.name);
  }

  cutSlider(unit) {
    const input = el("input", { type: "range", min: 0, max: 100, step: 0.5, "aria-label": t("map.lab.cut", { unit: unit.label }) });
    input.addEventListener("input", () => this.slideCut(unit, Number(input.value) / 100));
    input.addEventListener("change", () => (this.sliding = false));
    const value = el("output", {});
    const marks = unit.marks.map(({ share, label }) =>
      el("button", { type: "button", on: { click: () => this.edit({ cuts: { ...this.state.cuts, [unit.id]: share } }) } }, `${percent(share)} ${label}`));
    const node = el("fieldset", { class: "lab__cut" }, el("legend", {}, t("map.lab.cut", { unit: unit.label })), input, value, el("div", { class: "lab__marks" }, marks));
    return { unit, input, value, node };
  }

  /** One drag of the slider is one step to undo. */
  slideCut(unit, share) {
    const change = { cuts: { ...this.state.cuts, [unit.id]: share } };
    if (this.sliding) return this.handlers.change(change, "edit");
    this.sliding = true;
    this.edit(change);
  }

  /** Gives a unit, or a group, to the party of the brush; false while no brush is taken up. */
  give(unit) {
    if (!this.brush || !unit.allocatable) return false;
    this.giveTo(unit, this.brush);
    return true;
  }

  giveTo(unit, party) {
    const leaves = unit.members.length ? unit.members : [unit.id];
    const cuts = { ...this.state.cuts };
    for (const leaf of leaves) delete cuts[leaf];
    this.edit({ parties: { ...this.state.parties, ...Object.fromEntries(leaves.map((leaf) => [leaf, party])) }, cuts });
  }

  edit(change) {
    this.past.push(this.edits());
    this.future.length = 0;
    this.handlers.change(change, "edit");
  }

  /** An edit that the page around makes is a step to undo; its step back takes one back. */
  heed({ set, cut, name, edit }) {
    if (!this.state || (set === undefined && cut === undefined)) return;
    if (edit) {
      this.past.push(this.edits());
      this.future.length = 0;
      return;
    }
    const asked = canonical({ parties: set, cuts: cut, name });
    const last = this.past.at(-1);
    if (!last || canonical(last) !== asked || canonical(this.edits()) === asked) return;
    this.future.push(this.edits());
    this.past.pop();
  }

  edits() {
    const { parties, cuts, name } = this.state;
    return { parties, cuts, name };
  }

  step(from, to) {
    if (!from.length) return;
    to.push(this.edits());
    this.handlers.change(from.pop(), "edit");
  }

  paint(state, allocation) {
    this.state = state;
    const opened = this.node.hidden && state.mode === "lab";
    this.node.hidden = state.mode !== "lab";
    root.toggleAttribute("data-lab", !this.node.hidden);
    if (opened && !this.figures) this.build();
    if (opened) this.handlers.open();
    if (this.node.hidden) return;
    this.undo.disabled = !this.past.length;
    this.redo.disabled = !this.future.length;
    this.reset.disabled = !isCustom(state);
    this.rocks.checked = state.rocks === "no-eez";
    if (document.activeElement !== this.name) this.name.value = state.name;
    for (const cut of this.cuts) this.paintCut(cut, allocation);
    this.paintFigures(state, allocation);
  }

  paintCut({ unit, input, value }, allocation) {
    const cut = allocation.cuts[unit.id];
    const share = cut ? cut.share : 0;
    if (Number(input.value) / 100 !== share) input.value = share * 100;
    write(value, cut ? t("map.lab.cut_value", { share: percent(share), party: partyById.get(cut.to).name }) : t("map.lab.whole"));
  }

  figureTable() {
    this.rows = new Map(data.parties.map((party) => [party.id, this.figureRow(party)]));
    return el("table", { class: "lab__figures" },
      el("caption", { class: "visually-hidden" }, t("map.lab.caption", { reference: data.referenceName })),
      el("thead", {}, el("tr", {}, el("td", {}), FIGURES.map((name) => el("th", { scope: "col" }, t(`map.lab.${name}`))))),
      el("tbody", {}, [...this.rows.values()].map((row) => row.node)));
  }

  figureRow({ id, name }) {
    const swatch = el("span", { class: "swatch", "data-party": id, "aria-hidden": "true" });
    const cells = FIGURES.map(() => ({ share: el("strong"), area: el("span"), change: el("small"), bar: el("i", { class: "lab__bar", "aria-hidden": "true" }) }));
    const node = el("tr", { "data-party": id }, el("th", { scope: "row" }, swatch, name),
      cells.map(({ share, area, change, bar }) => el("td", {}, share, area, change, bar)));
    return { node, cells };
  }

  paintFigures(state, allocation) {
    const land = landFigures(allocation);
    const sea = this.sea.figures(allocation, state.rocks);
    const before = this.sea.figuresNow(state.rocks);
    const reference = this.sea.referenceShares(allocation, state.rocks);
    for (const [id, { node, cells: [landCell, seaCell] }] of this.rows) {
      node.hidden = !(land[id].land || sea[id].sea);
      this.paintCell(landCell, land[id].land, land[id].share, 0);
      if (seaCell) this.paintCell(seaCell, sea[id].sea, reference[id], sea[id].sea - before[id].sea);
    }
  }

  paintCell({ share, area, change, bar }, km2, part, delta) {
    write(share, percent(part));
    write(area, t("map.lab.km2", { area: number(rounded(km2)) }));
    write(change, Math.abs(delta) >= 1 ? signed(delta) : "");
    bar.style.setProperty("--share", `${(100 * part).toFixed(1)}%`);
  }
}

/** Edits as text in which the order of units makes no difference. */
function canonical({ parties, cuts, name }) {
  return JSON.stringify([Object.entries(parties || {}).sort(), Object.entries(cuts || {}).sort(), name || ""]);
}

/** No more digits than a computed sea area deserves: four significant ones. */
function rounded(area) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(area) || 1)) - 3);
  return Math.round(area / unit) * unit;
}

function signed(value) {
  return t("map.lab.km2", { area: signedFormat.format(rounded(value)).replace("-", "−") });
}
