// The camera: what is fitted goes where no panel lies over it, and waits while there is no room.

import { data, reducedMotion } from "../page.js";
import { withinLimits } from "../rules/view.js";

/** @import { Camera as Place, Corners, View } from "../types.d.ts" */

const FLY_SECONDS = 0.9;
const MIN_STAGE_PX = 330;
const LARGEST_PANEL_SHARE = 0.55;
const LEAST_SIZE_PX = 80;

/** Bounds as Leaflet's. @param {Corners} corners */
export function toBounds([[west, south], [east, north]]) {
  return L.latLngBounds([south, west], [north, east]);
}

export class Camera {
  /** @param {L.Map} map @param {HTMLElement} panel */
  constructor(map, panel) {
    this.map = map;
    this.panel = panel;
    /** @type {L.LatLngBounds | null} */
    this.waiting = null;
  }

  /** @returns {Place} */
  place() {
    const { lat, lng } = this.map.getCenter();
    return withinLimits({ lon: lng, lat, zoom: this.map.getZoom() }, data);
  }

  /** @param {Place} place */
  moveTo({ lat, lon, zoom }) {
    this.map.setView([lat, lon], zoom, { animate: false });
  }

  /** Looks where the view says, or else at what its passage is about. @param {View} view */
  showFirst({ camera, select }) {
    if (camera) this.moveTo(camera);
    else this.fit(data.scenes[select]?.bounds ?? data.home, false);
  }

  resized() {
    this.map.invalidateSize({ animate: false });
    if (this.waiting) this.fitLatLng(this.waiting, false);
  }

  /** On paper the map has the width of a page, and its panels stand below it. @param {() => void} painted */
  listenToPrint(painted) {
    const stage = this.map.getContainer();
    const corner = /** @type {HTMLElement} */ (this.panel.parentElement);
    const mark = document.createComment("");
    const title = document.querySelector(".twin h1");
    let before = this.place();
    window.addEventListener("beforeprint", () => {
      const { lat, lng } = this.map.getCenter();
      before = { lat, lon: lng, zoom: this.map.getZoom() };
      const corners = [L.point(this.clearance().paddingTopLeft), this.map.getSize()].map((point) => this.map.containerPointToLatLng(point));
      corner.replaceWith(mark);
      stage.after(corner);
      if (title) stage.before(title);
      stage.classList.add("is-on-paper");
      this.map.invalidateSize({ animate: false }).fitBounds(L.latLngBounds(corners), { animate: false });
      painted();
    });
    window.addEventListener("afterprint", () => {
      mark.replaceWith(corner);
      if (title) document.getElementById("twin")?.prepend(title);
      stage.classList.remove("is-on-paper");
      this.map.invalidateSize({ animate: false });
      this.moveTo(before);
    });
  }

  /** @param {Corners} bounds @param {boolean} [animate] */
  fit(bounds, animate) {
    this.fitLatLng(toBounds(bounds), animate);
  }

  /** @param {L.LatLngBounds} bounds @param {boolean} [animate] */
  fitLatLng(bounds, animate = !reducedMotion.matches) {
    // A map without room (a hidden tab, a frame being laid out) cannot be fitted: later, then.
    const { x, y } = this.map.getSize();
    this.waiting = Math.min(x, y) < LEAST_SIZE_PX ? bounds : null;
    if (this.waiting) return;
    if (animate) this.map.flyToBounds(bounds, { ...this.clearance(), duration: FLY_SECONDS });
    else this.map.fitBounds(bounds, { ...this.clearance(), animate: false });
  }

  /**
   * Room that the panels take: what is fitted goes beside them, below them on a phone.
   * @returns {{ paddingTopLeft: [number, number], paddingBottomRight: [number, number] }}
   */
  clearance() {
    const { x, y } = this.map.getSize();
    const panel = this.panel.getBoundingClientRect();
    if (x - panel.width > MIN_STAGE_PX) return { paddingTopLeft: [panel.width + 16, 8], paddingBottomRight: [50, 24] };
    // On a phone the closed legend stands at the foot; beside a panel, the buttons on the right.
    return { paddingTopLeft: [8, Math.min(panel.height + 16, y * LARGEST_PANEL_SHARE)], paddingBottomRight: [8, y > x ? 64 : 24] };
  }
}
