// What every frame on the map document uses: its messages and its address.

import { READY, SET, STATE } from "../../../map_document/script/messages.js";

/** @import { DisputeMap, ViewMessage } from "../../../map_document/script/types.d.ts" */

const MIDDLE_GREY = 382;

/** Whether a page is light or dark: as Streamlit says, else as the reader's system does. @param {Element} element */
export function themeOf(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color");
  if (!colour) return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) return "light";
  canvas.fillStyle = colour.trim();
  const value = Number.parseInt(canvas.fillStyle.slice(1), 16);
  const light = (value >> 16) + ((value >> 8) & 255) + (value & 255);
  return light > MIDDLE_GREY ? "light" : "dark";
}

/**
 * The address of a map document in the colours of the page. In the explorer's own window the map is
 * what the page is for, and the wheel zooms; in a frame on another page it is not.
 * @param {string} source @param {string} theme
 */
export function framed(source, theme) {
  return `${source}&theme=${theme}${window.top === window ? "&wheel=zoom" : ""}`;
}

/** @param {Element} place @param {string} source */
function newFrame(place, source) {
  const frame = document.createElement("iframe");
  frame.src = source;
  place.append(frame);
  return frame;
}

/**
 * The map that came with the page, moved to its place as it is; nothing where a browser can only
 * move a frame by loading it anew, or where it shows another document.
 * @param {HTMLIFrameElement | undefined} frame @param {Element} place @param {string} source
 */
function moved(frame, place, source) {
  const around = frame?.parentElement;
  const isSame = frame && new URL(frame.src).pathname === new URL(source, window.location.href).pathname;
  if (isSame && "moveBefore" in place && place.isConnected) /** @type {any} */ (place).moveBefore(frame, null);
  around?.remove();
  return isSame && frame.isConnected ? frame : null;
}

/** An iframe on the map document: what it is told waits until it listens. */
export class MapChannel {
  /** @param {Element} place @param {string} title @param {string} source */
  constructor(place, title, source) {
    this.ready = false;
    /** @type {object[]} */
    this.waiting = [];
    this.frame = moved(document.firstMap?.frame, place, source) ?? newFrame(place, source);
    Object.assign(this.frame, { className: "map-document", allow: "fullscreen", title });
    /** @param {MessageEvent} event */
    this.onMessage = (event) => this.hear(event);
    window.addEventListener("message", this.onMessage);
    const map = /** @type {{ disputeMap?: DisputeMap } | null} */ (this.frame.contentWindow)?.disputeMap;
    if (map?.ready) this.ready = true;
  }

  /** Called with every change that the reader makes in the map. @param {string} _cause @param {ViewMessage} _state */
  changed(_cause, _state) {}

  /** @param {ViewMessage} state @param {boolean} move @param {string[]} [without] parts that the map does without */
  send(state, move, without) {
    const message = { kind: SET, state, move, without };
    if (this.ready) this.post(message);
    else this.waiting.push(message);
  }

  /** @param {object} message */
  post(message) {
    // Pages on a disk have no origin that could be named.
    this.frame.contentWindow?.postMessage(message, window.origin === "null" ? "*" : window.origin);
  }

  /** @param {MessageEvent} event */
  hear(event) {
    const isFromFrame = event.source === this.frame.contentWindow && event.origin === window.origin;
    if (!isFromFrame || !event.data) return;
    if (event.data.kind === READY) {
      this.ready = true;
      for (const message of this.waiting.splice(0)) this.post(message);
    } else if (event.data.kind === STATE) this.changed(event.data.cause, event.data.state);
  }

  close() {
    window.removeEventListener("message", this.onMessage);
    this.frame.remove();
  }
}
