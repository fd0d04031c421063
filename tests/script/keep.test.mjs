// What a component keeps outlives a run that was given up.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Keeper } from "../../geo_app/ui/script/shared/keep.js";

class Thing {
  open = true;
  close() {
    this.open = false;
  }
}

test("the end of a run that was given up closes nothing", () => {
  const keeper = new Keeper();
  const place = {};
  const [first, endOfFirst] = keeper.keep(place, () => new Thing());
  const [second, endOfSecond] = keeper.keep(place, () => new Thing());
  assert.equal(second, first);
  endOfFirst();
  assert.ok(first.open);
  endOfSecond();
  assert.ok(!first.open);
  assert.notEqual(keeper.keep(place, () => new Thing())[0], first);
});
