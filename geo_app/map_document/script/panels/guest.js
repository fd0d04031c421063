// A map in a frame on another page is a guest there: the wheel and one finger move that page, and it says
// how high a frame of its width should be.

import { el, write } from "../elements.js";
import { HEIGHT } from "../messages.js";
import { root, t } from "../page.js";

const HINT_MS = 1500;
const HEIGHT_SHARE = 0.75;
const [LEAST_HEIGHT_PX, MOST_HEIGHT_PX] = [420, 640];

export class Guest {
  /** @param {L.Map} map @param {(message: object) => void} tell */
  constructor(map, tell) {
    this.awake = false;
    this.timer = 0;
    this.hint = el("div", { class: "hint", "aria-hidden": "true", hidden: true });
    const stage = map.getContainer();
    root.toggleAttribute("data-guest", true);
    stage.append(this.hint);
    stage.addEventListener("click", () => this.wake(true), true);
    root.addEventListener("mouseleave", () => this.wake(false));
    window.addEventListener("blur", () => this.wake(false));
    // On the way down, so that Leaflet, which would keep the page from moving, never hears of it.
    const early = { capture: true, passive: true };
    stage.addEventListener("wheel", (event) => this.turned(event), early);
    stage.addEventListener("touchstart", (event) => this.touched(event, ""), early);
    stage.addEventListener("touchmove", (event) => this.touched(event, "map.guest.touch"), early);
    // It follows from the width alone: a frame that heeds it is not asked for another height.
    const ask = () => tell({ kind: HEIGHT, height: wantedHeight(window.innerWidth) });
    window.addEventListener("resize", ask);
    ask();
  }

  /** @param {boolean} awake */
  wake(awake) {
    this.awake = awake;
  }

  /** A pinch on a touchpad comes as a turn of the wheel with Ctrl. @param {WheelEvent} event */
  turned(event) {
    if (this.awake || event.ctrlKey || event.metaKey) this.hint.hidden = true;
    else this.leave(event, "map.guest.wheel");
  }

  /** @param {TouchEvent} event @param {string} hint */
  touched(event, hint) {
    if (event.touches.length > 1) this.hint.hidden = true;
    else this.leave(event, hint);
  }

  /**
   * Leaves a movement to the page around.
   * @param {Event} event @param {string} hint key of what to say; empty: nothing
   */
  leave(event, hint) {
    const isOnPanel = event.target instanceof Element && event.target.closest(".corner");
    if (document.fullscreenElement || isOnPanel) return;
    event.stopPropagation();
    if (!hint) return;
    write(this.hint, t(hint));
    this.hint.hidden = false;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.hint.hidden = true;
    }, HINT_MS);
  }
}

/** In CSS pixels. @param {number} width */
function wantedHeight(width) {
  return Math.round(Math.min(MOST_HEIGHT_PX, Math.max(LEAST_HEIGHT_PX, width * HEIGHT_SHARE)));
}
