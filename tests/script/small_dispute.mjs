// A small dispute of two sides, for the tests of the rules: a pair of islets and a long island.

import { dayOf } from "../../geo_app/map_document/script/rules/days.js";
import { disputeOf } from "../../geo_app/map_document/script/rules/dispute.js";

const statuses = [];

/** Number of a new status. */
function status(layer, holder, from, to = null) {
  const days = { from: from && dayOf(from), to: to && dayOf(to) };
  return statuses.push({ layer, holder, status: "held", ...days, period: "", basis: "", sources: [] }) - 1;
}

const unit = (id, land, more = {}) => ({
  id,
  labels: { plain: id, east: `${id} (east)` },
  fullNames: { plain: `${id} island`, east: `${id} isle` },
  leaf: true,
  members: [],
  parent: null,
  allocatable: true,
  reference: true,
  land,
  people: 0,
  label: { rank: 10, minZoom: 5, maxZoom: 99 },
  cutTable: null,
  statuses: [],
  ...more,
});

// Cut along meridians: the share behind the line grows with the longitude.
const cutTable = [0, 1, 2].map((lon) => [
  [0, lon],
  [1, lon],
]);

const units = [
  unit("pair", 0, {
    leaf: false,
    members: ["first", "second"],
    statuses: [status("effective_control", "red_state", "1900-01-01"), status("claim", "blue_state", "1950-01-01")],
  }),
  unit("first", 10, { parent: "pair", people: 5 }),
  unit("second", 30, { parent: "pair" }),
  unit("long", 60, {
    cutTable,
    statuses: [
      status("effective_control", "blue_state", null, "1945-12-31"),
      status("effective_control", "red_state", "1946-01-01"),
      status("treaty_title", "nobody", "1952-01-01"),
    ],
  }),
  unit("far", 100, { reference: false, statuses: [status("effective_control", "blue_state", null)] }),
];

const scenario = (id, parties, cuts = {}) => ({
  id,
  title: id,
  allocation: Object.fromEntries(["first", "second", "long", "far"].map((key, i) => [key, parties[i]])),
  cuts,
});

const line = (id, from, to) => ({ id, kind: "boundary", title: `Line ${id}`, from: dayOf(from), to: to && dayOf(to) });
const event = (id, from, to = from) => ({ id, from: dayOf(from), to: dayOf(to) });

const KEYS = {
  "map.sentence.date": "On {date}: {facts}",
  "map.sentence.control": "{holder} has {units}.",
  "map.sentence.no_party": "{holder} (no party) has {units}.",
  "map.sentence.scenario": "{scenario}: {facts}",
  "map.sentence.share.alone": "{party} gains {land} km2 ({share} of {reference}).",
  "map.sentence.no_change": "{scenario}: no change.",
  "map.units.all": "everything",
  "map.units.stretch": "{first} to {last}",
  "map.units.some": "{first}, {second} and {count} more",
  "map.sentence.next": "{before} {after}",
  "map.scenario.control": "{holder} has most of {reference}",
  "map.scenario.figure.alone": "{party} of {reference}",
  "map.scenario.figure.open": "{reference} left open",
  "map.scenario.beside": "; beside it {units}",
  "map.scenario.no_change": "nothing moves",
  "map.scenario.survey": "; {share} says {side}",
  "map.scenario.nobody": "no state on {date}: {holder}",
  "map.twin.titled.held": "Control on {date}",
  "map.lab.changed": "{scenario}, changed",
  "map.twin.part": "{share} of {total} km2",
  "map.lab.km2": "{area} km2",
  "map.legend.holds": "{holder}: {units}",
  "map.legend.would_hold": "{party} would have {units}",
  "map.legend.no_party": "nobody",
  "map.legend.next": "{text}. {next}",
  "map.legend.cut": "{party}: {share} of {unit}",
  "map.legend.changed": "Other than on {date}",
  "map.legend.claimed": "Claimed by {claimant}",
  "map.legend.open": "Title open",
  "map.legend.zones": "Zones",
  "map.legend.equidistance": "Middle",
  "map.unit.claimed": "claimed",
  "map.unit.open": "open",
  "map.north": "N",
  "map.south": "S",
  "map.east": "E",
  "map.west": "W",
};

export const small = disputeOf({
  locale: "en",
  text: KEYS,
  referenceName: "the four",
  referenceLand: 100,
  surveys: [{ side: "East", land: { first: 30, second: 30, long: 60 }, total: 120 }],
  asOf: "2020-01-01",
  firstDay: "1900-01-01",
  statusQuo: "as_held",
  parties: [
    { id: "blue", name: "Blue", holds: "alone" },
    { id: "red", name: "Red", holds: "alone" },
  ],
  holders: {
    blue_state: { name: "Blue State", inText: "Blue State", party: "blue" },
    red_state: { name: "Red State", inText: "Red State", party: "red" },
    nobody: { name: "Nobody", inText: "nobody", party: null },
  },
  units,
  statuses,
  perspectives: [
    { id: "plain", solidLines: [] },
    { id: "east", solidLines: ["old"] },
  ],
  scenarios: [
    scenario("as_held", ["red", "red", "red", "blue"]),
    scenario("two", ["blue", "blue", "red", "blue"]),
    scenario("halves", ["red", "red", "blue", "blue"], { long: { share: 0.5, to: "blue", rest: "red", line: cutTable[1] } }),
  ],
  lines: [line("old", "1900-01-01", "1945-12-31"), line("new", "1950-01-01", null)],
  events: [event("war", "1939-09-01", "1945-09-02"), event("end", "1945-09-02")],
  controlChanges: [dayOf("1946-01-01")],
  sea: {
    sets: ["full", "no-eez"],
    zones: ["territorial_sea", "contiguous_zone", "eez", "beyond"],
    parties: { neighbour: "blue" },
    arcs: "00gA==",
    atoms: [
      { unit: "long", strip: [0, 0.5], zone: 0, area: 10, rings: [[0]] },
      { unit: "long", strip: [0.5, 1], zone: 1, area: 10, rings: [[~0]] },
      { unit: "first", zone: 2, area: 20, rings: [[1]], set: 0 },
      { unit: "neighbour", zone: 2, area: 99, rings: [] },
      { zone: 3, area: 999, rings: [] },
    ],
  },
});

/** A view of the small dispute. */
export function viewOf(parts = {}) {
  const empty = { select: "", layers: [], camera: null, set: {}, cut: {}, rocks: "full", name: "", perspective: "plain" };
  const isProposal = parts.scenario || parts.set || parts.cut;
  return { look: isProposal ? "proposals" : "time", scenario: "as_held", date: "2000-01-01", ...empty, ...parts };
}
