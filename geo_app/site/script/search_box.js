// The search box of every page. The index is a script, as a page on a disk may load no other data.

import { found } from "./search.js";

/** @import { Entry } from "./search.js" */

const SHOWN = 12;

/** @param {string} source @returns {Promise<Entry[]>} */
function load(source) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => resolve(/** @type {any} */ (globalThis).siteIndex);
    script.onerror = reject;
    document.head.append(script);
  });
}

/** @param {Entry} entry */
function item({ kind, title, href }) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const label = document.createElement("span");
  Object.assign(link, { href, textContent: title });
  Object.assign(label, { className: "muted small", textContent: kind });
  line.append(link, " ", label);
  return line;
}

/** @param {HTMLElement} place */
export function searchBox(place) {
  const { index = "", label = "", none = "", many = "" } = place.dataset;
  const field = document.createElement("input");
  const list = document.createElement("ul");
  const note = document.createElement("p");
  const box = document.createElement("div");
  Object.assign(field, { type: "search", placeholder: label, ariaLabel: label, autocomplete: "off" });
  note.setAttribute("role", "status");
  box.className = "site-found";
  box.hidden = true;
  box.append(note, list);
  place.append(field, box);
  place.hidden = false;

  /** @type {Promise<Entry[]> | undefined} */
  let entries;
  /** The index, loaded once; what could not be loaded is asked for again at the next letter. */
  const asked = async () => {
    entries ??= load(index);
    try {
      return await entries;
    } catch {
      entries = undefined;
      return [];
    }
  };
  const show = async () => {
    const all = found(await asked(), field.value);
    list.replaceChildren(...all.slice(0, SHOWN).map(item));
    note.textContent = all.length ? many.replace("{count}", String(all.length)) : none;
    box.hidden = !field.value.trim();
  };
  field.addEventListener("focus", () => void asked());
  field.addEventListener("input", show);
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    box.hidden = true;
    field.focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !place.contains(target)) box.hidden = true;
  });
}
