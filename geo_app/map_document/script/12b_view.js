// The view: what is fitted goes where no panel lies over it, and waits while there is no room.

const FLY_SECONDS = 0.9;
const MIN_STAGE_PX = 330;
const LARGEST_PANEL_SHARE = 0.45;
const LEAST_SIZE_PX = 80;

class View {
  constructor(map, panel) {
    this.map = map;
    this.panel = panel;
  }

  showFirst(camera) {
    if (isCamera(camera)) this.map.setView([camera.lat, camera.lon], camera.zoom, { animate: false });
    else this.fit(data.home, false);
  }

  resized() {
    this.map.invalidateSize({ animate: false });
    if (this.waiting) this.fitLatLng(this.waiting, false);
  }

  /** On paper the map has the width of a page, and its panels stand below it. */
  listenToPrint(painted) {
    const stage = this.map.getContainer();
    const corner = this.panel.parentElement;
    const place = document.createComment("");
    window.addEventListener("beforeprint", () => {
      this.onScreen = [this.map.getCenter(), this.map.getZoom()];
      const corners = [this.clearance().paddingTopLeft, this.map.getSize()].map((point) => this.map.containerPointToLatLng(point));
      corner.replaceWith(place);
      stage.after(corner);
      stage.classList.add("is-on-paper");
      this.map.invalidateSize({ animate: false }).fitBounds(L.latLngBounds(corners), { animate: false });
      painted();
    });
    window.addEventListener("afterprint", () => {
      place.replaceWith(corner);
      stage.classList.remove("is-on-paper");
      this.map.invalidateSize({ animate: false }).setView(...this.onScreen, { animate: false });
    });
  }

  /** Shows bounds given as [[west, south], [east, north]]. */
  fit(bounds, animate) {
    this.fitLatLng(toBounds(bounds), animate);
  }

  fitLatLng(bounds, animate = !reducedMotion.matches) {
    // A map without room (a hidden tab, a frame being laid out) cannot be fitted: later, then.
    const { x, y } = this.map.getSize();
    this.waiting = Math.min(x, y) < LEAST_SIZE_PX ? bounds : null;
    if (this.waiting) return;
    if (animate) this.map.flyToBounds(bounds, { ...this.clearance(), duration: FLY_SECONDS });
    else this.map.fitBounds(bounds, { ...this.clearance(), animate: false });
  }

  /** Room that the panels take: what is fitted goes beside them, below them on a phone. */
  clearance() {
    const { x, y } = this.map.getSize();
    const panel = this.panel.getBoundingClientRect();
    const wide = x - panel.width > MIN_STAGE_PX;
    const topLeft = wide ? [panel.width + 16, 8] : [8, Math.min(panel.height + 16, y * LARGEST_PANEL_SHARE)];
    // Beside the panel the buttons stand on the right; on a phone the closed legend stands at the foot.
    return { paddingTopLeft: topLeft, paddingBottomRight: wide ? [50, 24] : [8, y > x ? 64 : 24] };
  }
}
