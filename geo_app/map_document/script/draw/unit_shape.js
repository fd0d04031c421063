// The land of one unit: its shape, its hatching, a dot while it is too small to see, a part cut off.

import { pathOf } from "../elements.js";
import { landOf } from "../page.js";
import { clipLeft } from "../rules/geometry.js";

/** @import { Cut, Unit, UnitState } from "../types.d.ts" */
/**
 * @typedef {object} UnitHandlers
 * @property {(unit: Unit) => void} select
 * @property {(unit: Unit | null, event?: L.LeafletMouseEvent) => void} hover
 * @property {(unit: Unit, event: KeyboardEvent) => void} key
 */

const SMALL_PX = 9;
const MOST_COAST_POINTS = 80;

export class UnitShape {
  /** @param {Unit} unit @param {{ unit: L.SVG, hatch: L.SVG }} renderers @param {UnitHandlers} handlers */
  constructor(unit, renderers, handlers) {
    this.unit = unit;
    this.handlers = handlers;
    this.isSmall = false;
    this.look = "";
    this.cutKey = "";
    this.polygons = landOf(unit);
    this.point = L.latLng(unit.location[1], unit.location[0]);
    this.bounds = this.polygons.length ? L.latLngBounds(this.polygons.flat(2)) : L.latLngBounds(this.point, this.point);
    const points = this.polygons.flat(2);
    const step = Math.ceil(points.length / MOST_COAST_POINTS);
    /** Enough of its coast to tell which land is near. @type {L.LatLngExpression[]} */
    this.coast = points.length ? points.filter((_, index) => index % step === 0) : [this.point];
    const base = { pane: "unit", renderer: renderers.unit, className: "unit" };
    this.land = this.polygons.length ? L.polygon(this.polygons, base) : null;
    /** @type {L.CircleMarker | null} A dot stands for an island too small to see; most islands never need one. */
    this.dot = null;
    this.newDot = () => L.circleMarker(this.point, { ...base, radius: 4, className: "unit unit--dot" });
    this.hatch = L.polygon(this.polygons, { pane: "hatch", renderer: renderers.hatch, interactive: false, className: "hatch" });
    this.share = unit.cutTable ? L.polygon([], { ...base, className: "unit unit--share" }) : null;
  }

  /** @param {L.Map} map */
  addTo(map) {
    for (const layer of [this.land, this.share]) if (layer) this.show(layer.addTo(map));
    this.hatch.addTo(map);
    return this;
  }

  /** @param {L.Path} layer */
  show(layer) {
    const path = pathOf(layer);
    path.dataset.unit = this.unit.id;
    path.toggleAttribute("data-context", !this.unit.allocatable);
    this.listen(layer);
  }

  paths() {
    return [this.land, this.share, this.dot].flatMap((layer) => (layer?.getElement() ? [pathOf(layer)] : []));
  }

  /** @param {L.Path} layer */
  listen(layer) {
    const path = pathOf(layer);
    layer.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      this.handlers.select(this.unit);
    });
    layer.on("mouseover", (event) => this.handlers.hover(this.unit, event));
    layer.on("mouseout", () => this.handlers.hover(null));
    path.addEventListener("keydown", (event) => this.handlers.key(this.unit, event));
    path.addEventListener("focus", () => path.matches(":focus-visible") && this.handlers.hover(this.unit));
    path.addEventListener("blur", () => this.handlers.hover(null));
  }

  /** The path that stands for the unit on the keyboard: the land, or the dot while that is small. */
  get handle() {
    const layer = this.land && !this.isSmall ? this.land : this.dot;
    return layer ? pathOf(layer) : null;
  }

  /** @param {L.Map} map */
  fitZoom(map) {
    const size = map.latLngToLayerPoint(this.bounds.getNorthEast()).subtract(map.latLngToLayerPoint(this.bounds.getSouthWest()));
    this.isSmall = Math.max(Math.abs(size.x), Math.abs(size.y)) < SMALL_PX;
    if (this.isSmall && !this.dot) {
      this.dot = this.newDot().addTo(map);
      this.show(this.dot);
    }
    this.dot?.getElement()?.classList.toggle("is-hidden", !this.isSmall);
    this.land?.getElement()?.classList.toggle("is-hidden", this.isSmall);
    this.hatch.getElement()?.classList.toggle("is-hidden", this.isSmall);
  }

  /**
   * Restyles in place: attributes only, no layer is made or removed.
   * @param {UnitState} state @param {boolean} selected @param {string} label
   */
  paint(state, selected, label) {
    const look = JSON.stringify([state.party, state.changed, state.title, state.cut, selected, label, this.isSmall]);
    if (look === this.look) return;
    this.look = look;
    for (const path of this.paths()) {
      const cut = path.classList.contains("unit--share") ? state.cut : null;
      path.dataset.party = cut ? cut.to : state.party;
      path.toggleAttribute("data-changed", state.changed || cut !== null);
      path.toggleAttribute("data-selected", selected);
      path.dataset.title = state.title || "";
    }
    this.paintCut(state.cut);
    const hatch = this.hatch.getElement();
    if (hatch) /** @type {SVGElement} */ (hatch).dataset.title = state.title || "";
    this.name(label);
  }

  /** @param {Cut | null} cut */
  paintCut(cut) {
    if (!this.share) return;
    const key = cut ? JSON.stringify(cut.line) : "";
    if (key !== this.cutKey) this.share.setLatLngs(cut ? clipLeft(this.polygons, cut.line) : []);
    this.cutKey = key;
  }

  /** @param {string} label */
  name(label) {
    for (const path of this.paths()) {
      path.removeAttribute("role");
      path.removeAttribute("aria-label");
      path.setAttribute("aria-hidden", "true");
    }
    this.handle?.setAttribute("role", "button");
    this.handle?.setAttribute("aria-label", label);
    this.handle?.removeAttribute("aria-hidden");
  }
}
