// A story is read by scrolling: the passage at a line across the page moves the map; a passage that is
// chosen by a link or by Back comes into view.

import { keeping } from "./shared/keep.js";

/** @import { Component } from "./shared/types.d.ts" */
/** @typedef {{ select: string }} Data */

/** Where the line lies, in per cent of the height; the style puts what comes into view just above it. */
const LINE = { wide: 25, phone: 55 };
const PHONE = "(max-width: 640px)";
/** How a reader scrolls. */
const BY_HAND = ["wheel", "touchmove", "keydown", "pointerdown"];

class Reading {
  /** @param {string} select */
  constructor(select) {
    this.select = select;
    /** Nothing moves by itself before the reader has scrolled. */
    this.isMoved = false;
    /** The passage that is on its way into view; those that pass by meanwhile are not read. */
    this.goal = "";
    /** @type {WeakSet<Element>} */
    this.known = new WeakSet();
    this.phone = window.matchMedia(PHONE);
    this.line = this.draw();
    this.phone.onchange = () => {
      this.line.disconnect();
      this.line = this.draw();
    };
    this.changes = new MutationObserver(() => this.observe());
    const column = document.querySelector(".st-key-panel-column");
    if (column) this.changes.observe(column, { childList: true, subtree: true });
    this.onHand = () => {
      this.isMoved = true;
      this.goal = "";
    };
    this.onTold = () => this.told(String(document.mapFrame?.shown.select ?? ""));
    for (const name of BY_HAND) document.addEventListener(name, this.onHand, { capture: true, passive: true });
    document.addEventListener("map-told", this.onTold);
    this.observe();
  }

  /** Watches the line, where it lies on this screen. */
  draw() {
    const at = this.phone.matches ? LINE.phone : LINE.wide;
    const line = new IntersectionObserver((entries) => this.crossed(entries), { rootMargin: `-${at}% 0px -${99 - at}% 0px` });
    for (const passage of this.passages()) line.observe(passage);
    return line;
  }

  /** @returns {HTMLElement[]} */
  passages() {
    return [...document.querySelectorAll("article[data-passage]")].filter((node) => node instanceof HTMLElement);
  }

  /** Text that was written anew begins where the reader was. */
  observe() {
    const written = this.passages().filter((passage) => !this.known.has(passage));
    for (const passage of written) {
      this.known.add(passage);
      this.line.observe(passage);
    }
    if (!written.length) return;
    this.mark();
    this.bring(this.select, "instant");
  }

  mark() {
    for (const passage of this.passages()) passage.toggleAttribute("data-current", passage.dataset.passage === this.select);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  crossed(entries) {
    const node = entries.findLast((entry) => entry.isIntersecting)?.target;
    const select = node instanceof HTMLElement ? (node.dataset.passage ?? "") : "";
    if (select === this.goal) this.goal = "";
    if (!select || select === this.select || this.goal || !this.isMoved) return;
    this.select = select;
    this.mark();
    if (document.stateInHash) window.history.replaceState(window.history.state, "", `#${node?.id}`);
    document.mapFrame?.scroll(select);
  }

  /** @param {string} select */
  told(select) {
    if (select === this.select || !select.startsWith("passage:")) return;
    this.select = select;
    this.mark();
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.bring(select, isCalm ? "instant" : "smooth");
  }

  /** The story from its beginning, where nothing is chosen: as it opens, or after Back. */
  begin() {
    if (!this.select) return;
    this.select = "";
    this.isMoved = false;
    this.mark();
    for (const box of document.querySelectorAll(".st-key-panel-column, [data-testid='stMain']")) box.scrollTop = 0;
  }

  /** @param {string} select @param {ScrollBehavior} behavior */
  bring(select, behavior) {
    const passage = this.passages().find((node) => node.dataset.passage === select);
    if (!passage) return;
    this.goal = select;
    passage.scrollIntoView({ behavior, block: "start" });
  }

  /** @param {Component<Data>} component */
  update({ data }) {
    if (!data.select) this.begin();
  }

  close() {
    this.line.disconnect();
    this.changes.disconnect();
    for (const name of BY_HAND) document.removeEventListener(name, this.onHand, { capture: true });
    document.removeEventListener("map-told", this.onTold);
  }
}

export default keeping((_, /** @type {Data} */ { select }) => new Reading(select));
