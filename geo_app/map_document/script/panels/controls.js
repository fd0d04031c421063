// Zoom, fit, full screen, layers and base maps; the reader is told who is contacted.

import { el, iconButton } from "../elements.js";
import { data, t, words } from "../page.js";

/** @import { BaseMapData, Shown } from "../types.d.ts" */
/** @typedef {(id: string) => void} Choose */
/** @typedef {{ fit: () => void, layer: (id: string, isOn: boolean) => void, base: Choose, perspective: Choose }} ControlHandlers */

export class Controls {
  /** @param {L.Map} map @param {ControlHandlers} handlers */
  constructor(map, handlers) {
    this.handlers = handlers;
    this.menu = this.buildMenu();
    this.node = el(
      "div",
      { class: "controls", "data-obstacle": true },
      iconButton(t("map.controls.zoom_in"), () => map.zoomIn(), "controls__in"),
      iconButton(t("map.controls.zoom_out"), () => map.zoomOut(), "controls__out"),
      iconButton(t("map.controls.fit"), handlers.fit, "controls__fit"),
      iconButton(t("map.controls.full_screen"), toggleFullScreen, "controls__full"),
      this.menu,
    );
  }

  buildMenu() {
    const { handlers } = this;
    const layers = data.layers.map((id) => layerInput(id, handlers.layer));
    const sides = data.perspectives.map(({ id, title }) => radio("perspective", id, handlers.perspective, title));
    const bases = data.baseMaps.map((base) => radio("base", base.id, handlers.base, baseTitle(base)));
    const noBase = radio("base", "", handlers.base, el("span", {}, t("map.base.own")));
    const note = el("p", { class: "menu__note" }, t("map.base.note"));
    return el(
      "details",
      { class: "menu" },
      el("summary", { "aria-label": t("map.layers.title"), title: t("map.layers.title") }),
      el(
        "div",
        { class: "panel menu__body", "data-obstacle": true },
        group("map.layers.title", ...layers),
        group("map.perspective.title", ...sides),
        bases.length ? group("map.base.title", noBase, ...bases, note) : null,
      ),
    );
  }

  /** @param {Shown} shown */
  paint({ view }) {
    const base = data.baseMaps.find(({ id }) => view.layers.includes(id));
    for (const input of this.menu.querySelectorAll("input")) {
      if (input.type === "checkbox") input.checked = view.layers.includes(input.value);
      else if (input.name === "base") input.checked = input.value === (base ? base.id : "");
      else input.checked = input.value === view.perspective;
    }
  }
}

/** @param {string} key @param {Node[]} children */
function group(key, ...children) {
  return el("fieldset", {}, el("legend", {}, t(key)), children);
}

/** @param {string} id @param {ControlHandlers["layer"]} onChange */
function layerInput(id, onChange) {
  const input = el("input", { type: "checkbox", value: id, on: { change: () => onChange(id, input.checked) } });
  return el("label", {}, input, t(`map.layers.${id}`));
}

/** @param {string} name @param {string} value @param {Choose} onChange @param {Node | string} title */
function radio(name, value, onChange, title) {
  return el("label", {}, el("input", { type: "radio", name, value, on: { change: () => onChange(value) } }), title);
}

/** @param {BaseMapData} base */
function baseTitle({ title, host }) {
  return el("span", {}, title, el("small", {}, t("map.base.contacts", { host })));
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

/** The coordinates under the pointer, else of the middle. @param {L.Map} map */
export function coordinates(map) {
  const node = el("output", { class: "coordinates", "aria-label": t("map.coordinates") });
  /** @param {L.LatLng} place */
  const show = (place) => {
    node.textContent = words.coordinates(place);
  };
  map.on("mousemove", (event) => show(event.latlng));
  map.on("moveend", () => show(map.getCenter()));
  show(map.getCenter());
  return node;
}
