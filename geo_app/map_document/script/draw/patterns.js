// Patterns that fill shapes, in the same svg as the shapes that use them.

import { svg } from "../elements.js";
import { data } from "../page.js";

const BAND_PX = 10;
const SOLID = ["plain", "dots"];

/**
 * Hatching of claimed land, dots where the title is open.
 * @param {Element} root
 */
export function addHatches(root) {
  const lines = svg(
    "pattern",
    { id: "hatch-claimed", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("line", { x1: 0, y1: 0, x2: 0, y2: 6, "stroke-width": 2.2, class: "pattern-claimed" }),
  );
  const dots = svg(
    "pattern",
    { id: "hatch-open", width: 7, height: 7, patternUnits: "userSpaceOnUse" },
    svg("circle", { cx: 2, cy: 2, r: 1.1, class: "pattern-open" }),
  );
  root.prepend(svg("defs", {}, lines, dots));
}

/**
 * Bands of the colours of the parties that a joint one stands for.
 * @param {Element} root
 */
export function addBands(root) {
  const parties = data.parties.filter((party) => SOLID.includes(party.pattern));
  const side = BAND_PX * parties.length;
  const bands = parties.map((party, i) =>
    svg("rect", { x: i * BAND_PX, y: 0, width: BAND_PX, height: side, fill: `var(--party-${party.id})` }),
  );
  const size = { width: side, height: side, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" };
  root.prepend(svg("defs", {}, svg("pattern", { id: "bands", ...size }, ...bands)));
}
