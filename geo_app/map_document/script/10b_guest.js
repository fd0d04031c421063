// A map in a frame on another page is a guest there: the wheel and one finger move that page.

const HINT_MS = 1500;

class Guest {
  constructor(map) {
    this.awake = false;
    this.hint = el("div", { class: "hint", "aria-hidden": "true", hidden: true });
    const stage = map.getContainer();
    root.toggleAttribute("data-guest", true);
    stage.append(this.hint);
    stage.addEventListener("click", () => (this.awake = true), true);
    const sleep = () => (this.awake = false);
    root.addEventListener("mouseleave", sleep);
    window.addEventListener("blur", sleep);
    // On the way down, so that Leaflet, which would keep the page from moving, never hears of it.
    const early = { capture: true, passive: true };
    stage.addEventListener("wheel", (event) => this.turned(event), early);
    for (const kind of ["touchstart", "touchmove"]) stage.addEventListener(kind, (event) => this.touched(event), early);
  }

  /** A pinch on a touchpad comes as a turn of the wheel with Ctrl. */
  turned(event) {
    if (this.awake || event.ctrlKey || event.metaKey) this.hint.hidden = true;
    else this.leave(event, "map.guest.wheel");
  }

  touched(event) {
    if (event.touches.length > 1) this.hint.hidden = true;
    else this.leave(event, event.type === "touchmove" ? "map.guest.touch" : "");
  }

  leave(event, hint) {
    if (document.fullscreenElement || event.target.closest(".corner")) return;
    event.stopPropagation();
    if (!hint) return;
    write(this.hint, t(hint));
    this.hint.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.hint.hidden = true), HINT_MS);
  }
}
