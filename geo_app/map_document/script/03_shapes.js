// Land: context, units with their hatching, islets too small to see, and a unit that is cut.

const SMALL_PX = 9;

const panes = { floor: 203, sea: 205, context: 210, unit: 400, hatch: 410, line: 420, event: 430 };

function addPanes(map) {
  for (const [name, z] of Object.entries(panes)) {
    const pane = map.createPane(name);
    pane.style.zIndex = z;
    if (name === "context" || name === "hatch" || name === "floor") pane.style.pointerEvents = "none";
  }
}

function rendererFor(pane) {
  return L.svg({ pane, padding: 0.6 });
}

/** Land that belongs to no unit: the near at once, the distant when a view reaches it. */
function drawContext(map) {
  const renderer = rendererFor("context");
  drawLand(map, data.context, renderer);
  const [[west, south], [east, north]] = data.nearFrame;
  const near = L.latLngBounds([south, west], [north, east]);
  const drawFar = () => {
    if (near.contains(map.getBounds())) return;
    map.off("move", drawFar);
    drawLand(map, data.farContext, renderer);
  };
  map.on("move", drawFar);
}

/** Land with its coast. Where land was cut off there is no coast: such land gets its lines apart. */
function drawLand(map, shapes, renderer) {
  const options = { renderer, pane: "context", interactive: false };
  const drawn = [true, false].flatMap((isWhole) => {
    const polygons = shapes.flatMap(decodeShape).filter((rings) => rings.every(isUncut) === isWhole);
    const area = L.polygon(polygons, { ...options, className: `land ${isWhole ? "" : "land--area"}` });
    return isWhole ? [area] : [area, L.polyline(polygons.flat().flatMap(coastsOf), { ...options, className: "land land--coast" })];
  });
  return L.layerGroup(drawn).addTo(map);
}

function isUncut(ring) {
  const [coast] = coastsOf(ring);
  return coast !== undefined && coast.length === ring.length + 1;
}

/** The coast in a ring: without the edges along a meridian or parallel, where land was cut off. */
function coastsOf(ring) {
  const coasts = [];
  let coast = [];
  [...ring, ring[0]].forEach((point, i, points) => {
    const before = points[i - 1];
    if (before && (before[0] === point[0] || before[1] === point[1])) {
      coasts.push(coast);
      coast = [];
    }
    coast.push(point);
  });
  return [...coasts, coast].filter((points) => points.length > 1);
}

/** Keeps the part of each ring that lies on the left of the line a-b (points are [lat, lon]). */
function clipLeft(polygons, [a, b]) {
  const side = (p) => (b[1] - a[1]) * (p[0] - a[0]) - (b[0] - a[0]) * (p[1] - a[1]);
  const cross = (p, q) => {
    const f = side(p) / (side(p) - side(q));
    return [p[0] + f * (q[0] - p[0]), p[1] + f * (q[1] - p[1])];
  };
  const clipRing = (ring) =>
    ring.flatMap((point, i) => {
      const before = ring[(i + ring.length - 1) % ring.length];
      const inside = side(point) >= 0;
      const points = inside !== side(before) >= 0 ? [cross(before, point)] : [];
      return inside ? [...points, point] : points;
    });
  return polygons.map((rings) => rings.map(clipRing).filter((ring) => ring.length > 2)).filter((rings) => rings.length);
}

class UnitShape {
  constructor(unit, layers, handlers) {
    this.unit = unit;
    this.polygons = decodeShape(unit.shape || []);
    this.point = L.latLng(unit.location[1], unit.location[0]);
    this.bounds = this.polygons.length ? L.latLngBounds(this.polygons.flat(2)) : L.latLngBounds(this.point, this.point);
    const base = { pane: "unit", renderer: layers.unit, className: "unit" };
    this.land = this.polygons.length ? L.polygon(this.polygons, base) : null;
    // A dot stands for an island too small to see; most islands never need one.
    this.dot = null;
    this.newDot = () => L.circleMarker(this.point, { ...base, radius: 4, className: "unit unit--dot" });
    this.hatch = L.polygon(this.polygons, { pane: "hatch", renderer: layers.hatch, interactive: false, className: "hatch" });
    this.share = unit.cutTable ? L.polygon([], { ...base, className: "unit unit--share" }) : null;
    this.handlers = handlers;
  }

  addTo(map) {
    for (const layer of [this.land, this.share]) if (layer) this.show(layer.addTo(map));
    this.hatch.addTo(map);
    return this;
  }

  show(layer) {
    const path = layer.getElement();
    path.dataset.unit = this.unit.id;
    path.toggleAttribute("data-context", !this.unit.allocatable);
    this.listen(layer);
  }

