// Puts the parts together and keeps them in step: one state in, one repaint out.

const VIEW_DELAY_MS = 250;
const FAR_ZOOM = 4.5;
const SETTLE_DELAY_MS = 40;

class MapDocument {
  constructor(map) {
    this.map = map;
    this.state = defaultState();
    this.address = firstState(window.location.hash);
    if (this.address.theme) root.dataset.theme = this.address.theme;
    root.dataset.panel = this.address.panel || "1";
    dressFile();
    this.buildPanels();
    this.arrange();
    this.change(understood(this.address));
    // The view is set before anything is drawn: Leaflet would project every shape twice.
    this.scenario.paint(this.state, allocationOf(this.state));
    this.view.showFirst(this.address.view);
    this.drawLayers();
    this.listen();
    this.fitShapes();
    this.repaint();
    this.ready = true;
    this.tour.start();
    this.tell({ kind: "dispute-map/ready" });
  }

  buildPanels() {
    const { map } = this;
    this.shapes = new Map();
    this.legend = new Legend();
    this.sea = new Sea(map, (atom, event) => this.waterChosen(atom, event));
    this.card = new Card(() => this.close(), this.sea, this.shapes);
    this.lab = new Lab({
      change: (change, cause) => this.act(change, cause),
      open: () => (this.legend.node.open = false),
    }, this.sea);
    this.scenario = new ScenarioSwitch((id) => this.act({ scenario: id, parties: {}, cuts: {}, name: "" }, "scenario"), this.lab);
    this.timeline = new Timeline((day) => this.act({ day }, "date"));
    this.controls = new Controls(map, {
      fit: () => this.view.fit(data.home),
      layer: (id, on) => this.act({ layers: this.withLayer(id, on) }, "layers"),
      base: (id) => this.act({ layers: this.withBase(id) }, "layers"),
      perspective: (id) => this.act({ perspective: id }, "perspective"),
    });
    this.view = new View(map, this.scenario.node);
    this.twin = new TextTwin(this.sea);
    this.tour = new FileTour((state) => this.set(state, true));
    this.tooltip = el("div", { class: "tooltip", "aria-hidden": "true", hidden: true });
  }

  drawLayers() {
    const { map } = this;
    addPanes(map);
    this.base = new BaseMap(map);
    this.floor = new SeaFloor(map);
    this.graticule = new Graticule(map);
    drawContext(map);
    const layers = { unit: rendererFor("unit"), hatch: rendererFor("hatch") };
    const handlers = {
      select: (unit) => this.chosenUnit(unit),
      hover: (unit, event) => this.hover(unit, event),
      key: (unit, event) => this.key(unit, event),
      focus: (unit) => this.hover(unit),
    };
    for (const unit of leaves) this.shapes.set(unit.id, new UnitShape(unit, layers, handlers).addTo(map));
    addTextures(map.getPane("unit").querySelector("svg"));
    addPatterns(map.getPane("hatch").querySelector("svg"));
    const select = (what) => this.act({ select: what }, "select");
    this.lines = drawLines(map, select);
    this.events = new EventMarks(map, select);
    this.labels = new Labels(map, this.shapes);
  }

  arrange() {
    const stage = this.map.getContainer();
    new ScaleBar({ imperial: false, position: "bottomright" }).addTo(this.map);
    this.map.attributionControl.setPrefix(false).addAttribution(data.attribution);
    this.locator = new Locator(this.map);
    const left = el("div", { class: "corner corner--left" }, this.scenario.node, this.legend.node);
    const right = el("div", { class: "corner corner--right" }, this.controls.node, this.card.node);
    const inset = el("div", { class: "corner corner--inset" }, this.locator.node, addCoordinates(this.map));
    stage.append(left, inset, right, this.tooltip, this.legend.live);
    stage.setAttribute("aria-label", t("map.label"));
    stage.prepend(el("h1", { class: "visually-hidden" }, data.title));
    for (const panel of [this.scenario.node, this.legend.node, this.controls.node, this.card.node, inset]) {
      L.DomEvent.disableClickPropagation(panel);
      L.DomEvent.disableScrollPropagation(panel);
    }
    stage.after(this.timeline.node);
    this.map.invalidateSize({ animate: false });
  }

