// Who holds what, what a proposal changes, and how the map says it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { allocationNow, allocationOf, gains, landFigures, viewTitle } from "../../geo_app/map_document/script/rules/allocation.js";
import { controlOn, titleOn } from "../../geo_app/map_document/script/rules/control.js";
import { dayOf } from "../../geo_app/map_document/script/rules/days.js";
import { eventsOn, eventToName, turningDays } from "../../geo_app/map_document/script/rules/events.js";
import { History } from "../../geo_app/map_document/script/rules/history.js";
import { legendRows } from "../../geo_app/map_document/script/rules/legend.js";
import { lineState } from "../../geo_app/map_document/script/rules/lines.js";
import { Sea } from "../../geo_app/map_document/script/rules/sea.js";
import { keyFigure, sentences } from "../../geo_app/map_document/script/rules/sentences.js";
import { twinPartyRows, twinUnitRows } from "../../geo_app/map_document/script/rules/twin.js";
import { namesOf, unitStates } from "../../geo_app/map_document/script/rules/units.js";
import { small, viewOf } from "./small_dispute.mjs";

const unit = (id) => small.unitById.get(id);
const statesOf = (parts) => Object.fromEntries(unitStates(small, viewOf(parts)));

test("control begins and ends on its days; a member has that of its group", () => {
  const holder = (id, iso) => controlOn(small, unit(id), dayOf(iso))?.holder;
  assert.deepEqual([holder("long", "1945-12-31"), holder("long", "1946-01-01")], ["blue_state", "red_state"]);
  assert.deepEqual([holder("first", "1899-12-31"), holder("first", "1900-01-01")], [undefined, "red_state"]);
});

test("a title is claimed by another side, or open where it names nobody", () => {
  const title = (id, iso) => titleOn(small, unit(id), dayOf(iso));
  assert.deepEqual([title("second", "1949-12-31"), title("second", "1950-01-01")], [null, "claimed"]);
  assert.deepEqual([title("long", "1951-12-31"), title("long", "1952-01-01")], [null, "open"]);
});

test("the reader's changes lie over the scenario: a gift undoes its cut, a cut keeps its sides", () => {
  const given = allocationOf(small, viewOf({ scenario: "halves", set: { long: "red" } }));
  assert.deepEqual([given.parties.long, given.cuts], ["red", {}]);
  const { long } = allocationOf(small, viewOf({ scenario: "halves", cut: { long: 0.25 } })).cuts;
  assert.deepEqual([long.share, long.to, long.rest, long.line[0]], [0.25, "blue", "red", [0, 0.5]]);
  const fresh = allocationOf(small, viewOf({ cut: { long: 1 } })).cuts.long;
  assert.deepEqual([fresh.to, fresh.rest, fresh.line[1]], ["blue", "red", [1, 2]]);
});

test("land adds up whoever has it, and a gain is counted from things as they are", () => {
  for (const parts of [{}, { scenario: "two" }, { scenario: "halves" }, { cut: { long: 0.1 } }]) {
    const figures = Object.values(landFigures(small, allocationOf(small, viewOf(parts))));
    assert.equal(
      figures.reduce((sum, { land }) => sum + land, 0),
      200,
    );
    assert.equal(
      figures.reduce((sum, { share }) => sum + share, 0),
      1,
    );
  }
  assert.deepEqual(gains(small, allocationNow(small), dayOf("2000-01-01")), []);
  const [{ party, gain, figures }] = gains(small, allocationOf(small, viewOf({ scenario: "halves" })), dayOf("2000-01-01"));
  assert.deepEqual([party, gain, figures.share], ["blue", 30, 0.3]);
});

test("a unit is changed where a proposal gives it to another than held it on the day", () => {
  assert.ok(Object.values(statesOf({})).every(({ changed }) => !changed));
  const two = statesOf({ scenario: "two" });
  assert.deepEqual([two.first.changed, two.long.changed, two.first.party], [true, false, "blue"]);
  assert.equal(statesOf({ scenario: "two", date: "1940-01-01" }).long.changed, true);
  const halves = statesOf({ scenario: "halves" });
  assert.deepEqual([halves.long.party, halves.long.cut.to, halves.long.changed], ["red", "blue", false]);
  assert.equal(statesOf({ cut: { long: 0.9 } }).long.changed, false, "the rest stays, however small it is");
});

test("a group stands for its members where all are there", () => {
  const names = (...ids) => namesOf(small, ids.map(unit), "plain");
  assert.deepEqual(names("first", "long", "second"), ["pair", "long"]);
  assert.deepEqual(names("second", "long"), ["second", "long"]);
  assert.deepEqual(namesOf(small, [unit("long")], "east"), ["long (east)"]);
});

test("a line ends with its treaty, but not for a side that draws it as its boundary", () => {
  const shown = (id, parts) =>
    lineState(
      small,
      small.data.lines.find((line) => line.id === id),
      viewOf({ layers: ["lines"], ...parts }),
    );
  assert.deepEqual(shown("old", { date: "1940-01-01" }), { shown: true, solid: false });
  assert.deepEqual(shown("old", {}), { shown: false, solid: false });
  assert.deepEqual(shown("old", { perspective: "east" }), { shown: true, solid: true });
  assert.deepEqual(shown("old", { perspective: "east", date: "1899-01-01" }), { shown: false, solid: true });
  assert.deepEqual(shown("new", { layers: [] }), { shown: false, solid: false });
});

