// Zoom, fit, full screen, layers and base maps; the reader is told who is contacted.

class Controls {
  constructor(map, handlers) {
    this.map = map;
    this.handlers = handlers;
    this.menu = this.buildMenu();
    this.node = el(
      "div",
      { class: "controls", "data-obstacle": true },
      this.button("map.controls.zoom_in", "controls__in", () => map.zoomIn()),
      this.button("map.controls.zoom_out", "controls__out", () => map.zoomOut()),
      this.button("map.controls.fit", "controls__fit", () => handlers.fit()),
      this.button("map.controls.full_screen", "controls__full", () => this.fullScreen()),
      this.menu,
    );
  }

  button(key, className, handler) {
    return el("button", { type: "button", class: className, "aria-label": t(key), title: t(key), on: { click: handler } });
  }

  buildMenu() {
    const toggles = data.layers.map((id) => this.toggle(id));
    const bases = [{ id: "", title: t("map.base.own") }, ...data.baseMaps].map((base) => this.base(base));
    return el(
      "details",
      { class: "menu" },
      el("summary", { "aria-label": t("map.layers.title"), title: t("map.layers.title") }),
      el("div", { class: "panel menu__body", "data-obstacle": true },
        el("fieldset", {}, el("legend", {}, t("map.layers.title")), toggles),
        el("fieldset", {}, el("legend", {}, t("map.perspective.title")), data.perspectives.map((one) => this.perspective(one))),
        data.baseMaps.length ? el("fieldset", {}, el("legend", {}, t("map.base.title")), bases, el("p", { class: "menu__note" }, t("map.base.note"))) : null),
    );
  }

  toggle(id) {
    const input = el("input", { type: "checkbox", value: id, on: { change: () => this.handlers.layer(id, input.checked) } });
    return el("label", {}, input, t(`map.layers.${id}`));
  }

  perspective({ id, title }) {
    const input = el("input", { type: "radio", name: "perspective", value: id, on: { change: () => this.handlers.perspective(id) } });
    return el("label", {}, input, title);
  }

  base(base) {
    const input = el("input", { type: "radio", name: "base", value: base.id, on: { change: () => this.handlers.base(base.id) } });
    const contact = base.host ? el("small", {}, t("map.base.contacts", { host: base.host })) : null;
    return el("label", {}, input, el("span", {}, base.title, contact));
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  }

  paint(state) {
    for (const input of this.menu.querySelectorAll("input[type=checkbox]")) input.checked = state.layers.has(input.value);
    const base = data.baseMaps.find((candidate) => state.layers.has(candidate.id));
    for (const input of this.menu.querySelectorAll("input[name=base]")) input.checked = input.value === (base ? base.id : "");
    for (const input of this.menu.querySelectorAll("input[name=perspective]")) input.checked = input.value === state.perspective;
  }
}

/** Tiles of a third party, only while the reader has asked for them. */
class BaseMap {
  constructor(map) {
    this.map = map;
    this.id = "";
  }

  paint(state) {
    const base = data.baseMaps.find((candidate) => state.layers.has(candidate.id));
    const id = base ? base.id : "";
    if (id === this.id) return;
    this.id = id;
    this.layer?.remove();
    this.layer = base ? L.tileLayer(base.url, { attribution: base.attribution, maxNativeZoom: base.maxZoom, maxZoom: 12 }).addTo(this.map) : null;
    root.toggleAttribute("data-base", Boolean(base));
  }
}

/** Meridians and parallels every few degrees, with their degrees at the edge. */
class Graticule {
  constructor(map) {
    this.map = map;
    this.group = L.layerGroup();
    this.renderer = rendererFor("context");
  }

  paint(state) {
    const shown = state.layers.has("graticule");
    if (shown === this.map.hasLayer(this.group)) return;
    if (!shown) return void this.group.remove();
    if (!this.group.getLayers().length) this.draw();
    this.group.addTo(this.map);
  }

  draw() {
    const options = { renderer: this.renderer, pane: "context", interactive: false, className: "graticule" };
    for (let lon = 20; lon <= 200; lon += 5) L.polyline([[0, lon], [80, lon]], options).addTo(this.group);
    for (let lat = 0; lat <= 80; lat += 5) L.polyline([[lat, 20], [lat, 200]], options).addTo(this.group);
  }
}

function coordinateText({ lat, lng }) {
  const part = (value, positive, negative) => {
    const minutes = Math.round(Math.abs(value) * 60);
    return `${Math.floor(minutes / 60)}° ${String(minutes % 60).padStart(2, "0")}′ ${t(value < 0 ? negative : positive)}`;
  };
  return `${part(lat, "map.north", "map.south")}, ${part(lng, "map.east", "map.west")}`;
}

function addCoordinates(map) {
  const node = el("output", { class: "coordinates", "aria-label": t("map.coordinates") });
  const show = (place) => (node.textContent = coordinateText(place));
  map.on("mousemove", (event) => show(event.latlng));
  map.on("moveend", () => show(map.getCenter()));
  show(map.getCenter());
  return node;
}

/** A scale bar in the reader's language: Leaflet's own writes its units in Latin letters. */
const ScaleBar = L.Control.Scale.extend({
  _updateMetric(metres) {
    const length = this._getRoundNum(metres);
    const text = length < 1000 ? t("map.scale.m", { m: length }) : t("map.scale.km", { km: length / 1000 });
    this._updateScale(this._mScale, "", length / metres);
    this._mScale.textContent = text;
  },
});

// Leaflet writes the credits of its layers as markup. Ours come from the data: they are text.
L.Control.Attribution.include({
  _update() {
    const credits = Object.keys(this._attributions).filter((text) => this._attributions[text]);
    if (this._map) this._container.textContent = credits.join(", ");
  },
});
