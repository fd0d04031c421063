// The codec of views reads what Python's does, good and bad.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { defaultView, frameFromQuery, fromMessage, fromQuery, withinLimits } from "../../geo_app/map_document/script/rules/view.js";

const python = process.env.PYTHON || "python3";
const { data, views, queries, messages } = JSON.parse(
  execFileSync(python, ["-m", "tests.script_vectors"], { maxBuffer: 2 ** 28, encoding: "utf8" }),
);

test("every view survives address and message, as in Python", () => {
  assert.ok(views.length >= 100);
  for (const { query, message } of views) {
    assert.deepEqual(fromQuery(query, data), message, query);
    assert.deepEqual(fromMessage(message, data), message);
    assert.deepEqual(Object.keys(fromMessage(message, data).set), Object.keys(message.set));
  }
});

test("what is unknown is left out, as in Python", () => {
  for (const { asked, message } of queries) {
    assert.deepEqual(fromQuery(asked, data), message, asked);
  }
});

test("a message changes what it names, as in Python", () => {
  for (const { before, sent, message } of messages) {
    assert.deepEqual(fromMessage(sent, data, before), message, JSON.stringify(sent));
  }
});

test("an empty address is the default", () => {
  assert.deepEqual(fromQuery("", data), defaultView(data));
});

test("what stands around the map is read from the same text", () => {
  assert.deepEqual(frameFromQuery("locked=1&no-panel=1&no-figures=0&mode=lab&data=1.2"), {
    locked: true,
    panel: false,
    controls: true,
    figures: true,
    mode: "lab",
    beside: false,
    data: "1.2",
  });
});

test("a map that was dragged around the world has a camera that can be read again", () => {
  const camera = withinLimits({ lon: 500, lat: 85.05, zoom: 18.5 }, data);
  assert.deepEqual(camera, { lon: 140, lat: 85, zoom: 18 });
  assert.deepEqual(fromMessage({ camera }, data).camera, camera);
});
