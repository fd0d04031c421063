// Allocations: a scenario, and what the reader has changed in it. A change makes a new value.

import { controlOn, partyOf } from "./control.js";
import { dayOf } from "./days.js";
import { recordOf } from "./dispute.js";

/** @import { Allocation, Cut, CutLine, Dispute, LandFigures, LatLon, Unit, View } from "../types.d.ts" */

/** @typedef {Pick<View, "scenario" | "set" | "cut">} Changes */

/** Party of a unit that no party controlled on a day. */
export const NOBODY = "none";

/**
 * Who has what in a view: control on its day, or the proposal with the reader's changes.
 * @param {Dispute} dispute @param {View} view
 */
export function allocationOf(dispute, view) {
  return view.look === "time" ? controlAllocation(dispute, dayOf(view.date)) : proposed(dispute, view);
}

/**
 * Who controlled what on a day; a unit may be nobody's.
 * @param {Dispute} dispute @param {number} day @returns {Allocation}
 */
function controlAllocation(dispute, day) {
  const parties = dispute.allocatable.map((unit) => [unit.id, partyOf(dispute, controlOn(dispute, unit, day)) ?? NOBODY]);
  return { parties: Object.fromEntries(parties), cuts: {} };
}

/**
 * Who would hold what: the scenario's parties and cuts with the reader's changes over them.
 * A divided unit has the party of its larger part.
 * @param {Dispute} dispute @param {Changes} view @returns {Allocation}
 */
function proposed(dispute, view) {
  const scenario = recordOf(dispute.scenarioById, view.scenario);
  const parties = { ...scenario.allocation, ...view.set };
  /** @type {Record<string, Cut>} */
  const cuts = {};
  for (const [unit, cut] of Object.entries(scenario.cuts)) if (!(unit in view.set)) cuts[unit] = cut;
  for (const [unit, share] of Object.entries(view.cut)) {
    const cut = readersCut(dispute, unit, share, parties[unit], cuts[unit]);
    cuts[unit] = cut;
    parties[unit] = cut.share > 1 - cut.share ? cut.to : cut.rest;
  }
  return { parties, cuts };
}

/** Things as they are, with which every proposal is compared. @param {Dispute} dispute */
export function allocationNow(dispute) {
  return proposed(dispute, { scenario: dispute.data.statusQuo, set: {}, cut: {} });
}

/**
 * A cut that the reader makes: to the party of the scenario's cut, else to the next party.
 * @param {Dispute} dispute @param {string} unit @param {number} share @param {string} party @param {Cut | undefined} before @returns {Cut}
 */
function readersCut(dispute, unit, share, party, before) {
  const rest = before ? before.rest : party;
  const other = dispute.claimants.find(({ id }) => id !== rest);
  const to = before ? before.to : other ? other.id : rest;
  return { share, to, rest, line: cutLine(recordOf(dispute.unitById, unit), share) };
}

/**
 * Ends of the line behind which lies a share of a unit's land, between the two nearest known.
 * @param {Unit} unit @param {number} share @returns {CutLine}
 */
function cutLine(unit, share) {
  const table = unit.cutTable;
  if (!table) throw new Error(`${unit.id} cannot be cut`);
  const at = Math.min(1, Math.max(0, share)) * (table.length - 1);
  const [low, high] = [table[Math.floor(at)], table[Math.ceil(at)]];
  const f = at - Math.floor(at);
  /** @param {0 | 1} end @returns {LatLon} */
  const between = (end) => [low[end][0] + f * (high[end][0] - low[end][0]), low[end][1] + f * (high[end][1] - low[end][1])];
  return [between(0), between(1)];
}

/** @param {Pick<View, "set" | "cut">} view */
export function isCustom(view) {
  return Object.keys(view.set).length > 0 || Object.keys(view.cut).length > 0;
}

/**
 * What is shown, in words: control on the day, a proposal, or what the reader has made of it.
 * @param {Dispute} dispute @param {View} view
 */
export function viewTitle(dispute, view) {
  const { words } = dispute;
  if (view.look === "time") return words.t("map.twin.titled.held", { date: words.date(dayOf(view.date)) });
  const scenario = recordOf(dispute.scenarioById, view.scenario);
  if (!isCustom(view)) return scenario.title;
  return view.name || words.t("map.lab.changed", { scenario: scenario.title });
}

/**
 * Share of a unit's land, and of the sea nearest to it, that a party would have: 0 to 1.
 * @param {Allocation} allocation @param {string} unit @param {string} party
 */
export function shareOf(allocation, unit, party) {
  const cut = allocation.cuts[unit];
  if (!cut) return allocation.parties[unit] === party ? 1 : 0;
  return (cut.to === party ? cut.share : 0) + (cut.rest === party ? 1 - cut.share : 0);
}

/** Parties among which a unit would be: two where it is cut. @param {Allocation} allocation @param {string} unit */
export function partiesOf(allocation, unit) {
  const cut = allocation.cuts[unit];
  return cut ? [cut.to, cut.rest] : [allocation.parties[unit]];
}

/**
 * Land, its share of the disputed land and people, by party.
 * @param {Dispute} dispute @param {Allocation} allocation @returns {Record<string, LandFigures>}
 */
export function landFigures(dispute, allocation) {
  const { allocatable } = dispute;
  const whole = allocatable.filter((unit) => !allocation.cuts[unit.id]);
  const reference = allocatable.filter((unit) => unit.reference);
  return Object.fromEntries(
    dispute.data.parties.map(({ id }) => {
      /** @param {Unit[]} units @param {"land" | "people"} figure */
      const sum = (units, figure) => units.reduce((total, unit) => total + unit[figure] * shareOf(allocation, unit.id, id), 0);
      return [
        id,
        { land: sum(allocatable, "land"), share: sum(reference, "land") / dispute.data.referenceLand, people: sum(whole, "people") },
      ];
    }),
  );
}

const LEAST_GAIN_KM2 = 0.005;

/**
 * Parties whose land would be more than on a day, the larger gain first.
 * @param {Dispute} dispute @param {Allocation} allocation @param {number} day
 */
export function gains(dispute, allocation, day) {
  const held = landFigures(dispute, controlAllocation(dispute, day));
  return Object.entries(landFigures(dispute, allocation))
    .map(([party, figures]) => ({ party, figures, gain: figures.land - held[party].land }))
    .filter((entry) => entry.gain > LEAST_GAIN_KM2)
    .sort((a, b) => b.gain - a.gain);
}

/** Leaves that a unit stands for: its members, or itself. @param {Unit} unit */
export function leavesOf(unit) {
  return unit.members.length ? unit.members : [unit.id];
}

/**
 * The party whose figure tells what an allocation would mean: of those that gain land and would have some of the
 * disputed land, the one that gains most, what is left open after all others; else whoever gains most; null where
 * nobody gains.
 * @param {Dispute} dispute @param {Allocation} allocation @param {number} day
 */
export function tellingGain(dispute, allocation, day) {
  const gained = gains(dispute, allocation, day);
  const withShare = gained.filter(({ figures }) => figures.share > 0);
  const decided = withShare.filter(({ party }) => recordOf(dispute.partyById, party).holds !== "open");
  return [...decided, ...withShare, ...gained][0] ?? null;
}
