// Puts the parts together and keeps them in step: one view in, one repaint out.

import { Camera } from "./draw/camera.js";
import { Drawing } from "./drawing.js";
import { el } from "./elements.js";
import { READY, SET, STATE } from "./messages.js";
import { data, dispute, file, keepInFile, root, t } from "./page.js";
import { Card } from "./panels/card.js";
import { Controls, coordinates } from "./panels/controls.js";
import { FileTour } from "./panels/file_tour.js";
import { dress, firstView, frameOptions, takeAway, withoutFixed } from "./panels/frame.js";
import { Guest } from "./panels/guest.js";
import { Headline } from "./panels/headline.js";
import { Lab } from "./panels/lab.js";
import { addLeafletControls } from "./panels/leaflet_controls.js";
import { isRoomy, Legend } from "./panels/legend.js";
import { Locator } from "./panels/locator.js";
import { ProposalAxis } from "./panels/proposals.js";
import { TextTwin } from "./panels/text_twin.js";
import { Timeline } from "./panels/timeline.js";
import { allocationOf } from "./rules/allocation.js";
import { isoOf } from "./rules/days.js";
import { Sea } from "./rules/sea.js";
import { unitStates } from "./rules/units.js";
import { fromMessage } from "./rules/view.js";
import { partition } from "./rules/view_fields.js";

/** @import { Shown, Unit, View, ViewMessage } from "./types.d.ts" */

const CAMERA_DELAY_MS = 250;
const SETTLE_DELAY_MS = 40;

