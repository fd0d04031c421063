// Geometry on the map: what is cut, what lies inside, how far it is, where a name goes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { standingOf } from "../../geo_app/map_document/script/rules/far_places.js";
import { clipLeft, coastDistance, coastsOf, isInside, isUncut, slopeOf } from "../../geo_app/map_document/script/rules/geometry.js";
import { freeBox, isNearest, offsets } from "../../geo_app/map_document/script/rules/labels.js";

const square = [
  [0, 0],
  [0, 2],
  [2, 2],
  [2, 0],
];
const diamond = [
  [0.5, 1],
  [1, 1.5],
  [1.5, 1],
  [1, 0.5],
];
const areaOf = (ring) => {
  const parts = ring.map(([lat, lon], i) => {
    const [lat2, lon2] = ring[(i + 1) % ring.length];
    return lon * lat2 - lon2 * lat;
  });
  return Math.abs(parts.reduce((sum, part) => sum + part, 0)) / 2;
};

test("a cut leaves what lies on the left of its line, and the other way round the rest", () => {
  const line = [
    [-1, 0.5],
    [3, 0.5],
  ];
  const [[left]] = clipLeft([[square]], line);
  const [[right]] = clipLeft([[square]], line.toReversed());
  assert.deepEqual([areaOf(left), areaOf(right)], [1, 3]);
  assert.ok(left.every(([, lon]) => lon <= 0.5));
  const beyond = [
    [-1, -5],
    [3, -5],
  ];
  assert.deepEqual(clipLeft([[square]], beyond), []);
});

test("a hole is outside", () => {
  assert.equal(isInside([1, 0.2], [square, diamond]), true);
  assert.equal(isInside([1, 1.1], [square, diamond]), false);
  assert.equal(isInside([3, 1], [square]), false);
});

test("a degree of latitude is 111 km, and land that is a point has its distance too", () => {
  const km = coastDistance([3, 1], [[square]], [0, 0]) / 1000;
  assert.ok(km > 110 && km < 111.5, String(km));
  assert.ok(Math.abs(coastDistance([1, 0], [], [0, 0]) / 1000 - 110.6) < 0.3);
});

test("where land was cut off along a meridian there is no coast", () => {
  assert.equal(isUncut(diamond), true);
  const half = [...diamond.slice(0, 2), [1.5, 1]];
  assert.equal(isUncut(half), false);
  assert.deepEqual(coastsOf(half).flat().length, 3);
});

test("land that runs to the north-east has a slope up", () => {
  const rising = [
    [0, 0],
    [1, 1],
    [2, 2],
  ];
  assert.deepEqual([slopeOf(rising), slopeOf(rising.map(([lat, lon]) => [-lat, lon]))], [1, -1]);
});

test("a name goes to the first free place on the map, or nowhere", () => {
  const [anchor, size, map] = [
    { x: 50, y: 50 },
    { width: 20, height: 10 },
    { x: 100, y: 100 },
  ];
  const steps = offsets({ reach: 4, rise: 4, slope: 1 }, size.width, size.height);
  const below = freeBox(anchor, steps, size, [], map);
  assert.ok(below[1] > anchor.y);
  const next = freeBox(anchor, steps, size, [below], map);
  assert.ok(next[0] > anchor.x);
  assert.equal(freeBox(anchor, steps, size, [[0, 0, 100, 100]], map), null);
  assert.equal(freeBox({ x: 500, y: 50 }, steps, size, [], map), null);
});

test("a name goes where its own island is the nearest, or nowhere", () => {
  const [own, other] = [[{ x: 50, y: 50 }], [{ x: 50, y: 75 }]];
  const [size, map] = [
    { width: 20, height: 10 },
    { x: 100, y: 100 },
  ];
  const steps = [
    [0, 20],
    [0, -20],
  ];
  const fits = (box) => isNearest(box, own, [other]);
  assert.deepEqual(freeBox(own[0], steps, size, [], map, fits), [40, 25, 60, 35]);
  assert.equal(freeBox(own[0], steps.slice(0, 1), size, [], map, fits), null);
});

test("a place beyond the map is named at the edge towards it, round what is in the way", () => {
  const [map, size] = [
    { x: 600, y: 400 },
    { width: 100, height: 20 },
  ];
  const here = standingOf({ x: 200, y: 100 }, map, size, []);
  assert.deepEqual(here, { box: [208, 90, 308, 110], angle: null });
  const west = standingOf({ x: -5000, y: 200 }, map, size, []);
  assert.deepEqual(west, { box: [8, 190, 108, 210], angle: Math.PI });
  const south = standingOf({ x: 300, y: 9000 }, map, size, []);
  assert.deepEqual(south, { box: [250, 372, 350, 392], angle: Math.PI / 2 });
  const beside = standingOf({ x: -5000, y: 200 }, map, size, [[0, 150, 120, 230]]);
  assert.ok(beside && (beside.box[1] >= 234 || beside.box[3] <= 146));
  assert.equal(beside.box[0], 8);
  assert.equal(standingOf({ x: -5000, y: 200 }, map, size, [[0, 0, 120, 400]]), null);
});
