// Names on the map: the important ones first, never over one another or under a panel.

import { el } from "../elements.js";
import { data, dispute } from "../page.js";
import { leavesOf } from "../rules/allocation.js";
import { slopeOf } from "../rules/geometry.js";
import { freeBox, isIslet, isNearest, offsets, unitLabels } from "../rules/labels.js";

/** @import { Box, Extent } from "../rules/labels.js" */
/** @import { LonLat, Unit } from "../types.d.ts" */
/** @import { UnitShape } from "./unit_shape.js" */
/** @typedef {{ width: number, height: number }} Size in pixels */
/** @typedef {{ box: Box, isNarrow: boolean }} Room */
/**
 * @typedef {object} Entry
 * @property {string} text
 * @property {string} kind
 * @property {number} rank
 * @property {number} minZoom
 * @property {number} maxZoom
 * @property {Unit | null} unit
 * @property {() => { point: L.Point, extent: Extent | null }} anchor asked again for each camera
 * @property {HTMLElement | null} node
 * @property {Size[]} sizes in one line and, for what the map is about, in a line for each name
 */

const ISLET_EDGE_PX = 1;
const PLACES = "[data-place]:not(.is-invisible)";
const NARROW = "is-narrow";
const SEAS = ["sea", "ocean"];
const UNMEASURED = { node: null, sizes: [] };

export class Labels {
  /** @param {L.Map} map @param {Map<string, UnitShape>} shapes */
  constructor(map, shapes) {
    this.map = map;
    this.shapes = shapes;
    this.perspective = "";
    this.layer = el("div", { class: "labels", "aria-hidden": "true" });
    map.getContainer().append(this.layer);
    /** @type {Entry[]} */
    this.entries = [...this.landEntries(), ...this.unitEntries()].sort((a, b) => a.rank - b.rank);
  }

  /** @returns {Entry[]} */
  landEntries() {
    return data.labels.map(({ name, kind, rank, minZoom, location }) => ({
      ...UNMEASURED,
      text: name,
      kind,
      rank,
      minZoom: minZoom || 0,
      maxZoom: 99,
      unit: null,
      anchor: () => ({ point: this.toPoint(location), extent: null }),
    }));
  }

  /** @returns {Entry[]} */
  unitEntries() {
    return unitLabels(dispute).map(({ unit, ...place }) => ({
      ...UNMEASURED,
      ...place,
      text: "",
      kind: unit.reference ? "unit-reference" : "unit",
      unit,
      anchor: this.unitAnchor(unit),
    }));
  }

  /** Where a unit, or a group of units, is on the screen. @param {Unit} unit */
  unitAnchor(unit) {
    const ids = this.shapes.has(unit.id) ? [unit.id] : unit.members;
    const parts = ids.flatMap((id) => this.shapes.get(id) ?? []);
    const bounds = parts.reduce((all, part) => all.extend(part.bounds), L.latLngBounds([]));
    const slope = slopeOf(parts.flatMap((part) => part.polygons.flat(2)));
    return () => {
      const { ne, sw } = this.cornersOf(bounds);
      const extent = { reach: Math.max(4, (ne.x - sw.x) / 2), rise: Math.max(4, (sw.y - ne.y) / 2), slope };
      return { point: ne.add(sw).divideBy(2), extent };
    };
  }

  /** @param {L.LatLngBounds} bounds */
  cornersOf(bounds) {
    const [ne, sw] = [bounds.getNorthEast(), bounds.getSouthWest()].map((corner) => this.map.latLngToContainerPoint(corner));
    return { ne, sw };
  }

  /** @param {LonLat} place */
  toPoint([lon, lat]) {
    return this.map.latLngToContainerPoint([lat, lon]);
  }

  /**
   * Names of the units in a perspective: their labels are measured again when next placed.
   * @param {string} perspective
   */
  name(perspective) {
    if (perspective === this.perspective) return;
    this.perspective = perspective;
    for (const entry of this.entries) {
      if (entry.unit) entry.text = entry.unit.labels[perspective];
    }
    this.forget();
  }

  /** All names are written and measured again when next placed: in other words, or another typeface. */
  forget() {
    this.layer.replaceChildren();
    for (const entry of this.entries) entry.node = null;
  }

