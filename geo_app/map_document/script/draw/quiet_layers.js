// Layers without a say: the sea floor, meridians and parallels, ground pictures of third parties.

import { data, root } from "../page.js";
import { decode } from "../rules/outlines.js";
import { fadeOut } from "./fade.js";
import { rendererFor } from "./panes.js";

/** @import { LatLon, Shown } from "../types.d.ts" */

/** A layer that is drawn when it is first asked for. */
class QuietLayer {
  /** @param {L.Map} map @param {string} id @param {(group: L.LayerGroup) => void} draw */
  constructor(map, id, draw) {
    this.map = map;
    this.id = id;
    this.draw = draw;
    this.group = L.layerGroup();
  }

  /** @param {Shown} shown */
  paint({ view }) {
    const isShown = view.layers.includes(this.id);
    if (isShown === this.map.hasLayer(this.group)) return;
    if (!isShown) {
      this.group.remove();
      return;
    }
    if (!this.group.getLayers().length) this.draw(this.group);
    this.group.addTo(this.map);
  }
}

/** Quiet areas deeper than a few depths, under everything else. @param {L.Map} map */
export function seaFloor(map) {
  return new QuietLayer(map, "sea_floor", (group) => {
    const options = { renderer: rendererFor("floor"), pane: "floor", interactive: false, className: "floor" };
    const areas = data.seaFloor.map((shape) => L.polygon(decode(shape), options).addTo(group));
    const frame = areas.reduce((all, area) => all.extend(area.getBounds()), L.latLngBounds([]));
    if (areas.length) fadeOut(frame, options).addTo(group);
  });
}

/** Meridians and parallels every few degrees. @param {L.Map} map */
export function graticule(map) {
  return new QuietLayer(map, "graticule", (group) => {
    const options = { renderer: rendererFor("context"), pane: "context", interactive: false, className: "graticule" };
    const line = (/** @type {LatLon[]} */ ...ends) => L.polyline(ends, options).addTo(group);
    for (let lon = 20; lon <= 200; lon += 5) line([0, lon], [80, lon]);
    for (let lat = 0; lat <= 80; lat += 5) line([lat, 20], [lat, 200]);
  });
}

/** Tiles of a third party, only while the reader has asked for them. */
export class BaseMap {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    this.id = "";
    /** @type {L.TileLayer | null} */
    this.layer = null;
  }

  /** @param {Shown} shown */
  paint({ view }) {
    const base = data.baseMaps.find(({ id }) => view.layers.includes(id));
    const id = base ? base.id : "";
    if (id === this.id) return;
    this.id = id;
    this.layer?.remove();
    this.layer = null;
    if (base) {
      const options = { attribution: base.attribution, maxNativeZoom: base.maxZoom, maxZoom: 12 };
      this.layer = L.tileLayer(base.url, options).addTo(this.map);
    }
    root.toggleAttribute("data-base", Boolean(base));
  }
}
