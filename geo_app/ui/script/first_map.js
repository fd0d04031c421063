// Shows the map before anything else: what starts the page around it waits until the map is painted,
// so that neither the line nor the processor serves the two at once.

import { READY, STATE } from "../../map_document/script/messages.js";
import { framed } from "./shared/map_channel.js";
import { watchLeaving } from "./shared/open_page.js";

/** @import { FirstMap } from "./shared/types.d.ts" */

const LONGEST_WAIT_MS = 6000;

const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("#first-map iframe"));
const page = /** @type {HTMLTemplateElement} */ (document.querySelector("template#streamlit"));

/** @param {MessageEvent} event */
function heard({ source, data }) {
  if (!document.firstMap) window.removeEventListener("message", heard);
  else if (source !== frame.contentWindow) return;
  else if (data?.kind === READY) startPage();
  else if (data?.kind === STATE) keep(document.firstMap, data);
}

/**
 * The latest state holds all that was done; that the map was moved since hides no choice.
 * @param {FirstMap} map @param {NonNullable<FirstMap["news"]>} news
 */
function keep(map, { cause, state }) {
  map.news = { cause: cause === "camera" && map.news ? map.news.cause : cause, state };
}

function startPage() {
  if (page.isConnected) page.replaceWith(document.importNode(page.content, true));
}

watchLeaving();
document.firstMap = { frame };
window.addEventListener("message", heard);
setTimeout(startPage, LONGEST_WAIT_MS);
const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
frame.src = framed(frame.dataset.address ?? "", theme);
