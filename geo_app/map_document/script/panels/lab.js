// The laboratory: give any island to any party, cut the one that can be cut, and see what follows.

import { button, el, write } from "../elements.js";
import { data, dispute, t, words } from "../page.js";
import { isCustom, leavesOf } from "../rules/allocation.js";
import { History } from "../rules/history.js";
import { partyName } from "../rules/units.js";
import { LabFigures } from "./lab_figures.js";

/** @import { Sea } from "../rules/sea.js" */
/** @import { Edits } from "../rules/history.js" */
/** @import { Allocation, Shown, Unit, View, ViewMessage } from "../types.d.ts" */
/** @typedef {{ change: (change: Partial<View>, cause: string) => void, open: () => void }} LabHandlers */

const NO_EDITS = { set: {}, cut: {}, name: "" };

export class Lab {
  /** @param {LabHandlers} handlers @param {Sea} sea */
  constructor(handlers, sea) {
    this.handlers = handlers;
    this.sea = sea;
    this.brush = "";
    this.history = new History();
    this.isSliding = false;
    /** @type {Edits} */
    this.edits = NO_EDITS;
    this.isPainted = false;
    /** @type {ReturnType<Lab["build"]> | null} */
    this.form = null;
    this.node = el("div", { class: "lab", hidden: true });
  }

  /** @param {string} perspective whose names the units have */
  build(perspective) {
    const brushes = [{ id: "", name: t("map.lab.read") }, ...dispute.claimants].map((party) => this.brushOption(party));
    const undo = button(t("map.lab.undo"), () => this.stepTo(this.history.undo(this.edits)));
    const redo = button(t("map.lab.redo"), () => this.stepTo(this.history.redo(this.edits)));
    const reset = button(t("map.lab.reset"), () => this.edit(NO_EDITS));
    const name = el("input", { type: "text", maxlength: 60, on: { change: () => this.edit({ name: name.value.trim() }) } });
    const rocks = el("input", { type: "checkbox" });
    rocks.addEventListener("change", () => this.handlers.change({ rocks: rocks.checked ? "no-eez" : "full" }, "rocks"));
    const cuts = data.units.filter((unit) => unit.cutTable).map((unit) => this.cutSlider(unit, perspective));
    const figures = new LabFigures(this.sea);
    this.node.append(
      el("fieldset", { class: "lab__brush" }, el("legend", {}, t("map.lab.brush")), brushes),
      el("div", { class: "lab__buttons" }, undo, redo, reset),
      figures.node,
      data.sea ? el("p", { class: "lab__honest" }, t("map.lab.honest")) : "",
      el(
        "details",
        { class: "lab__more", open: window.innerWidth > 640 },
        el("summary", {}, t("map.lab.more")),
        cuts.map((cut) => cut.node),
        data.sea ? el("label", { class: "lab__rocks" }, rocks, t("map.lab.rocks")) : null,
        el("label", { class: "lab__name" }, t("map.lab.name"), name),
      ),
    );
    return { undo, redo, reset, name, rocks, cuts, figures };
  }

  /** @param {{ id: string, name: string }} party */
  brushOption({ id, name }) {
    const take = () => {
      this.brush = id;
    };
    const input = el("input", { type: "radio", name: "brush", value: id, on: { change: take } });
    input.checked = id === "";
    const swatch = id ? el("span", { class: "swatch", "data-party": id, "aria-hidden": "true" }) : null;
    return el("label", {}, input, swatch, name);
  }

  /** @param {Unit} unit @param {string} perspective */
  cutSlider(unit, perspective) {
    const title = t("map.lab.cut", { unit: unit.labels[perspective] });
    const legend = el("legend", {}, title);
    const input = el("input", { type: "range", min: 0, max: 100, step: 0.5, "aria-label": title });
    input.addEventListener("input", () => this.slideCut(unit, Number(input.value) / 100));
    input.addEventListener("change", () => {
      this.isSliding = false;
    });
    const value = el("output");
    const marks = unit.marks.map(({ share, label }) =>
      button(`${words.percent(share)} ${label}`, () => this.edit(this.withCut(unit, share))),
    );
    const node = el("fieldset", { class: "lab__cut" }, legend, input, value, el("div", { class: "lab__marks" }, marks));
    return { unit, input, value, node };
  }

  /** @param {Unit} unit @param {number} share */
  withCut(unit, share) {
    return { cut: { ...this.edits.cut, [unit.id]: share } };
  }

  /** One drag of the slider is one step to undo. @param {Unit} unit @param {number} share */
  slideCut(unit, share) {
    if (this.isSliding) {
      this.handlers.change(this.withCut(unit, share), "edit");
      return;
    }
    this.isSliding = true;
    this.edit(this.withCut(unit, share));
  }

  /** Gives a unit, or a group, to the party of the brush; false while no brush is taken up. @param {Unit} unit */
  give(unit) {
    if (!this.brush || !unit.allocatable) return false;
    const leaves = leavesOf(unit);
    const cut = Object.fromEntries(Object.entries(this.edits.cut).filter(([id]) => !leaves.includes(id)));
    this.edit({ set: { ...this.edits.set, ...Object.fromEntries(leaves.map((leaf) => [leaf, this.brush])) }, cut });
    return true;
  }

  /** @param {Partial<Edits>} change */
  edit(change) {
    this.history.keep(this.edits);
    this.handlers.change(change, "edit");
  }

  /** @param {Edits | undefined} edits */
  stepTo(edits) {
    if (edits) this.handlers.change(edits, "edit");
  }

  /**
   * An edit that the page around makes is a step to undo; its step back takes one back.
   * @param {ViewMessage} message
   */
  heed({ set, cut, name, edit }) {
    if (!this.isPainted || (set === undefined && cut === undefined)) return;
    if (edit) this.history.keep(this.edits);
    else this.history.followBack({ set, cut, name }, this.edits);
  }

  /** @param {Shown} shown */
  paint(shown) {
    const { view, mode } = shown;
    this.isPainted = true;
    this.edits = { set: view.set, cut: view.cut, name: view.name };
    const isOpened = this.node.hidden && mode === "lab";
    this.node.hidden = mode !== "lab";
    if (isOpened) {
      this.form ??= this.build(view.perspective);
      this.handlers.open();
    }
    if (!this.node.hidden && this.form) this.paintForm(this.form, shown);
  }

  /** @param {ReturnType<Lab["build"]>} form @param {Shown} shown */
  paintForm({ undo, redo, reset, name, rocks, cuts, figures }, { view, allocation }) {
    undo.disabled = !this.history.past.length;
    redo.disabled = !this.history.future.length;
    reset.disabled = !isCustom(view);
    rocks.checked = view.rocks === "no-eez";
    if (document.activeElement !== name) name.value = view.name;
    for (const cut of cuts) paintCut(cut, allocation);
    figures.paint(allocation, view.rocks);
  }
}

/** @param {ReturnType<Lab["cutSlider"]>} slider @param {Allocation} allocation */
function paintCut({ unit, input, value }, allocation) {
  const cut = allocation.cuts[unit.id];
  const share = cut ? cut.share : 0;
  if (Number(input.value) / 100 !== share) input.value = String(share * 100);
  const slots = cut && { share: words.percent(share), party: partyName(dispute, cut.to) };
  write(value, slots ? t("map.lab.cut_value", slots) : t("map.lab.whole"));
}