export class MapDocument {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    this.ready = false;
    this.chosen = "";
    this.settleTimer = this.settleFrame = this.cameraTimer = 0;
    const address = window.location.hash.slice(1);
    this.options = frameOptions(address);
    this.view = firstView(address);
    dress(this.options);
    this.sea = new Sea(dispute);
    this.legend = new Legend();
    this.card = new Card(() => this.close(), this.sea);
    this.lab = new Lab(
      { change: (change, cause) => this.act(change, cause), open: () => this.legend.node.removeAttribute("open") },
      this.sea,
    );
    this.headline = new Headline((change, cause) => this.act(change, cause), this.lab.node);
    this.proposals = new ProposalAxis((scenario) => this.headline.showProposal(scenario));
    this.timeline = new Timeline((day) => this.act({ date: isoOf(day) }, "date"));
    this.controls = this.makeControls();
    this.camera = new Camera(map, this.headline.node);
    this.twin = this.findTwin();
    this.arrange();
    this.shown = this.evaluate();
    // The camera is set before anything is drawn: Leaflet would project every shape twice.
    this.headline.paint(this.shown);
    this.camera.showFirst(this.view);
    this.drawing = new Drawing(map, this.sea, {
      choose: (unit) => this.unitChosen(unit),
      readCard: () => this.card.focus(),
      select: (select) => this.act({ select }, "select"),
    });
    this.listen();
    this.drawing.fitZoom();
    this.repaint();
    const isOwn = new URLSearchParams(address).get("wheel") === "zoom";
    // A page of the explorer has its own ways to the others.
    root.toggleAttribute("data-own", isOwn);
    if (window.parent !== window && !isOwn) new Guest(map, tell);
    this.ready = true;
    if (file?.tour.length) new FileTour(file.tour, (message) => this.set(message, true)).start();
    tell({ kind: READY });
  }

  makeControls() {
    return new Controls(this.map, {
      fit: () => this.camera.fit(data.home),
      layer: (id, isOn) => this.act({ layers: [...this.layersBut([id]), ...(isOn ? [id] : [])] }, "layers"),
      base: (id) => this.act({ layers: [...this.layersBut(data.baseMaps.map((base) => base.id)), ...(id ? [id] : [])] }, "layers"),
      perspective: (perspective) => this.act({ perspective }, "perspective"),
    });
  }

  /** @param {string[]} ids */
  layersBut(ids) {
    return this.view.layers.filter((layer) => !ids.includes(layer));
  }

  findTwin() {
    const [node, button] = ["twin", "twin-button"].map((id) => document.getElementById(id));
    return node && button ? new TextTwin(node, button, this.sea) : null;
  }

  arrange() {
    const stage = this.map.getContainer();
    addLeafletControls(this.map);
    const left = el("div", { class: "corner corner--left" }, this.headline.node, this.legend.node);
    const right = el("div", { class: "corner corner--right" }, this.controls.node, this.card.node);
    const inset = el("div", { class: "corner corner--inset" }, new Locator(this.map).node, coordinates(this.map));
    stage.append(left, inset, right, this.legend.live);
    stage.setAttribute("aria-label", t("map.label"));
    stage.prepend(el("h1", { class: "visually-hidden" }, data.title));
    for (const panel of [this.headline.node, this.legend.node, this.controls.node, this.card.node, inset]) {
      L.DomEvent.disableClickPropagation(panel);
      L.DomEvent.disableScrollPropagation(panel);
    }
    stage.after(this.timeline.node, this.proposals.node);
    this.map.invalidateSize({ animate: false });
  }

  listen() {
    const { map } = this;
    document.fonts.addEventListener("loadingdone", () => {
      this.drawing.labels.forget();
      this.settle();
    });
    map.on("click", (event) => {
      if (this.drawing.islandReached(event)) return;
      // A text beside the map goes on being read.
      const isRead = this.options.mode === "story" && this.view.select.startsWith("passage:");
      if (this.view.select && !isRead) this.act({ select: "" }, "select");
    });
    map.on("zoomend", () => {
      this.drawing.fitZoom();
      this.repaint();
    });
    map.on("zoomend moveend resize", () => this.settle());
    map.on("moveend", () => this.cameraMoved());
    const opened = [this.legend.node, this.controls.menu];
    for (const node of opened) {
      node.addEventListener("toggle", () => {
        if (node.open && !isRoomy()) for (const other of opened) other.open = other === node;
        this.settle();
      });
    }
    window.addEventListener("message", (event) => this.receive(event));
    new ResizeObserver(() => this.camera.resized()).observe(map.getContainer());
    this.camera.listenToPrint(() => this.settled());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.escape());
  }

  /** A change by the reader: repaint, then tell the page around. @param {Partial<View>} change @param {string} cause */
  act(change, cause) {
    this.change(change);
    this.repaint();
    if (cause === "select" && change.select) this.chosen = change.select;
    this.tellState(cause);
  }

  /**
   * Takes over what a message, or a change by the reader, says of the view and of the mode.
   * @param {ViewMessage} message
   */
  change(message) {
    const free = this.ready && this.options.locked ? withoutFixed(message) : message;
    this.view = fromMessage(free, data, { ...this.view, camera: null });
    if (free.mode === "" || free.mode === "lab") this.options.mode = free.mode;
  }

  /** @returns {Shown} */
  evaluate() {
    const { view } = this;
    const allocation = allocationOf(dispute, view);
    return { view, mode: this.options.mode, allocation, units: unitStates(dispute, view, allocation) };
  }

  repaint() {
    this.shown = this.evaluate();
    root.dataset.look = this.view.look;
    root.dataset.mode = this.options.mode;
    root.dataset.theme = this.view.theme === "dark" ? "dark" : "light";
    for (const part of [this.drawing, this.lab, this.card, this.headline, this.timeline, this.proposals, this.controls, this.legend])
      part.paint(this.shown);
    this.settle();
  }

  /** What would delay the paint comes after it: names are measured and placed, the view is said. */
  settle() {
    clearTimeout(this.settleTimer);
    cancelAnimationFrame(this.settleFrame);
    this.settleFrame = requestAnimationFrame(() => {
      this.settleTimer = window.setTimeout(() => this.settled(), SETTLE_DELAY_MS);
    });
  }

  settled() {
    this.drawing.places.stand();
    this.drawing.labels.place(this.view.layers.includes("names"));
    this.legend.say(this.shown);
    this.twin?.paint(this.shown);
    keepInFile({ ...this.message(), theme: this.view.theme });
  }

  /** With a brush in hand a unit is given away; else its card opens. True if it opened. @param {Unit} unit */
  unitChosen(unit) {
    if (this.options.mode === "lab" && this.lab.give(unit)) return false;
    this.act({ select: `unit:${unit.id}` }, "select");
    return true;
  }

  escape() {
    this.drawing.hover(null);
    if (this.controls.menu.open) this.controls.menu.open = false;
    else if (this.view.select) this.close();
  }

  close() {
    const [kind, id] = partition(this.chosen);
    const hadFocus = this.card.node.contains(document.activeElement);
    this.act({ select: "" }, "select");
    if (hadFocus && kind === "unit" && this.drawing.shapes.has(id)) this.drawing.focus(id);
  }

  cameraMoved() {
    clearTimeout(this.cameraTimer);
    this.cameraTimer = window.setTimeout(() => this.tellState("camera"), CAMERA_DELAY_MS);
  }

  /** @param {MessageEvent} event */
  receive(event) {
    const isFromParent = event.source === window.parent && window.parent !== window && event.origin === window.origin;
    if (!isFromParent || event.data?.kind !== SET) return;
    if (event.data.without) takeAway(event.data.without);
    this.set(event.data.state || {}, event.data.move);
  }

  /** @param {ViewMessage} message @param {boolean} [move] */
  set(message, move = false) {
    this.lab.heed(message);
    this.change(message);
    this.repaint();
    if (this.view.camera) this.camera.moveTo(this.view.camera);
    else if (move) this.moveTo(message);
  }

  /** @param {ViewMessage} message */
  moveTo({ bounds, select }) {
    if (Array.isArray(bounds)) {
      this.camera.fit(/** @type {import("./types.d.ts").Corners} */ (bounds));
      return;
    }
    const selected = this.drawing.boundsOf(this.view.select);
    if (selected) this.camera.fitLatLng(selected);
    else if (select === "") this.camera.fit(data.home);
  }

  /** The view as the page around gets it: language and colours are those of that page. */
  message() {
    const { lang: _lang, theme: _theme, ...message } = this.view;
    return structuredClone({ ...message, camera: this.camera.place() });
  }

  /**
   * Tells the page around, once the change is painted: what the page then does would delay it.
   * @param {string} cause
   */
  tellState(cause) {
    if (!this.ready) return;
    const send = () => tell({ kind: STATE, cause, state: this.message() });
    if (document.hidden) send();
    else requestAnimationFrame(() => setTimeout(send));
  }
}

/**
 * Tells whatever page is around, as a frame cannot know whose it is: what is shown is no secret.
 * @param {object} message
 */
function tell(message) {
  if (window.parent !== window) window.parent.postMessage(message, "*");
}
