// Who held, claimed and had title to what on a day.

import { grouped } from "./grouped.js";

/** @import { Day, Dispute, Status, StatusLayer, Title, Unit } from "../types.d.ts" */

/** @param {Status} status @param {Day} day */
function isInForce(status, day) {
  return (status.from === null || status.from <= day) && (status.to === null || day <= status.to);
}

/**
 * Statuses of one layer in force on a day; a unit without any of its own has its group's.
 * @param {Dispute} dispute @param {Unit} unit @param {Day} day @param {StatusLayer} layer @returns {Status[]}
 */
export function statusesOn(dispute, unit, day, layer) {
  const known = unit.statuses.map((number) => dispute.data.statuses[number]);
  const statuses = known.filter((status) => status.layer === layer && isInForce(status, day));
  const group = unit.parent ? dispute.unitById.get(unit.parent) : undefined;
  return statuses.length || !group ? statuses : statusesOn(dispute, group, day, layer);
}

/** @param {Dispute} dispute @param {Unit} unit @param {Day} day @returns {Status | null} */
export function controlOn(dispute, unit, day) {
  return statusesOn(dispute, unit, day, "effective_control")[0] || null;
}

/** @param {Dispute} dispute @param {Status | null} status */
export function partyOf(dispute, status) {
  return status ? dispute.data.holders[status.holder].party : null;
}

/**
 * "claimed": another party claims it. "open": the title in force names nobody. Else null.
 * @param {Dispute} dispute @param {Unit} unit @param {Day} day @returns {Title | null}
 */
export function titleOn(dispute, unit, day) {
  const controller = partyOf(dispute, controlOn(dispute, unit, day));
  const claims = statusesOn(dispute, unit, day, "claim").map((status) => partyOf(dispute, status));
  if (claims.some((party) => party && party !== controller)) return "claimed";
  const titles = statusesOn(dispute, unit, day, "treaty_title");
  return titles.length && titles.every((status) => !partyOf(dispute, status)) ? "open" : null;
}

/**
 * Names of the parties that claim any of some units.
 * @param {Dispute} dispute @param {Unit[]} units @param {Day} day
 */
export function claimantsOn(dispute, units, day) {
  const claims = units.flatMap((unit) => statusesOn(dispute, unit, day, "claim")).filter((status) => partyOf(dispute, status));
  return [...new Set(claims.map((status) => dispute.data.holders[status.holder].name))];
}

/**
 * Who controls what of some units on a day: one entry a holder.
 * @param {Dispute} dispute @param {Unit[]} units @param {Day} day
 */
export function holdersOn(dispute, units, day) {
  const held = units.flatMap((unit) => {
    const status = controlOn(dispute, unit, day);
    return status ? [{ unit, status }] : [];
  });
  return [...grouped(held, ({ status }) => status.holder)].map(([holder, entries]) => ({
    holder: dispute.data.holders[holder],
    status: entries[0].status,
    units: entries.map((entry) => entry.unit),
  }));
}