  listen() {
    const { map } = this;
    map.on("click", () => this.state.select && this.act({ select: "" }, "select"));
    map.on("zoomend", () => this.fitShapes());
    map.on("zoomend moveend resize", () => this.settle());
    map.on("moveend", () => this.viewMoved());
    for (const node of [this.legend.node, this.controls.menu]) node.addEventListener("toggle", () => this.settle());
    window.addEventListener("message", (event) => this.receive(event));
    new ResizeObserver(() => this.view.resized()).observe(map.getContainer());
    this.view.listenToPrint(() => this.settled());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.escape());
  }

  /** A change by the reader: repaint, then tell the page around. */
  act(change, cause) {
    this.change(change);
    this.repaint();
    if (cause === "select" && change.select) this.chosen = change.select;
    this.tellState(cause);
  }

  change(change) {
    const renamed = change.perspective && change.perspective !== this.state.perspective;
    Object.assign(this.state, this.ready ? allowed(change) : change);
    if (!renamed) return;
    nameUnits(change.perspective);
    this.labels?.rename();
  }

  repaint() {
    const { state } = this;
    const allocation = (this.allocation = allocationOf(state));
    const drawn = new Map(leaves.map((unit) => [unit.id, unitState(unit, state, allocation)]));
    const selected = new Set(this.selectedUnits());
    for (const shape of this.shapes.values()) {
      shape.paint(drawn.get(shape.unit.id), selected.has(shape.unit.id), this.describe(shape.unit, drawn.get(shape.unit.id)));
    }
    root.toggleAttribute("data-contested", state.layers.has("contested"));
    root.toggleAttribute("data-zones", state.layers.has("zones"));
    paintLines(this.lines, state);
    for (const part of [this.floor, this.sea, this.lab, this.events, this.card, this.scenario, this.timeline, this.controls, this.base, this.graticule]) part.paint(state, allocation);
    this.legend.paint(state, drawn);
    this.settle();
  }

  /** What would delay the paint comes after it: names are measured and placed, the state is said. */
  settle() {
    clearTimeout(this.settleTimer);
    cancelAnimationFrame(this.settleFrame);
    this.settleFrame = requestAnimationFrame(() => (this.settleTimer = setTimeout(() => this.settled(), SETTLE_DELAY_MS)));
  }

  settled() {
    const { state, allocation } = this;
    this.labels.place(state.layers.has("names"));
    this.legend.say(state, allocation);
    this.twin.paint(state, allocation);
  }

  selectedUnits() {
    const [kind, id] = this.state.select.split(/:(.*)/s);
    if (kind !== "unit" || !unitById.has(id)) return [];
    const unit = unitById.get(id);
    return unit.members.length ? unit.members : [id];
  }

  /** What a screen reader says of a unit: its names, who holds it, whether title is disputed. */
  describe(unit, drawn) {
    const facts = [unit.name];
    if (drawn.control) facts.push(t("map.unit.held", { holder: data.holders[drawn.control.holder].name }));
    if (drawn.changed) facts.push(t("map.unit.would_be", { party: partyById.get(drawn.party).name }));
    if (drawn.title) facts.push(t(`map.unit.${drawn.title}`));
    return facts.join(". ");
  }

  fitShapes() {
    root.toggleAttribute("data-far", this.map.getZoom() < FAR_ZOOM);
    for (const shape of this.shapes.values()) shape.fitZoom(this.map);
    this.rove();
    if (this.ready) this.repaint();
  }

  /** One tab stop for all units; arrow keys go along the chain. */
  rove() {
    const current = this.roving || allocatable[0].id;
    for (const shape of this.shapes.values()) {
      for (const path of shape.paths()) path.setAttribute("tabindex", path === shape.handle && shape.unit.id === current ? "0" : "-1");
    }
  }

  key(unit, event) {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (this.chosenUnit(unit)) this.card.focus();
    } else if (event.key in steps) {
      event.preventDefault();
      event.stopPropagation();
      const order = allocatable.filter((candidate) => this.shapes.has(candidate.id));
      const at = order.indexOf(unit) + steps[event.key];
      const next = order[(at + order.length) % order.length];
      this.roving = next.id;
      this.rove();
      if (!this.map.getBounds().contains(this.shapes.get(next.id).point)) this.map.panTo(this.shapes.get(next.id).point, { animate: false });
      this.shapes.get(next.id).handle.focus({ preventScroll: true });
    }
  }

  /** With a brush in hand a unit is given away; else its card opens. True if it opened. */
  chosenUnit(unit) {
    if (this.state.mode === "lab" && this.lab.give(unit)) return false;
    this.act({ select: `unit:${unit.id}` }, "select");
    return true;
  }

  /** Whose water is this? */
  waterChosen(atom, event) {
    L.DomEvent.stopPropagation(event);
    const { lat, lng } = event.latlng;
    this.act({ select: `sea:${lng.toFixed(4)},${lat.toFixed(4)}` }, "select");
  }

  hover(unit, event) {
    this.tooltip.hidden = !unit;
    if (!unit) return;
    this.tooltip.textContent = this.describe(unit, unitState(unit, this.state, this.allocation));
    const point = event && event.containerPoint ? event.containerPoint : this.map.latLngToContainerPoint(this.shapes.get(unit.id).point);
    const size = this.map.getSize();
    this.tooltip.style.transform = `translate(${Math.min(point.x + 14, size.x - 250)}px, ${Math.min(point.y + 14, size.y - 60)}px)`;
  }

  escape() {
    this.hover(null);
    if (this.controls.menu.open) this.controls.menu.open = false;
    else if (this.state.select) this.close();
  }

  close() {
    const [kind, id] = (this.chosen || "").split(/:(.*)/s);
    const hadFocus = this.card.node.contains(document.activeElement);
    this.act({ select: "" }, "select");
    if (hadFocus && kind === "unit" && this.shapes.has(id)) {
      this.roving = id;
      this.rove();
      this.shapes.get(id).handle.focus({ preventScroll: true });
    }
  }

  withLayer(id, on) {
    const layers = new Set(this.state.layers);
    layers[on ? "add" : "delete"](id);
    return layers;
  }

  withBase(id) {
    const layers = new Set([...this.state.layers].filter((layer) => !data.baseMaps.some((base) => base.id === layer)));
    if (id) layers.add(id);
    return layers;
  }

  viewMoved() {
    clearTimeout(this.viewTimer);
    this.viewTimer = setTimeout(() => this.tellState("view"), VIEW_DELAY_MS);
  }

  receive(event) {
    const fromParent = event.source === window.parent && window.parent !== window && event.origin === window.location.origin;
    if (!fromParent || !event.data || event.data.kind !== "dispute-map/set") return;
    this.set(event.data.state || {}, event.data.move);
  }

  set(message, move) {
    if (message.theme === "light" || message.theme === "dark") root.dataset.theme = message.theme;
    this.lab.heed(message);
    this.change(understood(message));
    this.repaint();
    if (isView(message.view)) this.map.setView([message.view.lat, message.view.lon], message.view.zoom, { animate: false });
    else if (move) this.moveTo(message);
  }

  moveTo(message) {
    if (Array.isArray(message.bounds)) return this.view.fit(message.bounds);
    const shapes = this.selectedUnits().map((id) => this.shapes.get(id)).filter(Boolean);
    if (!shapes.length) return;
    this.view.fitLatLng(shapes.reduce((all, shape) => all.extend(shape.bounds), L.latLngBounds(shapes[0].bounds)).pad(0.6));
  }

  snapshot() {
    const { scenario, day, select, layers, parties, cuts, rocks, name, perspective } = this.state;
    return { scenario, date: isoOf(day), select, layers: [...layers], view: viewOf(this.map), set: parties, cut: cuts, rocks, name, perspective };
  }

  /** Tells the page around, once the change is painted: what the page then does would delay it. */
  tellState(cause) {
    if (!this.ready) return;
    const send = () => this.tell({ kind: "dispute-map/state", cause, state: this.snapshot() });
    if (document.hidden) send();
    else requestAnimationFrame(() => setTimeout(send));
  }

  tell(message) {
    if (window.parent !== window) window.parent.postMessage(message, window.location.origin);
  }
}
