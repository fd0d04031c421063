// Elements: text always goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | null | undefined} Child */
/** @typedef {Record<string, any> & { on?: Record<string, (event: any) => void>, style?: Record<string, string> }} Attributes */

/**
 * An element with attributes and children. `on` holds handlers by event; `style` is an object: a
 * saved file's Content-Security-Policy refuses style attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Attributes} attributes @param {(Child | Child[])[]} children @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, { on = {}, style = {}, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [event, handler] of Object.entries(on)) node.addEventListener(event, handler);
  for (const [property, text] of Object.entries(style)) node.style.setProperty(property, text);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** @param {string} text @param {() => void} click @param {Attributes} [attributes] */
export function button(text, click, attributes) {
  return el("button", { type: "button", on: { click }, ...attributes }, text);
}

/** A button with a sign of the style sheet. @param {string} title @param {() => void} click @param {string} className */
export function iconButton(title, click, className) {
  return button("", click, { class: className, "aria-label": title, title });
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag @param {Record<string, unknown>} attributes @param {(Node | string)[]} children @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** Text of a node; the same text again would be laid out again. @param {Node} node @param {string} text */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** The element of a layer that is on the map. @param {L.Path | L.Marker} layer */
export function pathOf(layer) {
  return /** @type {SVGElement} */ (layer.getElement());
}
