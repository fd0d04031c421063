// Links in the page that its scripts follow or mark.

/** The link that an event came from. @param {Event} event @param {string} selector */
export function linkOf({ target }, selector) {
  return target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest(selector)) : null;
}

/** Marks the links of a row that hold. @param {Element} row @param {string} selector @param {(link: HTMLAnchorElement) => boolean} holds */
export function markCurrent(row, selector, holds) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (row.querySelectorAll(selector))) {
    if (holds(link)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
