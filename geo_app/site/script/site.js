// What moves on the pages of the site: the map, which is that of the app, and the search. The text
// reads whole without it.

import arrive from "../../ui/script/anchor.js";
import compareFrames from "../../ui/script/compare_frames.js";
import mapFrame from "../../ui/script/map_frame.js";
import { KEYS, partText, replaceState, stateIn } from "../../ui/script/shared/address.js";
import { linkOf } from "../../ui/script/shared/links.js";
import { watchSearch } from "../../ui/script/shared/search_box.js";
import storyScroll from "../../ui/script/story_scroll.js";

/** @import { ViewMessage } from "../../map_document/script/types.d.ts" */

/** What the page says of its map. */
const told = JSON.parse(document.getElementById("site-map")?.textContent ?? "null");

/** What the address asks for, beside or instead of what the page shows first. */
function asked() {
  const said = new URLSearchParams(window.location.hash.slice(1));
  return new URLSearchParams([...said].filter(([key]) => KEYS.includes(key)));
}

/** The address follows the map, so that a copy of it shows the same. @param {ViewMessage} state */
function follow(state) {
  const address = asked();
  for (const key of KEYS.filter((one) => one in state)) {
    const text = partText(key, state[key]);
    if (text === partText(key, told.state[key])) address.delete(key);
    else address.set(key, text);
  }
  if (address.size) address.set("look", String(document.mapFrame?.shown.look ?? told.state.look));
  replaceState(address);
}

/** @param {HTMLElement} place */
function showMap(place) {
  const said = asked();
  const [file, first] = told.source.split("#");
  const shown = new URLSearchParams(first);
  for (const [key, text] of said) shown.set(key, text);
  const state = { ...told.state, ...stateIn(said, told.state) };
  const parentElement = place.parentElement ?? place;
  const component = () => ({ data: { ...told, state, source: `${file}#${shown}` }, parentElement });
  place.replaceChildren();
  /** @type {any} */ (mapFrame)(component());
  document.mapListener = { page: told.page ?? "", isBusy: false, tell: ({ state: news }) => follow(news) };
  if (isStory) readStory(parentElement);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    /** @type {any} */ (mapFrame)(component());
  });
}

/** A passage that the address names comes into view, on the map as well. @param {HTMLElement} parentElement */
function readStory(parentElement) {
  const named = document.getElementById(window.location.hash.slice(1));
  const select = named?.dataset.passage ?? "";
  /** @type {any} */ (storyScroll)({ data: { select }, parentElement });
  if (select) document.mapFrame?.go(`select=${select}`);
}

/**
 * The pages of a comparison are made one a proposal. Two maps are a lot for a phone: until the reader
 * comes to them, or the address says where to look, their pictures stand there.
 * @param {HTMLElement} parentElement
 */
function showBoth(parentElement) {
  parentElement.classList.remove("unset");
  const said = new URLSearchParams(window.location.hash.slice(1));
  const camera = said.get("camera");
  const sources = told.sources.map((/** @type {string} */ one) => (camera ? `${one}&camera=${camera}` : one));
  const data = { ...told, sources, layout: said.get("layout") ?? told.layout, bounds: camera ? null : told.bounds };
  /** @param {string} _name @param {any} heard */
  const setStateValue = (_name, heard) => {
    const other = heard.chosen ?? (heard.cause === "scenario" ? heard.state.scenario : "");
    if (other && other !== told.chosen[0] && heard.side === 1) window.location.href = `compare-${other}.html`;
  };
  /** @param {boolean} isStill */
  const show = (isStill) => {
    if (!isStill && parentElement.querySelector("iframe")) return;
    /** @type {any} */ (compareFrames)({ data: { ...data, isStill }, parentElement, setStateValue });
    for (const frame of parentElement.querySelectorAll("iframe"))
      frame.addEventListener("load", () => frame.parentElement?.querySelector("img")?.remove());
  };
  show(!camera);
  for (const name of ["pointerenter", "focusin"]) parentElement.addEventListener(name, () => show(false));
  for (const select of [...parentElement.querySelectorAll("select")].slice(0, 1)) select.disabled = true;
}

/** @param {Event} event */
async function copyAddress(event) {
  const link = linkOf(event, "a[data-copy]");
  if (!link) return;
  event.preventDefault();
  // On a host without TLS a browser copies nothing by itself.
  if (!navigator.clipboard) {
    window.prompt(link.textContent ?? "", window.location.href);
    return;
  }
  await navigator.clipboard.writeText(window.location.href);
  link.textContent = link.dataset.copy ?? "";
}

const place = /** @type {HTMLElement | null} */ (document.querySelector(".site-map .map-frame"));
const both = /** @type {HTMLElement | null} */ (document.querySelector(".site-compare"));
/** The address of a story names its passage. */
const isStory = Boolean(document.querySelector("article[data-passage]"));
document.stateInHash = isStory ? "place" : "state";
document.visit = { page: told?.page ?? "", path: window.location.pathname };
if (told && both) showBoth(both);
else if (told && place) showMap(place);
document.addEventListener("click", copyAddress);
// What is written there by hand, or opened once more from a list of addresses.
window.addEventListener("hashchange", () => {
  const select = isStory && document.getElementById(window.location.hash.slice(1))?.dataset.passage;
  if (select) document.mapFrame?.go(`select=${select}`);
  else if (told && asked().size) window.location.reload();
});
watchSearch();
arrive();