test("the legend names what is there, and no more", () => {
  const texts = (parts) => legendRows(small, viewOf(parts), unitStates(small, viewOf(parts))).map(({ text }) => text);
  assert.deepEqual(texts({}), ["Red State: pair and long", "Blue State: far"]);
  const all = { scenario: "halves", perspective: "east", layers: ["contested", "lines", "zones"] };
  assert.deepEqual(texts(all), [
    "Red would have pair (east) and long (east)",
    "Blue would have far (east)",
    "Blue: 50% of long (east)",
    "Claimed by Blue State",
    "Title open",
    "Line old",
    "Line new",
    "Zones",
    "Middle",
  ]);
});

test("what looks the same has one row in the legend", () => {
  const before = { layers: ["lines"], date: "1945-01-01" };
  const two = { ...small, data: { ...small.data, lines: ["a", "b"].map((id) => ({ ...small.data.lines[0], title: `Line ${id}` })) } };
  const rows = legendRows(two, viewOf(before), unitStates(two, viewOf(before)));
  assert.deepEqual(rows.map(({ text }) => text).slice(-1), ["Line a. Line b"]);
});

test("what is left open is told where nobody gains, and what changes hands beside it first", () => {
  const open = { id: "left", name: "Left", holds: "open" };
  const data = { ...small.data, parties: [...small.data.parties, open] };
  const three = { ...small, data, partyById: new Map(data.parties.map((party) => [party.id, party])) };
  const told = (set) => {
    const view = viewOf({ scenario: "as_held", look: "proposals", set });
    return keyFigure(three, view, allocationOf(three, view)).text;
  };
  assert.match(told({ long: "left" }), /^the four left open/);
  assert.match(told({ long: "left", first: "blue" }), /^Blue of the four/);
  assert.match(told({ far: "red" }), /^Red of the four.*; beside it far$/);
});

test("sentences and the figure say who controls, and what a proposal would change", () => {
  const say = (parts) => {
    const view = viewOf(parts);
    const allocation = allocationOf(small, view);
    return [...sentences(small, view, allocation), ...Object.values(keyFigure(small, view, allocation))];
  };
  const control = "On January 1, 2000: Red State has pair and long. Blue State has far.";
  assert.deepEqual(say({}), [control, "100%", "Red State has most of the four"]);
  assert.deepEqual(say({ scenario: "two" }), [
    control,
    "two: Blue gains 40 km2 (40% of the four).",
    "40%",
    "Blue of the four; 50% says East",
  ]);
  assert.deepEqual(say({ set: { long: "red" } }), [control, "as_held, changed: no change.", "0", "nothing moves"]);
  assert.equal(viewTitle(small, viewOf({ set: { long: "blue" }, name: "Mine" })), "Mine");
});

test("the sea follows the land: whole atoms, and a strip that a cut runs through", () => {
  const sea = new Sea(small);
  const total = ({ blue, red }) => [blue.sea, red.sea];
  assert.deepEqual(total(sea.figures(allocationNow(small), "full")), [0, 40]);
  assert.deepEqual(total(sea.figures(allocationNow(small), "no-eez")), [0, 20]);
  const quarter = allocationOf(small, viewOf({ cut: { long: 0.25 } }));
  assert.deepEqual(total(sea.figures(quarter, "full")), [5, 35]);
  assert.deepEqual(sea.referenceShares(quarter, "full"), { blue: 0.125, red: 0.875 });
  assert.equal(sea.figures(quarter, "full").red.eez, 30);
  const [near, , , neighbour] = sea.set("full").zoned;
  const units = unitStates(small, viewOf({ cut: { long: 0.25 } }));
  assert.deepEqual([sea.partyOf(near, units), sea.partyOf(neighbour, units), sea.partyOf({}, units)], ["blue", "blue", "none"]);
  const before = unitStates(small, viewOf({ date: "1940-01-01" }));
  assert.equal(sea.partyOf(near, before), "blue", "as things were held on the day");
  assert.ok(sea.isBorder([near, { unit: "first" }], before));
  assert.ok(!sea.isBorder([near, neighbour], before));
  assert.deepEqual([sea.set("full").sidesOf(0).length, sea.set("full").sidesOf(1)], [2, null]);
});

test("an event is named on its days, else the last one before", () => {
  const named = (iso) => eventToName(small, dayOf(iso))?.id;
  assert.deepEqual(["1939-08-31", "1940-01-01", "1945-09-02", "2000-01-01"].map(named), [undefined, "war", "end", "end"]);
  assert.deepEqual(eventsOn(small, dayOf("2000-01-01")), []);
  assert.equal(turningDays(small, dayOf("1940-01-01"), dayOf("1950-01-01")).length, 2);
});

test("the tables of a file say the same as the map", () => {
  const view = viewOf({ scenario: "halves" });
  const allocation = allocationOf(small, view);
  assert.deepEqual(twinUnitRows(small, view, allocation).slice(0, 2), [
    ["pair island", "Red State", "Red", "claimed"],
    ["long island", "Red State", "Blue and Red", "open"],
  ]);
  const rows = twinPartyRows(small, allocation, new Sea(small).figures(allocation, "full"));
  assert.deepEqual(rows[0], ["Blue", "130", "30% of 100 km2", "0", "10"]);
});

test("a step goes back and forth, and one made elsewhere is followed", () => {
  const [first, second] = [
    { set: {}, cut: {}, name: "" },
    { set: { long: "blue" }, cut: {}, name: "" },
  ];
  const history = new History();
  assert.equal(history.undo(first), undefined);
  history.keep(first);
  assert.deepEqual(history.undo(second), first);
  assert.deepEqual(history.redo(first), second);
  history.followBack({ set: {}, cut: {} }, second);
  assert.deepEqual([history.past.length, history.future.length], [0, 1]);
});