  /** Places every name that finds room; names already placed and panels are in the way. @param {boolean} visible */
  place(visible) {
    const zoom = this.map.getZoom();
    const wanted = new Set(this.entries.filter((entry) => visible && zoom >= entry.minZoom && zoom <= entry.maxZoom));
    this.measure([...wanted].filter((entry) => !entry.node));
    const taken = [...this.obstacles(`[data-obstacle], .leaflet-control, ${PLACES}`), ...this.islets()];
    const coasts = this.coasts();
    const placed = new Set([...document.querySelectorAll(PLACES)].map((place) => place.textContent));
    for (const entry of this.entries) {
      const room = wanted.has(entry) && !placed.has(entry.text) ? this.findRoom(entry, taken, coasts) : null;
      if (room) taken.push(room.box);
      if (room) placed.add(entry.text);
      show(entry, room);
    }
  }

  /** The islands that the map is about. @returns {Box[]} */
  islands() {
    return dispute.allocatable.flatMap(({ id }) => this.shapes.get(id) ?? []).map((shape) => this.screenBox(shape.bounds));
  }

  /** Islands so small on the screen that a name would hide them. */
  islets() {
    return [...this.shapes.values()].map((shape) => this.screenBox(shape.bounds)).filter(isIslet);
  }

  /** @param {L.LatLngBounds} bounds @returns {Box} */
  screenBox(bounds) {
    const { ne, sw } = this.cornersOf(bounds);
    return [sw.x - ISLET_EDGE_PX, ne.y - ISLET_EDGE_PX, ne.x + ISLET_EDGE_PX, sw.y + ISLET_EDGE_PX];
  }

  /** @returns {Box[]} */
  obstacles(selector = "[data-obstacle]") {
    const origin = this.map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll(selector)]
      .filter((node) => node.checkVisibility({ contentVisibilityAuto: true }))
      .map((node) => node.getBoundingClientRect())
      .map((rect) => [rect.left - origin.left, rect.top - origin.top, rect.right - origin.left, rect.bottom - origin.top]);
  }

  /** Points of the coast of each unit, on the screen. */
  coasts() {
    return new Map([...this.shapes].map(([id, { coast }]) => [id, coast.map((point) => this.map.latLngToContainerPoint(point))]));
  }

  /** The island with the nearest coast, if that is no farther than some pixels. @param {L.Point} point @param {number} reach_px */
  nearestUnit(point, reach_px) {
    const coasts = this.coasts();
    const near = dispute.allocatable.map((unit) => ({
      unit,
      distance: Math.min(...(coasts.get(unit.id) ?? []).map((at) => at.distanceTo(point))),
    }));
    const [nearest] = near.filter(({ distance }) => distance <= reach_px).sort((a, b) => a.distance - b.distance);
    return nearest?.unit;
  }

  /** @param {Entry} entry @param {Box[]} taken @param {Map<string, L.Point[]>} coasts @returns {Room | null} */
  findRoom(entry, taken, coasts) {
    const { unit, sizes } = entry;
    const { point, extent } = entry.anchor();
    const ids = unit ? leavesOf(unit) : [];
    const own = ids.flatMap((id) => coasts.get(id) ?? []);
    const others = dispute.allocatable.filter(({ id }) => !ids.includes(id)).map(({ id }) => coasts.get(id) ?? []);
    const fits = unit?.allocatable ? (/** @type {Box} */ box) => isNearest(box, own, others) : undefined;
    const isSea = SEAS.includes(entry.kind);
    for (const size of sizes) {
      const box = freeBox(point, offsets(extent, size.width, size.height, isSea), size, taken, this.map.getSize(), fits);
      if (box) return { box, isNarrow: size !== sizes[0] };
    }
    return null;
  }

  /** Sizes of names not shown before: all are written before the first is measured. @param {Entry[]} entries */
  measure(entries) {
    // Where a name goes on in a second line, the stroke between both stays in the first.
    const nodes = entries.map(({ kind, text }) => el("div", { class: `label label--${kind}` }, text.replaceAll(" /", "\u00a0/")));
    this.layer.append(...nodes);
    entries.forEach((entry, i) => {
      entry.node = nodes[i];
      entry.sizes = [sizeOf(nodes[i])];
    });
    const narrow = entries.filter(({ unit }) => unit?.reference);
    for (const { node } of narrow) node?.classList.add(NARROW);
    for (const { node, sizes } of narrow) if (node) sizes.push(sizeOf(node));
  }
}

/** @param {HTMLElement} node @returns {Size} */
function sizeOf({ offsetWidth, offsetHeight }) {
  return { width: offsetWidth, height: offsetHeight };
}

/** @param {Entry} entry @param {Room | null} room */
function show({ node }, room) {
  if (!node) return;
  node.classList.toggle("is-hidden", !room);
  if (!room) return;
  const { box, isNarrow } = room;
  node.classList.toggle(NARROW, isNarrow);
  node.style.transform = `translate(${Math.round(box[0])}px, ${Math.round(box[1])}px)`;
}
