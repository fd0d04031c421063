// Owns the one iframe that shows the map document, for as long as the page is open. Streamlit
// calls the function again on every run; the frame hangs on the element and is never reloaded.

import { addressOf, partText, rewriteAddress, SUBJECT, stateIn, stateSaid } from "./shared/address.js";
import { keeping } from "./shared/keep.js";
import { linkOf, markCurrent } from "./shared/links.js";
import { framed, MapChannel, themeOf } from "./shared/map_channel.js";
import { isHeard, isServed } from "./shared/open_page.js";

/** @import { ViewMessage } from "../../map_document/script/types.d.ts" */
/** @import { Command, Component } from "./shared/types.d.ts" */
/** @typedef {{ source: string, title: string, state: ViewMessage, command: Command | null, scenes: Record<string, ViewMessage> }} Data */

const SLIDE_MS = 250;
const LISTEN_MS = 20;

/** @param {HTMLElement} link */
function rowOf(link) {
  return /** @type {HTMLElement | null} */ (link.closest("[data-given]"));
}

/**
 * What a link changes. One in a row of units gives them all to its party; the row names them once
 * for all its links.
 * @param {HTMLAnchorElement} link
 */
function changeOf(link) {
  const units = rowOf(link)?.dataset.given?.split(" ");
  const given = units && `?give=${units.map((unit) => `${unit}:${link.dataset.party}`)}`;
  return link.dataset.map || given || link.getAttribute("href") || "";
}

class MapFrame extends MapChannel {
  /** @param {HTMLElement} root @param {Data} data */
  constructor(root, data) {
    const theme = themeOf(root);
    const place = root.querySelector(".map-frame") ?? root;
    super(place, data.title, framed(data.source, theme));
    this.theme = theme;
    this.shown = { ...data.state };
    this.scenes = data.scenes;
    this.count = Date.now();
    this.obeyed = data.command?.id;
    /** @type {number | undefined} */
    this.sliding = undefined;
    this.scrolled = "";
    /** @type {ViewMessage} */
    this.unsent = {};
    /** @type {number | undefined} */
    this.passing = undefined;
    document.mapFrame = this;
    this.takeOver();
    /** @param {MouseEvent} event */
    this.onClick = (event) => this.follow(event);
    /** @param {Event} event */
    this.onCopy = (event) => this.complete(linkOf(event, "[data-map]"));
    document.addEventListener("click", this.onClick);
    for (const name of ["auxclick", "contextmenu"]) document.addEventListener(name, this.onCopy);
  }

  /**
   * Passes on what the reader did in the map before the page was there. A map that was moved here shows
   * it, and perhaps more that is still to be said; one that was made anew does not.
   */
  takeOver() {
    const news = document.firstMap?.news;
    document.firstMap = undefined;
    if (!news) return;
    if (!this.ready) this.send(news.state, false);
    this.changed(news.cause, news.state);
  }

  /** @param {Component<Data>} component */
  update({ data, parentElement }) {
    this.obey(data.command);
    const theme = themeOf(parentElement);
    if (theme === this.theme) return;
    this.theme = theme;
    this.send({ theme }, false);
  }

  /** @param {Command | null} command */
  obey(command) {
    if (!command || command.id === this.obeyed) return;
    this.obeyed = command.id;
    this.note(command.state);
    this.send(command.state, command.move);
  }

  /**
   * Where the map looks is told with what comes next. While a cut is being dragged only where it comes
   * to rest is worth an entry in the history.
   * @override @param {string} cause @param {ViewMessage} state
   */
  changed(cause, state) {
    if (cause === "camera") {
      rewriteAddress("camera", state.camera);
      this.note({ camera: state.camera });
      this.unsent.camera = state.camera;
      return;
    }
    window.clearTimeout(this.sliding);
    const isSlide = cause === "edit" && JSON.stringify(state.cut) !== JSON.stringify(this.shown.cut);
    if (isSlide) this.sliding = window.setTimeout(() => this.tell(state), SLIDE_MS);
    else this.tell(state);
  }

  /**
   * Keeps what the map shows by now; parts of the page that Python does not run again listen.
   * @param {ViewMessage} state
   */
  note(state) {
    Object.assign(this.shown, state);
    document.dispatchEvent(new Event("map-told"));
  }

