// Says in which language the page is, and takes links to other pages of the explorer without
// loading everything again.

import { stateSaid } from "./shared/address.js";
import { linkOf } from "./shared/links.js";
import { isElsewhere, openPage, watchLeaving } from "./shared/open_page.js";
import { watchSearch } from "./shared/search_box.js";

/** @import { Component } from "./shared/types.d.ts" */
/** @typedef {{ page: string, path: string, lang: string, sources: string, grades: string, menu: string, skip: string, lost: string }} Data */
/** @typedef {Record<string, [string, string, string | null]>} Sources producer, title and address by id */

const CONNECTION = "data-test-connection-state";
const MANNER = ["perspective", "theme"];
const SCROLL_KEYS = ["PageDown", "PageUp", "ArrowDown", "ArrowUp", "Home", "End", " "];
/** @param {MouseEvent} event */
function follow(event) {
  const link = linkOf(event, "a[data-page]");
  if (!link || event.defaultPrevented || isElsewhere(event)) return;
  event.preventDefault();
  document.pageFrame?.ask({ page: link.dataset.page, query: Object.fromEntries(new URL(link.href).searchParams) });
}

/** @param {Event} event */
function useLanguage(event) {
  const link = linkOf(event, "a[data-language]");
  if (!link) return;
  const address = new URL(window.location.href);
  address.searchParams.delete("lang");
  if (link.dataset.language) address.searchParams.append("lang", link.dataset.language);
  link.href = address.toString();
}

/** The address of the page holds all of its state: copied, it shows the same elsewhere. @param {Event} event */
async function copyAddress(event) {
  const link = linkOf(event, "a[data-copy]");
  if (!link) return;
  event.preventDefault();
  await navigator.clipboard.writeText(window.location.href);
  link.textContent = link.dataset.copy ?? "";
}

/** Where a found record is shown, with the names and colours that the reader has chosen. @param {string} href */
function inManner(href) {
  const address = new URL(href, window.location.href);
  for (const [key, value] of stateSaid()) if (MANNER.includes(key)) address.searchParams.set(key, value);
  return address.href;
}

/** @type {Promise<Sources> | undefined} */
let sources;

/**
 * The list of sources under a panel holds only where in each document to look; what the documents
 * are called is fetched once, when the first list is opened.
 * @param {Event} event
 */
async function fill({ target }) {
  if (!(target instanceof HTMLDetailsElement) || !target.open || !target.matches("details.notes")) return;
  sources ??= fetch(document.pageFrame?.sources ?? "").then((answer) => answer.json());
  const known = await sources;
  if (!target.querySelector("p")) {
    const grades = document.createElement("p");
    grades.textContent = document.pageFrame?.grades ?? "";
    target.querySelector("ol")?.before(grades);
  }
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (target.querySelectorAll("li[data-source]:not([data-filled])"))) {
    name(item, known);
  }
}

/** @param {HTMLElement} item @param {Sources} known */
function name(item, known) {
  const id = item.dataset.source ?? "";
  const [producer, title, address] = known[id];
  const link = document.createElement("a");
  link.textContent = title;
  link.href = address || `sources#source-${id}`;
  if (address) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  item.prepend(`${producer}, `, link, ". ");
  item.dataset.filled = "";
}

/**
 * While the connection is lost the map works on and the panels wait: the style shows these words.
 * @param {string} text
 */
function nameLoss(text) {
  const app = document.querySelector(`[${CONNECTION}]`);
  const note = app?.querySelector(":scope > .connection") ?? document.createElement("p");
  Object.assign(note, { className: "connection", role: "alert", textContent: text });
  app?.append(note);
}

/**
 * A server that was started anew knows no part of this page: Streamlit connects again but runs
 * nothing. Asking for the whole page once, with what the map shows by now, mends that.
 */
function watchConnection() {
  const app = document.querySelector(`[${CONNECTION}]`);
  if (!app) return;
  let before = app.getAttribute(CONNECTION);
  new MutationObserver(() => {
    const now = app.getAttribute(CONNECTION);
    if (now === "CONNECTED" && before !== now) {
      if (document.visit) document.visit.goal = undefined;
      document.pageFrame?.ask({ state: document.mapFrame?.shown ?? {} });
    }
    before = now;
  }).observe(app, { attributes: true, attributeFilter: [CONNECTION] });
  // Streamlit says so once more, in English, and nothing below its dialog can be used.
  new MutationObserver(() => {
    if (app.getAttribute(CONNECTION) === "CONNECTED") return;
    /** @type {HTMLElement | null} */ (document.querySelector("[data-testid='stDialog'] [aria-label='Close']"))?.click();
  }).observe(document.body, { childList: true });
}

/** Streamlit's own link past the menu is in English. @param {string} text */
function nameSkip(text) {
  const words = document.querySelector("[data-testid='stSkipToContent']")?.firstChild;
  if (words) words.nodeValue = text;
}

/** On a narrow screen Streamlit hides the pages behind a button with an arrow and an English name. */
function nameMenu() {
  const menu = document.pageFrame?.menu ?? "";
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-testid='stExpandSidebarButton']"))) {
    if (button.dataset.label === menu) continue;
    button.dataset.label = menu;
    button.setAttribute("aria-label", menu);
  }
}

/**
 * Beside a map not the page is scrolled but the column of text: a key that scrolls goes there while
 * nothing else has the focus.
 * @param {KeyboardEvent} event
 */
function scrollColumn({ key }) {
  const column = /** @type {HTMLElement | null} */ (document.querySelector(".st-key-panel-column"));
  const focused = document.activeElement;
  const isFree = !focused || focused === document.body || focused.matches("[data-testid='stMain']");
  if (!column || !isFree || !SCROLL_KEYS.includes(key) || column.scrollHeight <= column.clientHeight) return;
  column.tabIndex = -1;
  column.focus({ preventScroll: true });
}

function watchMenu() {
  const app = document.querySelector("[data-testid='stAppViewContainer']");
  const header = document.querySelector("[data-testid='stHeader']");
  const watcher = new MutationObserver(nameMenu);
  if (app) watcher.observe(app, { childList: true });
  if (header) watcher.observe(header, { childList: true, subtree: true });
}

/** @param {Component<Data>} component */
export default function (component) {
  const { lang, page, path, ...texts } = component.data;
  document.documentElement.lang = lang;
  watchLeaving();
  openPage(page, path);
  if (!document.pageFrame) {
    document.addEventListener("click", follow);
    document.addEventListener("click", useLanguage, true);
    document.addEventListener("click", copyAddress);
    document.addEventListener("toggle", fill, true);
    document.addEventListener("keydown", scrollColumn, true);
    watchSearch(inManner);
    watchConnection();
    watchMenu();
  }
  document.pageFrame = {
    ...texts,
    ask: (request) => component.setStateValue("asked", { ...request, count: Date.now() }),
  };
  nameMenu();
  nameSkip(texts.skip);
  nameLoss(texts.lost);
}
