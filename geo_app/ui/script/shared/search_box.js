// The search field of every page. The index is a script, as a page on a disk may load no other data;
// it is loaded once the reader is in the field.

import { matching } from "./search.js";

/** @import { Entry } from "./search.js" */

const SHOWN = 12;

/** @param {string} source @returns {Promise<Entry[]>} */
function load(source) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => resolve(/** @type {any} */ (globalThis).searchIndex);
    script.onerror = reject;
    document.head.append(script);
  });
}

/** @param {Entry} entry */
function item({ kind, title, href, page }) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const label = document.createElement("span");
  Object.assign(link, { href, textContent: title });
  if (page) link.dataset.page = page;
  Object.assign(label, { className: "muted small", textContent: kind });
  line.append(link, " ", label);
  return line;
}

/** @param {HTMLElement} place @param {HTMLInputElement} field @param {(href: string) => string} completed */
function listBelow(place, field, completed) {
  const { index = "", none = "", many = "" } = place.dataset;
  const list = document.createElement("ul");
  const note = document.createElement("p");
  const box = document.createElement("div");
  note.setAttribute("role", "status");
  box.className = "found";
  box.hidden = true;
  box.append(note, list);
  place.append(box);

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
  const close = () => {
    box.hidden = true;
  };
  const show = async () => {
    const all = matching(await asked(), field.value);
    list.replaceChildren(...all.slice(0, SHOWN).map((entry) => item({ ...entry, href: completed(entry.href) })));
    note.textContent = all.length ? many.replace("{count}", String(all.length)) : none;
    box.hidden = !field.value.trim();
  };
  // What was written before the script came is looked for now.
  void show();
  field.addEventListener("input", show);
  list.addEventListener("click", close);
  place.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (event.key === "Escape") {
      close();
      field.focus();
    } else if (event.key === "Enter" && at === 0 && !box.hidden) stops[1]?.click();
    else if (event.key === "ArrowDown") stops[at + 1]?.focus();
    else if (event.key === "ArrowUp") stops[at - 1]?.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !place.contains(target)) close();
  });
  // A click into a map is no click on the page; nor is the Tab key.
  place.addEventListener("focusout", () =>
    setTimeout(() => {
      const now = document.activeElement;
      if (now !== document.body && !place.contains(now)) close();
    }),
  );
}

/**
 * Makes the search fields of the page work, also those that come later.
 * @param {(href: string) => string} [completed] Adds to an address how the reader looks at things.
 */
export function watchSearch(completed = (href) => href) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".search"))) place.hidden = false;
  const begin = (/** @type {EventTarget | null} */ target) => {
    const field = target instanceof HTMLInputElement ? target : null;
    const place = /** @type {HTMLElement | null | undefined} */ (field?.closest(".search"));
    if (field && place && !place.querySelector(".found")) listBelow(place, field, completed);
  };
  document.addEventListener("focusin", ({ target }) => begin(target));
  begin(document.activeElement);
}
