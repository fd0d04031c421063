// The small map in the corner that says where this is.

const LOCATOR_WIDTH = 168;
const LARGEST_SHARE = 0.8;

class Locator {
  constructor(map) {
    this.map = map;
    const { west, south, east, north } = data.locator;
    this.scale = LOCATOR_WIDTH / (east - west);
    this.middle = Math.cos(((south + north) / 2) * (Math.PI / 180));
    const height = Math.round(((north - south) * this.scale) / this.middle);
    this.frame = svg("rect", { class: "locator__frame" });
    this.cross = svg("circle", { class: "locator__cross", r: 9 });
    const land = data.locator.land.map((shape) => svg("path", { d: this.path(decodeShape(shape)), class: "land" }));
    const picture = svg("svg", { viewBox: `0 0 ${LOCATOR_WIDTH} ${height}`, width: LOCATOR_WIDTH, height, "aria-hidden": "true" },
      ...land, ...this.names(), this.cross, this.frame);
    this.node = el("figure", { class: "panel locator", "data-obstacle": true }, picture,
      el("figcaption", { class: "visually-hidden" }, t("map.locator")));
    map.on("move", () => this.paint());
    this.paint();
  }

  xy(lat, lon) {
    const { west, north } = data.locator;
    return [(lon - west) * this.scale, ((north - lat) * this.scale) / this.middle];
  }

  path(polygons) {
    const ring = (points) => "M" + points.map(([lat, lon]) => this.xy(lat, lon).map((v) => v.toFixed(1)).join(" ")).join("L") + "Z";
    return polygons.flat().map(ring).join("");
  }

  names() {
    return data.locator.names.map(({ name, location: [lon, lat] }) => {
      const [x, y] = this.xy(lat, lon);
      const text = svg("text", { x: x.toFixed(1), y: y.toFixed(1), class: "locator__name", "paint-order": "stroke" });
      text.textContent = name;
      return text;
    });
  }

  paint() {
    const bounds = this.map.getBounds();
    const [x0, y0] = this.xy(bounds.getNorth(), bounds.getWest());
    const [x1, y1] = this.xy(bounds.getSouth(), bounds.getEast());
    const [width, height] = [x1 - x0, y1 - y0];
    this.node.classList.toggle("is-hidden", width > LOCATOR_WIDTH * LARGEST_SHARE || height > LOCATOR_WIDTH);
    const small = width < 14;
    for (const [name, value] of Object.entries({ x: x0, y: y0, width: Math.max(1, x1 - x0), height: Math.max(1, y1 - y0) })) {
      this.frame.setAttribute(name, value.toFixed(1));
    }
    this.cross.setAttribute("cx", ((x0 + x1) / 2).toFixed(1));
    this.cross.setAttribute("cy", ((y0 + y1) / 2).toFixed(1));
    this.cross.classList.toggle("is-hidden", !small);
  }
}
