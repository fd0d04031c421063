// Patterns that fill shapes, in the same svg as the shapes that use them.

import { svg } from "../elements.js";
import { data } from "../page.js";

/** @import { Party } from "../types.d.ts" */

const BAND_PX = 10;
const GRID_PX = 7;

/** Hatching of claimed land, level lines where the title is open: no party has those. @param {Element} root */
export function addHatches(root) {
  const lines = svg(
    "pattern",
    { id: "hatch-claimed", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("line", { x1: 0, y1: 0, x2: 0, y2: 6, "stroke-width": 2.2, class: "pattern-claimed" }),
  );
  const level = svg(
    "pattern",
    { id: "hatch-open", width: 5, height: 5, patternUnits: "userSpaceOnUse" },
    svg("line", { x1: 0, y1: 2, x2: 5, y2: 2, "stroke-width": 1.4, class: "pattern-open" }),
  );
  root.prepend(svg("defs", {}, lines, level));
}

/** Textures of the parties that have one on land. @param {Element} root */
export function addTextures(root) {
  const made = data.parties.flatMap((party) => {
    if (party.jointOf.length) return [bandsOf(party)];
    return party.pattern === "grid" ? [gridOf(party)] : [];
  });
  root.prepend(svg("defs", {}, ...made));
}

/** Bands in the colours of those who hold jointly. @param {Party} party */
function bandsOf(party) {
  const side = BAND_PX * party.jointOf.length;
  const bands = party.jointOf.map((id, i) => area(id, i * BAND_PX, BAND_PX, side));
  return texture(party.id, side, -45, ...bands);
}

/** Lines across a colour. @param {Party} party */
function gridOf({ id }) {
  const lines = svg("path", { d: `M0 0H${GRID_PX}M0 0V${GRID_PX}`, class: "texture" });
  return texture(id, GRID_PX, 0, area(id, 0, GRID_PX, GRID_PX), lines);
}

/** @param {string} party @param {number} side px @param {number} turn degrees @param {Element[]} marks */
function texture(party, side, turn, ...marks) {
  const size = { width: side, height: side, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${turn})` };
  return svg("pattern", { id: `texture-${party}`, ...size }, ...marks);
}

/** @param {string} party @param {number} x px @param {number} width px @param {number} height px */
function area(party, x, width, height) {
  return svg("rect", { x, y: 0, width, height, fill: `var(--party-${party})` });
}
