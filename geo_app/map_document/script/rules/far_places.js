// Where a place is told that lies beyond the map.

import { freeBox, overlap } from "./labels.js";

const EDGE_PX = 8;
const GAP_PX = 4;

/** @import { Box } from "./labels.js" */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ box: Box, angle: number | null }} Standing angle in radians, clockwise from the right */

/**
 * The box of a place's name: beside its point or, where that is not on the map, at the edge towards
 * it. What is taken is gone round, along the edge.
 * @param {Point} point @param {Point} map its size @param {{ width: number, height: number }} size of the name
 * @param {Box[]} taken @returns {Standing | null} null: there is no room
 */
export function standingOf(point, map, { width, height }, taken) {
  const isOnMap = point.x >= 0 && point.y >= 0 && point.x <= map.x && point.y <= map.y;
  if (isOnMap) {
    const [x, y] = [EDGE_PX + width / 2, EDGE_PX + height / 2];
    const steps = [
      [x, 0],
      [-x, 0],
      [0, y],
      [0, -y],
    ];
    const box = freeBox(point, steps, { width, height }, taken, map);
    return box && { box, angle: null };
  }
  const [dx, dy] = [point.x - map.x / 2, point.y - map.y / 2];
  const reach = { x: map.x / 2 - EDGE_PX - width / 2, y: map.y / 2 - EDGE_PX - height / 2 };
  const part = Math.min(reach.x / Math.abs(dx), reach.y / Math.abs(dy));
  const [x, y] = [map.x / 2 + dx * part, map.y / 2 + dy * part];
  const isAtSide = reach.x / Math.abs(dx) < reach.y / Math.abs(dy);
  const along = isAtSide ? map.y : map.x;
  for (let step = 0; step < along; step += GAP_PX) {
    for (const shift of [step, -step]) {
      const [cx, cy] = isAtSide ? [x, y + shift] : [x + shift, y];
      /** @type {Box} */
      const box = [cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2];
      if (isInside(box, map) && !taken.some((other) => overlap(box, other))) return { box, angle: Math.atan2(dy, dx) };
    }
  }
  return null;
}

/** @param {Box} box @param {Point} map */
function isInside([left, top, right, bottom], map) {
  return left >= EDGE_PX - 1 && top >= EDGE_PX - 1 && right <= map.x - EDGE_PX + 1 && bottom <= map.y - EDGE_PX + 1;
}
