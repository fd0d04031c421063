// The small map in the corner that says where this is.

import { el, svg } from "../elements.js";
import { data, t } from "../page.js";
import { decode } from "../rules/outlines.js";

/** @import { LatLon } from "../types.d.ts" */

const WIDTH = 168;
const LARGEST_SHARE = 0.8;
const LEAST_FRAME_PX = 14;

export class Locator {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    const { west, south, east, north } = data.locator;
    this.scale = WIDTH / (east - west);
    this.middle = Math.cos(((south + north) / 2) * (Math.PI / 180));
    const height = Math.round(((north - south) * this.scale) / this.middle);
    this.frame = svg("rect", { class: "locator__frame" });
    this.cross = svg("circle", { class: "locator__cross", r: 9 });
    const land = svg("path", { d: this.coasts(), class: "land" });
    const box = { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, "aria-hidden": "true" };
    const picture = svg("svg", box, land, ...this.names(), this.cross, this.frame);
    const caption = el("figcaption", { class: "visually-hidden" }, t("map.locator"));
    this.node = el("figure", { class: "panel locator", "data-obstacle": true }, picture, caption);
    map.on("move", () => this.paint());
    this.paint();
  }

  /** @param {number} lat @param {number} lon */
  xy(lat, lon) {
    const { west, north } = data.locator;
    return [(lon - west) * this.scale, ((north - lat) * this.scale) / this.middle];
  }

  coasts() {
    /** @param {LatLon} point */
    const text = ([lat, lon]) =>
      this.xy(lat, lon)
        .map((value) => value.toFixed(1))
        .join(" ");
    return decode(data.locator.land)
      .flat()
      .map((ring) => `M${ring.map(text).join("L")}Z`)
      .join("");
  }

  names() {
    return data.locator.names.map(({ name, location: [lon, lat] }) => {
      const [x, y] = this.xy(lat, lon);
      return svg("text", { x: x.toFixed(1), y: y.toFixed(1), class: "locator__name", "paint-order": "stroke" }, name);
    });
  }

  paint() {
    const bounds = this.map.getBounds();
    const [x0, y0] = this.xy(bounds.getNorth(), bounds.getWest());
    const [x1, y1] = this.xy(bounds.getSouth(), bounds.getEast());
    const [width, height] = [x1 - x0, y1 - y0];
    this.node.classList.toggle("is-hidden", width > WIDTH * LARGEST_SHARE || height > WIDTH);
    for (const [name, value] of Object.entries({ x: x0, y: y0, width: Math.max(1, width), height: Math.max(1, height) })) {
      this.frame.setAttribute(name, value.toFixed(1));
    }
    this.cross.setAttribute("cx", ((x0 + x1) / 2).toFixed(1));
    this.cross.setAttribute("cy", ((y0 + y1) / 2).toFixed(1));
    this.cross.classList.toggle("is-hidden", width >= LEAST_FRAME_PX);
  }
}
