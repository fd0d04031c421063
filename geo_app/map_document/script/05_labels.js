// Names on the map: the important ones first, never over one another or under a panel.

const LABEL_GAP_PX = 3;
const LONG_ISLAND_PX = 14;
const ISLET_PX = 56;
const ISLET_EDGE_PX = 1;

class Labels {
  constructor(map, shapes) {
    this.map = map;
    this.shapes = shapes;
    this.layer = el("div", { class: "labels", "aria-hidden": "true" });
    map.getContainer().append(this.layer);
    this.entries = [...this.landEntries(), ...this.unitEntries(shapes)].sort((a, b) => a.rank - b.rank);
  }

  landEntries() {
    return data.labels.map((label) => ({
      text: label.name,
      kind: label.kind,
      rank: label.rank,
      minZoom: label.minZoom,
      anchor: () => ({ point: this.toPoint(label.location) }),
    }));
  }

  unitEntries(shapes) {
    const units = data.units.filter((unit) => unit.allocatable);
    return units.map((unit) => ({
      text: unit.label,
      kind: unit.reference ? "unit-reference" : "unit",
      rank: 10 + (unit.reference ? 0 : 100) + (unit.parent ? 200 : 0) - Math.min(90, Math.sqrt(unit.area || 0)),
      minZoom: unit.parent ? 8.6 : unit.reference ? 4.4 : 5,
      maxZoom: unit.members.length ? 9.4 : 99,
      unit: unit.id,
      anchor: this.unitAnchor(unit, shapes),
    }));
  }

  /** Where a unit, or a group of units, is on the screen, asked again for each view. */
  unitAnchor(unit, shapes) {
    const parts = (shapes.has(unit.id) ? [unit.id] : unit.members).map((id) => shapes.get(id));
    const bounds = parts.reduce((all, part) => all.extend(part.bounds), L.latLngBounds([]));
    const slope = slopeOf(parts.flatMap((part) => part.polygons.flat(2)));
    return () => this.onScreen(bounds, slope);
  }

  onScreen(bounds, slope) {
    const ne = this.map.latLngToContainerPoint(bounds.getNorthEast());
    const sw = this.map.latLngToContainerPoint(bounds.getSouthWest());
    return { point: ne.add(sw).divideBy(2), reach: Math.max(4, (ne.x - sw.x) / 2), rise: Math.max(4, (sw.y - ne.y) / 2), slope };
  }

  /** New names for the units: their labels are measured again when next placed. */
  rename() {
    for (const entry of this.entries.filter((one) => one.unit)) {
      entry.text = unitById.get(entry.unit).label;
      entry.node?.remove();
      entry.node = null;
    }
  }

  toPoint([lon, lat]) {
    return this.map.latLngToContainerPoint([lat, lon]);
  }

  /** Places every name that finds room; names already placed and panels are in the way. */
  place(visible) {
    const zoom = this.map.getZoom();
    const wanted = new Set(this.entries.filter((entry) => visible && zoom >= (entry.minZoom || 0) && zoom <= (entry.maxZoom || 99)));
    this.measure([...wanted].filter((entry) => !entry.node));
    const taken = [...this.obstacles(), ...this.islets()];
    const size = this.map.getSize();
    const said = new Set();
    for (const entry of this.entries) {
      const box = wanted.has(entry) && !said.has(entry.text) ? this.findRoom(entry, taken, size) : null;
      if (box) taken.push(box);
      if (box) said.add(entry.text);
      this.show(entry, box);
    }
  }

  /** Islands so small on the screen that a name would hide them. */
  islets() {
    return [...this.shapes.values()].map((shape) => this.screenBox(shape.bounds)).filter(isIslet);
  }

  screenBox(bounds) {
    const ne = this.map.latLngToContainerPoint(bounds.getNorthEast());
    const sw = this.map.latLngToContainerPoint(bounds.getSouthWest());
    return [sw.x - ISLET_EDGE_PX, ne.y - ISLET_EDGE_PX, ne.x + ISLET_EDGE_PX, sw.y + ISLET_EDGE_PX];
  }

  obstacles() {
    const origin = this.map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll("[data-obstacle]")]
      .filter((node) => node.checkVisibility({ contentVisibilityAuto: true }))
      .map((node) => node.getBoundingClientRect())
      .map((rect) => [rect.left - origin.left, rect.top - origin.top, rect.right - origin.left, rect.bottom - origin.top]);
  }

  findRoom(entry, taken, size) {
    const { width, height } = entry.size;
    const { point, ...extent } = entry.anchor();
    for (const [dx, dy] of this.offsets(entry, extent, width, height)) {
      const box = [point.x + dx - width / 2, point.y + dy - height / 2, point.x + dx + width / 2, point.y + dy + height / 2];
      const inside = box[0] >= 2 && box[1] >= 2 && box[2] <= size.x - 2 && box[3] <= size.y - 2;
      if (inside && !taken.some((other) => overlap(box, other))) return box;
    }
    return null;
  }

  offsets(entry, { reach, rise, slope }, width, height) {
    if (!entry.unit) return [[0, 0], [0, -24], [0, 24], [-45, 0], [45, 0], [0, -60], [60, -45], [0, 60]];
    const x = reach + width / 2 + 4;
    const y = rise + height / 2 + 4;
    const around = [[0, y], [x, 0], [-x, 0], [0, -y], [x * 0.75, y * 0.8], [-x * 0.75, -y * 0.8], [-x * 0.75, y * 0.8], [x * 0.75, -y * 0.8]];
    if (Math.min(reach, rise) < LONG_ISLAND_PX) return around;
    // The name of a long island goes beside its middle, on the side that its slope leaves free.
    const beside = [width / 2 + 12, slope * (height / 2 + Math.min(rise, reach) * 0.18)];
    const higher = [width / 2 + 14 + height, 0];
    return [beside, higher, beside.map((value) => -value), ...around];
  }

  /** Sizes of names not shown before: all are written before the first is measured. */
  measure(entries) {
    for (const entry of entries) entry.node = el("div", { class: `label label--${entry.kind}` }, entry.text);
    this.layer.append(...entries.map((entry) => entry.node));
    for (const entry of entries) entry.size = { width: entry.node.offsetWidth, height: entry.node.offsetHeight };
  }

  show(entry, box) {
    if (!entry.node) return;
    entry.node.classList.toggle("is-hidden", !box);
    if (box) entry.node.style.transform = `translate(${Math.round(box[0])}px, ${Math.round(box[1])}px)`;
  }
}

/** 1 if points [lat, lon] run from south-west to north-east, -1 if from north-west to south-east. */
function slopeOf(points) {
  const [lat, lon] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  return points.reduce((sum, point) => sum + (point[0] - lat) * (point[1] - lon), 0) < 0 ? -1 : 1;
}

function isIslet([left, top, right, bottom]) {
  return right - left < ISLET_PX && bottom - top < ISLET_PX;
}

function overlap(a, b) {
  const gap = LABEL_GAP_PX;
  return a[0] < b[2] + gap && a[2] > b[0] - gap && a[1] < b[3] + gap && a[3] > b[1] - gap;
}
