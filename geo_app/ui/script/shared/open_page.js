// Which page is open and heard. What its map does while a page is being left concerns no one: told too
// late, it would change the page that follows, or take its place. Parts that the server still sends for
// the old page tell nothing either.

import { linkOf } from "./links.js";

const RUN = "data-test-script-state";
const ANSWER_MS = 20;
const LONGEST_WAIT_MS = 3000;
const PAGE_LINKS = "a[data-page], [data-testid$='NavLink'], [data-testid$='DropdownLink']";

let heldSince = 0;

/** Whether a click opens its link in another tab or window. @param {MouseEvent} event */
export function isElsewhere(event) {
  return event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey;
}

/** Notes from now on where the reader goes; whichever script is there first begins. */
export function watchLeaving() {
  if (document.visit) return;
  document.visit = { path: window.location.pathname };
  for (const name of ["click", "popstate"]) window.addEventListener(name, leave, true);
}

/** @param {Event} event */
function leave(event) {
  const link = linkOf(event, PAGE_LINKS);
  // Streamlit's own menu heeds no key: its links always lead on here.
  if (link?.dataset.page && event instanceof MouseEvent && isElsewhere(event)) return;
  const goal = (event.type === "popstate" ? window.location : link)?.pathname;
  if (!goal || !document.visit) return;
  const isOther = goal !== document.visit.path;
  if (isOther && link && !link.dataset.page && isWaitedFor()) {
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => link.click(), ANSWER_MS);
  } else document.visit.goal = isOther ? goal : undefined;
}

/**
 * Whether a step into the menu waits: its links take along nothing of what the server has not answered
 * yet. Where no answer comes, they lead on all the same.
 */
function isWaitedFor() {
  const now = performance.now();
  heldSince ||= now;
  const isHeld = Boolean(document.mapFrame?.isTelling()) && now - heldSince < LONGEST_WAIT_MS;
  if (!isHeld) heldSince = 0;
  return isHeld;
}

/**
 * A page is there: it is open unless the reader is on the way to another.
 * @param {string} page @param {string} path Last part of its path; none at the root.
 */
export function openPage(page, path) {
  const visit = document.visit;
  if (visit && (visit.goal === undefined || visit.goal.endsWith(`/${path}`))) {
    Object.assign(visit, { page, path: window.location.pathname, goal: undefined });
  }
}

/** Whether a page is open, and not being left. @param {string} page */
export function isHeard(page) {
  return document.visit?.page === page && document.visit.goal === undefined;
}

/** Whether no page is there yet. */
export function isAwaited() {
  return document.visit?.page === undefined && document.visit?.goal === undefined;
}

/** Whether all that the server was asked for has come; pages that are files ask for nothing. */
export function isServed() {
  const app = document.querySelector(`[${RUN}]`);
  return !app || app.getAttribute(RUN) === "notRunning";
}
