// The state of the map as it stands in an address, and the address of the page that says it.

/** @import { Camera, ViewMessage } from "../../../map_document/script/types.d.ts" */

/** What a map shows, apart from what is selected on it and how it is drawn. */
export const SUBJECT = ["look", "scenario", "date", "set", "cut", "name"];
const TEXTS = ["look", "scenario", "date", "select", "rocks", "name", "perspective"];
const CHANGES = ["set", "cut"];
/** What an address says of a map. */
export const KEYS = [...TEXTS, ...CHANGES, "layers", "camera"];

/** @param {string} text @returns {Record<string, string>} */
function changesIn(text) {
  return Object.fromEntries(
    text
      .split(",")
      .filter(Boolean)
      .map((part) => part.split(":")),
  );
}

/** Writes a part of the state as it stands in an address. @param {string} key @param {any} value */
export function partText(key, value) {
  if (!value) return "";
  if (key === "layers") return value.join(",") || "none";
  if (key === "camera") return [value.lon.toFixed(3), value.lat.toFixed(3), value.zoom.toFixed(2)].join(",");
  const pairs = CHANGES.includes(key) && Object.entries(value).map((pair) => pair.join(":"));
  return pairs ? pairs.join(",") : String(value);
}

/**
 * What an address says of the state. `give` adds to what the reader has changed already.
 * @param {URLSearchParams} said @param {ViewMessage} shown @returns {ViewMessage}
 */
export function stateIn(said, shown) {
  /** @type {ViewMessage} */
  const state = {};
  for (const [key, text] of said) {
    if (TEXTS.includes(key)) state[key] = text;
    if (CHANGES.includes(key)) state[key] = changesIn(text);
    if (key === "layers") state.layers = text.split(",").filter((name) => name !== "none");
  }
  if (said.has("give")) {
    const given = changesIn(said.get("give") ?? "");
    state.set = { ...shown.set, ...given };
    state.cut = Object.fromEntries(Object.entries(shown.cut ?? {}).filter(([unit]) => !Object.hasOwn(given, unit)));
  }
  return state;
}

/** What the address says of the state: after its ?, or after its # on pages that are files. */
export function stateSaid() {
  return new URLSearchParams(document.stateInHash ? window.location.hash.slice(1) : window.location.search);
}

/** The address of this page with another state. @param {URLSearchParams} said */
export function addressOf(said) {
  if (!document.stateInHash) return `?${said}`;
  return `#${said.toString().replaceAll("%3A", ":").replaceAll("%2C", ",")}`;
}

/**
 * Writes another state into the address, in place. A page that is opened from a disk may change only
 * what stands after the # of its own; where places of a text stand there, the state is not written.
 * @param {URLSearchParams} said
 */
export function replaceState(said) {
  const isFile = window.origin === "null" && !document.stateInHash;
  if (isFile || document.stateInHash === "place") return;
  const after = document.stateInHash ? "" : window.location.hash;
  window.history.replaceState(window.history.state, "", addressOf(said) + after);
}

/**
 * Says one part of the state anew in the address, in place: Back steps through choices, not through
 * every nudge of the map or passage that was scrolled past.
 * @param {"camera" | "select"} key @param {Camera | string} value
 */
export function rewriteAddress(key, value) {
  const said = stateSaid();
  said.delete("view");
  said.set(key, partText(key, value));
  replaceState(said);
}
