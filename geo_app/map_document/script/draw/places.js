// Places that a passage speaks of: a ring and a name, or at the edge of the map the way to them.

import { el } from "../elements.js";
import { data } from "../page.js";
import { standingOf } from "../rules/far_places.js";

/** @import { Labels } from "./labels.js" */
/** @import { SpokenPlace } from "../types.d.ts" */

export class PlaceMarks {
  /** @param {L.Map} map @param {Labels} labels */
  constructor(map, labels) {
    this.map = map;
    this.labels = labels;
    this.select = "";
    /** @type {{ place: SpokenPlace, ring: HTMLElement, name: HTMLElement }[]} */
    this.marks = [];
    this.layer = el("div", { class: "labels places", "aria-hidden": "true" });
    map.getContainer().append(this.layer);
    map.on("move", () => this.stand());
  }

  /** @param {{ view: { select: string } }} shown */
  paint({ view }) {
    if (view.select === this.select) return;
    this.select = view.select;
    this.marks = (data.spokenOf[view.select]?.places ?? []).map((place) => ({
      place,
      ring: el("i", { class: "place-ring" }),
      name: el("div", { class: "label place", "data-place": true }),
    }));
    this.layer.replaceChildren(...this.marks.flatMap(({ ring, name }) => [ring, name]));
    this.stand();
  }

  /** The way round the globe is the shorter one. @param {SpokenPlace} place */
  pointOf({ location: [lon, lat] }) {
    const turns = Math.round((this.map.getCenter().lng - lon) / 360);
    return this.map.latLngToContainerPoint([lat, lon + 360 * turns]);
  }

  /** Puts every name where its place is, or towards it. */
  stand() {
    if (!this.marks.length) return;
    const taken = this.labels.obstacles("[data-obstacle], .leaflet-control");
    const islands = this.labels.islands();
    // The credits are the lower edge.
    const size = this.map.getSize().subtract([0, this.map.attributionControl.getContainer()?.offsetHeight ?? 0]);
    for (const { place, ring, name } of this.marks) {
      const point = this.pointOf(place);
      const isAway = !size.contains(point) || point.x < 0 || point.y < 0;
      name.replaceChildren(...(isAway ? [el("span", { class: "place__way" }, "→"), " ", place.away] : [place.name]));
      const room = { width: name.offsetWidth, height: name.offsetHeight };
      const standing = standingOf(point, size, room, isAway ? [...taken, ...islands] : taken);
      for (const node of [ring, name]) node.classList.toggle("is-invisible", !standing || (node === ring && isAway));
      if (!standing) continue;
      taken.push(standing.box);
      ring.style.transform = `translate(${point.x}px, ${point.y}px)`;
      name.style.transform = `translate(${standing.box[0]}px, ${standing.box[1]}px)`;
      name.style.setProperty("--way", `${standing.angle ?? 0}rad`);
    }
  }
}
