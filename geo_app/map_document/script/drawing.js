// All that is drawn on the map, and its units on the keyboard.

import { drawContext } from "./draw/context.js";
import { Labels } from "./draw/labels.js";
import { EventMarks, LineMarks } from "./draw/lines_events.js";
import { addPanes, rendererFor } from "./draw/panes.js";
import { PlaceMarks } from "./draw/places.js";
import { BaseMap, graticule, seaFloor } from "./draw/quiet_layers.js";
import { SeaLayer } from "./draw/sea_layer.js";
import { UnitShape } from "./draw/unit_shape.js";
import { el } from "./elements.js";
import { data, dispute, root } from "./page.js";
import { leavesOf } from "./rules/allocation.js";
import { recordOf } from "./rules/dispute.js";
import { unitDescription } from "./rules/units.js";
import { partition } from "./rules/view_fields.js";

/** @import { Sea } from "./rules/sea.js" */
/** @import { Shown, Unit } from "./types.d.ts" */
/** @typedef {{ choose: (unit: Unit) => boolean, readCard: () => void, select: (select: string) => void }} DrawingHandlers */

const FAR_ZOOM = 4.5;
/** How far from an island a finger still means it: half of what a finger needs. */
const FINGER_PX = 12;
const TOOLTIP_PX = { width: 250, height: 60, gap: 14 };
/** @type {Record<string, number>} */
const STEP_OF_KEY = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

export class Drawing {
  /** @param {L.Map} map @param {Sea} sea @param {DrawingHandlers} handlers */
  constructor(map, sea, handlers) {
    this.map = map;
    this.handlers = handlers;
    this.roving = dispute.allocatable[0]?.id;
    /** @type {Shown | null} */
    this.shown = null;
    this.tooltip = el("div", { class: "tooltip", "aria-hidden": "true", hidden: true });
    map.getContainer().append(this.tooltip);
    map.on("movestart zoomstart", () => this.hover(null));
    addPanes(map);
    const below = [new BaseMap(map), seaFloor(map), graticule(map)];
    drawContext(map);
    this.shapes = this.drawUnits();
    const marks = [new LineMarks(map, handlers.select), new EventMarks(map, handlers.select)];
    this.layers = [...below, new SeaLayer(map, sea, (event) => this.waterChosen(event)), ...marks];
    this.labels = new Labels(map, this.shapes);
    this.places = new PlaceMarks(map, this.labels);
  }

  drawUnits() {
    const renderers = { unit: rendererFor("unit"), hatch: rendererFor("hatch") };
    const handlers = {
      select: this.handlers.choose,
      hover: this.hover.bind(this),
      key: this.key.bind(this),
    };
    const shapes = dispute.leaves.map((unit) => new UnitShape(unit, renderers, handlers).addTo(this.map));
    return new Map(shapes.map((shape) => [shape.unit.id, shape]));
  }

  /** @param {Shown} shown */
  paint(shown) {
    // What was said of a unit holds no longer.
    this.hover(null);
    this.shown = shown;
    const { view } = shown;
    const selected = new Set(selectedUnits(view.select));
    for (const [id, shape] of this.shapes) {
      shape.paint(recordOf(shown.units, id), selected.has(id), describe(shape.unit, shown));
    }
    for (const layer of ["contested", "zones"]) root.toggleAttribute(`data-${layer}`, view.layers.includes(layer));
    for (const layer of this.layers) layer.paint(shown);
    this.labels.name(view.perspective);
    this.places.paint(shown);
  }

  /** Fits what depends on the zoom. */
  fitZoom() {
    root.toggleAttribute("data-far", this.map.getZoom() < FAR_ZOOM);
    for (const shape of this.shapes.values()) shape.fitZoom(this.map);
    this.rove();
  }

  /** One tab stop for all units; arrow keys go along the chain. */
  rove() {
    for (const [id, shape] of this.shapes) {
      for (const path of shape.paths()) path.setAttribute("tabindex", path === shape.handle && id === this.roving ? "0" : "-1");
    }
  }

  /** @param {string} id */
  focus(id) {
    this.roving = id;
    this.rove();
    this.shapes.get(id)?.handle?.focus({ preventScroll: true });
  }

  /** @param {Unit} unit @param {KeyboardEvent} event */
  key(unit, event) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (this.handlers.choose(unit)) this.handlers.readCard();
    } else if (event.key in STEP_OF_KEY) {
      event.preventDefault();
      event.stopPropagation();
      const order = dispute.allocatable;
      const { id } = order[(order.indexOf(unit) + STEP_OF_KEY[event.key] + order.length) % order.length];
      const { point } = recordOf(this.shapes, id);
      if (!this.map.getBounds().contains(point)) this.map.panTo(point, { animate: false });
      this.focus(id);
    }
  }

  /** @param {Unit | null} unit @param {L.LeafletMouseEvent} [event] */
  hover(unit, event) {
    this.tooltip.hidden = !unit;
    if (!unit || !this.shown) return;
    this.tooltip.textContent = describe(unit, this.shown);
    const point = event?.containerPoint ?? this.map.latLngToContainerPoint(recordOf(this.shapes, unit.id).point);
    const size = this.map.getSize();
    const x = Math.min(point.x + TOOLTIP_PX.gap, size.x - TOOLTIP_PX.width);
    const y = Math.min(point.y + TOOLTIP_PX.gap, size.y - TOOLTIP_PX.height);
    this.tooltip.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** A finger is broader than an island: what it nearly meets is chosen. True if it meets one. @param {L.LeafletMouseEvent} event */
  islandReached({ containerPoint }) {
    if (!window.matchMedia("(pointer: coarse)").matches) return false;
    const unit = this.labels.nearestUnit(containerPoint, FINGER_PX);
    if (unit) this.handlers.choose(unit);
    return unit !== undefined;
  }

  /** Whose water is this? @param {L.LeafletMouseEvent} event */
  waterChosen(event) {
    L.DomEvent.stopPropagation(event);
    if (this.islandReached(event)) return;
    const { lat, lng } = event.latlng;
    this.handlers.select(`sea:${lng.toFixed(4)},${lat.toFixed(4)}`);
  }

  /** Bounds of the units that are selected, with room around them; null if none is. @param {string} select */
  boundsOf(select) {
    const shapes = selectedUnits(select).flatMap((id) => this.shapes.get(id) ?? []);
    return shapes.length ? shapes.reduce((all, shape) => all.extend(shape.bounds), L.latLngBounds([])).pad(0.6) : null;
  }
}

/** @param {string} select */
function selectedUnits(select) {
  const [kind, id] = partition(select);
  const unit = dispute.unitById.get(id);
  if (kind === "passage") return (data.spokenOf[select]?.units ?? []).flatMap((one) => leavesOf(recordOf(dispute.unitById, one)));
  return kind === "unit" && unit ? leavesOf(unit) : [];
}

/** @param {Unit} unit @param {Shown} shown */
function describe(unit, { units, view }) {
  return unitDescription(dispute, unit, recordOf(units, unit.id), view.perspective);
}
