// The sea floor: quiet areas deeper than a few depths, under everything else.

class SeaFloor {
  constructor(map) {
    this.map = map;
    this.group = L.layerGroup();
  }

  paint(state) {
    const shown = state.layers.has("sea_floor");
    if (shown === this.map.hasLayer(this.group)) return;
    if (!shown) return void this.group.remove();
    if (!this.group.getLayers().length) this.draw();
    this.group.addTo(this.map);
  }

  draw() {
    const options = { renderer: rendererFor("floor"), pane: "floor", interactive: false, className: "floor" };
    for (const { shape } of data.seaFloor) L.polygon(decodeShape(shape), options).addTo(this.group);
  }
}
