// Names on the map: which are important, from which zoom on, and where beside their land they go.

/** @import { Dispute, UnitLabel } from "../types.d.ts" */
/** @typedef {{ x: number, y: number }} Point in pixels */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom in pixels */
/** @typedef {{ reach: number, rise: number, slope: number }} Extent half width and height in pixels, and slope */

const GAP_PX = 3;
const LONG_ISLAND_PX = 14;
const ISLET_PX = 56;
const EDGE_PX = 2;
/** Steps from the place of a name that stands on it; the name of a sea may go farther. */
const NEAR = [
  [0, 0],
  [0, -24],
  [0, 24],
  [-45, 0],
  [45, 0],
];
const FAR = [
  [0, -60],
  [60, -45],
  [0, 60],
];

/** The lower the rank, the earlier a name is placed; it is shown between two zooms. @param {Dispute} dispute */
export function unitLabels(dispute) {
  return dispute.data.units.filter((unit) => unit.label).map((unit) => ({ unit, .../** @type {UnitLabel} */ (unit.label) }));
}

/**
 * Where a name of a size may go, as steps from its anchor, the best first.
 * @param {Extent | null} extent of the land that it names; null: it stands on its place
 * @param {number} width @param {number} height @param {boolean} isSea whether a sea is named
 */
export function offsets(extent, width, height, isSea = false) {
  if (!extent) return isSea ? [...NEAR, ...FAR] : NEAR;
  const { reach, rise, slope } = extent;
  const x = reach + width / 2 + 4;
  const y = rise + height / 2 + 4;
  const diagonals = [
    [x * 0.75, y * 0.8],
    [-x * 0.75, -y * 0.8],
    [-x * 0.75, y * 0.8],
    [x * 0.75, -y * 0.8],
    [x, y],
    [-x, y],
  ];
  const around = [[0, y], [x, 0], [-x, 0], [0, -y], ...diagonals];
  if (Math.min(reach, rise) < LONG_ISLAND_PX) return around;
  // The name of a long island goes beside its middle, on the side that its slope leaves free.
  const beside = [width / 2 + 12, slope * (height / 2 + Math.min(rise, reach) * 0.18)];
  const higher = [width / 2 + 14 + height, 0];
  return [beside, higher, beside.map((value) => -value), ...around];
}

/**
 * Whether a name would stand no nearer to other land than to its own.
 * @param {Box} box of the name @param {Point[]} own points of its land @param {Point[][]} others points of each other land
 */
export function isNearest(box, own, others) {
  const distance = distanceTo(box, own);
  return others.every((points) => distance <= distanceTo(box, points));
}

/** The square of it. @param {Box} box @param {Point[]} points */
function distanceTo([left, top, right, bottom], points) {
  return points.reduce((least, { x, y }) => {
    const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
    return Math.min(least, dx * dx + dy * dy);
  }, Infinity);
}

/**
 * The first box beside an anchor that is on the map, overlaps none that is taken, and fits in whatever other way is asked.
 * @param {{ x: number, y: number }} anchor @param {number[][]} steps @param {{ width: number, height: number }} size of the name
 * @param {Box[]} taken @param {{ x: number, y: number }} map its size @param {(box: Box) => boolean} [fits] @returns {Box | null}
 */
export function freeBox(anchor, steps, { width, height }, taken, map, fits = () => true) {
  for (const [dx, dy] of steps) {
    const [x, y] = [anchor.x + dx, anchor.y + dy];
    /** @type {Box} */
    const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    const isOnMap = box[0] >= EDGE_PX && box[1] >= EDGE_PX && box[2] <= map.x - EDGE_PX && box[3] <= map.y - EDGE_PX;
    if (isOnMap && !taken.some((other) => overlap(box, other)) && fits(box)) return box;
  }
  return null;
}

/** Whether land is so small on the screen that a name would hide it. @param {Box} box */
export function isIslet([left, top, right, bottom]) {
  return right - left < ISLET_PX && bottom - top < ISLET_PX;
}

/** @param {Box} a @param {Box} b */
export function overlap(a, b) {
  return a[0] < b[2] + GAP_PX && a[2] > b[0] - GAP_PX && a[1] < b[3] + GAP_PX && a[3] > b[1] - GAP_PX;
}
