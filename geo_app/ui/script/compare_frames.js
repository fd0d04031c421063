// Two maps side by side that look at the same place. What one of them tells goes
// through the document, and the other follows; a map never answers to what it was told.

import { framed, MapChannel, rewriteAddress, themeOf } from "./shared/map_channel.js";

/** @import { Camera, ViewMessage } from "../../map_document/script/types.d.ts" */
/** @import { Component } from "./shared/types.d.ts" */
/** @typedef {{ sources: string[], titles: string[], sides: ViewMessage[], count: number }} Data */
/** @typedef {(value: { side: number, cause: string, state: ViewMessage }) => void} Tell */
/** @typedef {{ from: ComparedMap, camera?: Camera, together?: ViewMessage }} Shared */

const SHARED = "dispute-map/shared";
const TOGETHER = ["layers", "perspective", "rocks"];
const APART = ["look", "scenario", "date", "set", "cut", "name"];
const NEAR_DEG = 0.02;
const NEAR_ZOOM = 0.06;

/** @param {ViewMessage} state @param {string[]} keys @returns {ViewMessage} */
function pick(state, keys) {
  return Object.fromEntries(keys.filter((key) => key in state).map((key) => [key, state[key]]));
}

/** @param {unknown} a @param {unknown} b */
function isSame(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** @param {Camera} a @param {Camera | null} b */
function isNear(a, b) {
  if (!b) return false;
  return Math.abs(a.lon - b.lon) < NEAR_DEG && Math.abs(a.lat - b.lat) < NEAR_DEG && Math.abs(a.zoom - b.zoom) < NEAR_ZOOM;
}

class ComparedMap extends MapChannel {
  /** @param {Element} place @param {number} side @param {Data} data @param {string} theme @param {Tell} tell */
  constructor(place, side, data, theme, tell) {
    const state = data.sides[side];
    super(place, data.titles[side], framed(data.sources[side], theme));
    this.side = side;
    this.tell = tell;
    this.apart = pick(state, APART);
    this.together = pick(state, TOGETHER);
    /** @type {Camera | null} */
    this.camera = state.camera || null;
    /** @param {Event} event */
    this.onShared = (event) => this.follow(/** @type {CustomEvent<Shared>} */ (event).detail);
    document.addEventListener(SHARED, this.onShared);
  }

  /** @override @param {string} cause @param {ViewMessage} state */
  changed(cause, state) {
    if (cause === "camera") this.moved(state.camera);
    const together = pick(state, TOGETHER);
    if (!isSame(together, this.together)) {
      this.together = together;
      this.share({ from: this, together });
    }
    if (cause === "camera" || cause === "select") return;
    this.apart = pick(state, APART);
    this.tell({ side: this.side, cause, state: { ...together, ...this.apart } });
  }

  /** @param {Camera} camera */
  moved(camera) {
    const isEcho = isNear(camera, this.camera);
    this.camera = camera;
    if (isEcho) return;
    rewriteAddress(camera);
    this.share({ from: this, camera });
  }

  /** @param {Shared} detail */
  share(detail) {
    document.dispatchEvent(new CustomEvent(SHARED, { detail }));
  }

  /** @param {Shared} shared */
  follow({ from, camera, together }) {
    if (from === this) return;
    if (camera && !isNear(camera, this.camera)) {
      this.camera = camera;
      this.send({ camera }, false);
    }
    if (together) {
      this.together = together;
      this.send(together, false);
    }
  }

  /** What the page shows on this side by now, perhaps after a step back in the history. @param {ViewMessage} state */
  update(state) {
    const [apart, together] = [pick(state, APART), pick(state, TOGETHER)];
    if (isSame(apart, this.apart) && isSame(together, this.together)) return;
    Object.assign(this, { apart, together });
    this.send({ ...apart, ...together }, false);
  }

  /** @override */
  close() {
    document.removeEventListener(SHARED, this.onShared);
    super.close();
  }
}

/** @type {WeakMap<Element, { maps: ComparedMap[], theme: string }>} */
const compared = new WeakMap();

/** Number of the last change by the reader; what Python knew before it is out of date. */
let count = 0;

/** @param {Component<Data>} component */
export default function (component) {
  const { data, parentElement } = component;
  const theme = themeOf(parentElement);
  /** @type {Tell} */
  const tell = (value) => {
    count = Math.max(count + 1, Date.now());
    component.setStateValue("heard", { ...value, count });
  };
  const before = compared.get(parentElement);
  if (!before) count = data.count;
  const maps = before
    ? before.maps
    : [...parentElement.querySelectorAll("[data-side]")].map((place, side) => new ComparedMap(place, side, data, theme, tell));
  maps.forEach((map, side) => {
    map.tell = tell;
    map.frame.title = data.titles[side];
    if (data.count === count) map.update(data.sides[side]);
    if (before && before.theme !== theme) map.send({ theme }, false);
  });
  compared.set(parentElement, { maps, theme });
  return () => {
    for (const map of maps) map.close();
    compared.delete(parentElement);
  };
}