  /** A link in a panel that carries a state of the map moves it at once; Python follows. @param {MouseEvent} event */
  follow(event) {
    const link = linkOf(event, "[data-map]");
    if (!link || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      this.complete(link);
      return;
    }
    event.preventDefault();
    const row = rowOf(link);
    if (row) markCurrent(row, "[data-map]", (other) => other === link);
    this.go(changeOf(link), Boolean(row));
    if (!row) this.show();
  }

  /** Brings the map into view where the reader has scrolled past it. */
  show() {
    const { top, bottom } = this.frame.getBoundingClientRect();
    if (bottom <= 0 || top >= window.innerHeight) this.frame.scrollIntoView({ block: "start" });
  }

  /** Shows what the address of a link says. @param {string} change @param {boolean} [isEdit] */
  go(change, isEdit = false) {
    const state = this.stateOf(new URLSearchParams(change));
    this.send(isEdit ? { ...state, edit: true } : state, !isEdit);
    this.tell(state);
  }

  /**
   * Shows what the reader has scrolled to: no step for Back, so that the address is replaced here.
   * @param {string} select
   */
  scroll(select) {
    this.scrolled = select;
    this.go(`select=${select}`);
  }

  /**
   * A short address says only what a link changes; whoever copies it wants all of the state.
   * @param {HTMLAnchorElement | null} link
   */
  complete(link) {
    // The map beside a text has no address of its own there; the link leads to one.
    if (!link || document.stateInHash === "place") return;
    const change = new URLSearchParams(changeOf(link));
    if ((change.get("select") || "").startsWith("passage:")) return;
    const address = stateSaid();
    if (change.has("scenario") || change.has("date")) for (const key of SUBJECT) address.delete(key);
    if (change.has("give")) {
      const state = this.stateOf(change);
      change.delete("give");
      for (const key of ["set", "cut"]) {
        const text = partText(key, state[key]);
        address.delete(key);
        if (text) change.set(key, text);
      }
    }
    change.forEach((value, key) => {
      address.set(key, value);
    });
    link.dataset.map = changeOf(link);
    link.setAttribute("href", addressOf(address));
  }

  /**
   * What the address of a link says of the state; a passage brings its scene.
   * @param {URLSearchParams} parts @returns {ViewMessage}
   */
  stateOf(parts) {
    const scene = this.scenes[parts.get("select") ?? ""];
    const unchanged = parts.has("scenario") ? { set: {}, cut: {}, name: "" } : {};
    return { ...scene, ...unchanged, ...stateIn(parts, this.shown) };
  }

  /** @param {ViewMessage} state */
  tell(state) {
    this.note(state);
    Object.assign(this.unsent, state);
    this.pass();
  }

  /**
   * One thing at a time, once the server has sent all that it drew: Streamlit drops what is left of a
   * run when it is asked for parts of the page before that. What the reader does meanwhile waits.
   */
  pass() {
    window.clearTimeout(this.passing);
    if (document.mapFrame !== this) return;
    const listener = document.mapListener;
    if (!listener || listener.isBusy || !isHeard(listener.page) || !isServed()) {
      this.passing = window.setTimeout(() => this.pass(), LISTEN_MS);
      return;
    }
    const state = this.unsent;
    this.unsent = {};
    const said = Boolean(state.select) && state.select === this.scrolled;
    if (said) rewriteAddress("select", state.select ?? "");
    this.scrolled = "";
    this.count += 1;
    listener.tell({ count: this.count, state, said });
  }

  isTelling() {
    const isWaiting = Object.keys(this.unsent).length > 0;
    if (isWaiting) this.pass();
    return isWaiting || Boolean(document.mapListener?.isBusy);
  }

  /** @override */
  close() {
    if (document.mapFrame === this) document.mapFrame = undefined;
    document.removeEventListener("click", this.onClick);
    for (const name of ["auxclick", "contextmenu"]) document.removeEventListener(name, this.onCopy);
    super.close();
  }
}

export default keeping((place, /** @type {Data} */ data) => new MapFrame(place, data));
