// What a component keeps outlives a run that was given up.

import assert from "node:assert/strict";
import { test } from "node:test";

import { keeping } from "../../geo_app/ui/script/shared/keep.js";

class Thing {
  open = true;
  runs = 0;
  update() {
    this.runs += 1;
  }
  close() {
    this.open = false;
  }
}

test("the end of a run that was given up closes nothing", () => {
  const things = [];
  const run = keeping(() => things[things.push(new Thing()) - 1]);
  const component = { data: {}, parentElement: {} };
  const [endOfFirst, endOfSecond] = [run(component), run(component)];
  assert.equal(things.length, 1);
  assert.equal(things[0].runs, 2);
  endOfFirst();
  assert.ok(things[0].open);
  endOfSecond();
  assert.ok(!things[0].open);
  run(component);
  assert.equal(things.length, 2);
});