  paths() {
    return [this.land, this.share, this.dot].filter(Boolean).map((layer) => layer.getElement()).filter(Boolean);
  }

  listen(layer) {
    layer.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      this.handlers.select(this.unit, event);
    });
    layer.on("mouseover", (event) => this.handlers.hover(this.unit, event));
    layer.on("mouseout", () => this.handlers.hover(null));
    layer.getElement().addEventListener("keydown", (event) => this.handlers.key(this.unit, event));
    layer.getElement().addEventListener("focus", () => this.handlers.focus(this.unit));
  }

  /** The path that stands for the unit on the keyboard: the land, or the dot while that is small. */
  get handle() {
    return (this.land && !this.isSmall ? this.land : this.dot).getElement();
  }

  fitZoom(map) {
    const size = map.latLngToLayerPoint(this.bounds.getNorthEast()).subtract(map.latLngToLayerPoint(this.bounds.getSouthWest()));
    this.isSmall = Math.max(Math.abs(size.x), Math.abs(size.y)) < SMALL_PX;
    if (this.isSmall && !this.dot) this.show((this.dot = this.newDot().addTo(map)));
    this.dot?.getElement().classList.toggle("is-hidden", !this.isSmall);
    this.land?.getElement().classList.toggle("is-hidden", this.isSmall);
    this.hatch.getElement()?.classList.toggle("is-hidden", this.isSmall);
  }

  /** Restyles in place: attributes only, no layer is made or removed. */
  paint(drawn, selected, label) {
    const look = JSON.stringify([drawn.party, drawn.changed, drawn.title, drawn.cut, selected, label, this.isSmall]);
    if (look === this.look) return;
    this.look = look;
    for (const path of this.paths()) {
      path.dataset.party = drawn.cut && path.classList.contains("unit--share") ? drawn.cut.to : drawn.party;
      path.toggleAttribute("data-changed", drawn.changed || (drawn.cut !== null && path.classList.contains("unit--share")));
      path.toggleAttribute("data-selected", selected);
      path.dataset.title = drawn.title || "";
    }
    this.paintCut(drawn.cut);
    const hatch = this.hatch.getElement();
    if (hatch) hatch.dataset.title = drawn.title || "";
    this.name(label);
  }

  paintCut(cut) {
    if (!this.share) return;
    const key = cut ? JSON.stringify(cut.line) : "";
    if (key !== this.cutKey) this.share.setLatLngs(cut ? clipLeft(this.polygons, cut.line) : []);
    this.cutKey = key;
  }

  name(label) {
    for (const path of this.paths()) {
      path.removeAttribute("role");
      path.removeAttribute("aria-label");
      path.setAttribute("aria-hidden", "true");
    }
    this.handle.setAttribute("role", "button");
    this.handle.setAttribute("aria-label", label);
    this.handle.removeAttribute("aria-hidden");
  }
}

/** Hatch patterns, in the same svg as the shapes that use them. */
function addPatterns(svgRoot) {
  const lines = (id, className, width) =>
    svg("pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("line", { x1: 0, y1: 0, x2: 0, y2: 6, "stroke-width": width, class: className }));
  const dots = (id, className) =>
    svg("pattern", { id, width: 7, height: 7, patternUnits: "userSpaceOnUse" },
      svg("circle", { cx: 2, cy: 2, r: 1.1, class: className }));
  svgRoot.prepend(svg("defs", {}, lines("hatch-claimed", "pattern-claimed", 2.2), dots("hatch-open", "pattern-open")));
}

const BAND_PX = 10;
const GRID_PX = 7;

/** Textures of the parties that have one on land: bands in the colours of several, or lines across. */
function addTextures(svgRoot) {
  const texture = (party, side, turn, ...marks) =>
    svg("pattern", { id: `texture-${party.id}`, width: side, height: side, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${turn})` }, ...marks);
  const area = (id, x, width, height) => svg("rect", { x, y: 0, width, height, fill: `var(--party-${id})` });
  const bands = (party, side = BAND_PX * party.jointOf.length) =>
    texture(party, side, -45, ...party.jointOf.map((id, i) => area(id, i * BAND_PX, BAND_PX, side)));
  const grid = (party) => texture(party, GRID_PX, 0, area(party.id, 0, GRID_PX, GRID_PX), svg("path", { d: `M0 0H${GRID_PX}M0 0V${GRID_PX}`, class: "texture" }));
  const made = { bands, grid };
  svgRoot.prepend(svg("defs", {}, ...data.parties.filter(({ pattern }) => pattern in made).map((party) => made[party.pattern](party))));
}
