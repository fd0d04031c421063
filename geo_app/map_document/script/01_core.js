// What everything else uses: the data, the texts, days and small helpers.

const data = JSON.parse(document.getElementById("dispute-map-data").textContent);
const root = document.documentElement;
const locale = data.locale;

/** Interface text with its {named} slots filled. */
function t(key, slots) {
  const text = data.text[key];
  if (text === undefined) throw new Error("no text for " + key);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (slots && name in slots ? String(slots[name]) : whole));
}

/**
 * An element with attributes and children; text always goes in as text, never as markup. `style`
 * is an object: a saved file's Content-Security-Policy refuses style attributes.
 */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (name === "style") for (const [property, text] of Object.entries(value)) node.style.setProperty(property, text);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Text of a node; the same text again would be laid out again. */
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const DAY_MS = 86400000;

/** "1945-08-18" as whole days since 1970-01-01; null if there is no such day. */
function dayOf(iso) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso || "")) return null;
  const ms = Date.parse(iso + "T00:00:00Z");
  if (Number.isNaN(ms) || isoOf(ms / DAY_MS) !== iso) return null;
  return ms / DAY_MS;
}

function isoOf(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

const dateFormat = new Intl.DateTimeFormat(locale, { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" });
const listFormat = new Intl.ListFormat(locale, { type: "conjunction" });

function dateText(day) {
  return dateFormat.format(new Date(day * DAY_MS));
}

function yearOf(day) {
  return new Date(day * DAY_MS).getUTCFullYear();
}

const numberFormats = [0, 1].map((digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
const percentFormats = [0, 1].map((digits) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }));
const signedFormat = new Intl.NumberFormat(locale, { signDisplay: "exceptZero", maximumFractionDigits: 0 });

function number(value, digits = 0) {
  return numberFormats[digits].format(value);
}

function percent(share) {
  return percentFormats[share > 0 && share < 0.995 ? 1 : 0].format(share);
}

function listText(items) {
  return listFormat.format(items);
}

/** Points [lat, lon] of an encoded polyline. */
function decode(encoded, precision = 5) {
  const scale = 10 ** precision;
  const points = [];
  let index = 0;
  const last = [0, 0];
  while (index < encoded.length) {
    for (const axis of [0, 1]) {
      let shift = 0;
      let value = 0;
      let byte;
      do {
        byte = encoded.charCodeAt(index++) - 63;
        value |= (byte & 31) << shift;
        shift += 5;
      } while (byte >= 32);
      last[axis] += value & 1 ? ~(value >> 1) : value >> 1;
    }
    points.push([last[0] / scale, last[1] / scale]);
  }
  return points;
}

function decodeShape(polygons) {
  return polygons.map((rings) => rings.map((ring) => decode(ring)));
}

const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");
