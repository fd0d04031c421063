// What is drawn for each unit, and units in words.

import { allocationOf, NOBODY } from "./allocation.js";
import { controlOn, partyOf, titleOn } from "./control.js";
import { dayOf } from "./days.js";
import { recordOf } from "./dispute.js";

/** @import { Allocation, Dispute, Unit, UnitState, View } from "../types.d.ts" */

/**
 * What is drawn for one unit: its party (of a divided one, that of the rest), whether that differs
 * from control on the day, its title.
 * @param {Dispute} dispute @param {Unit} unit @param {View} view @param {Allocation} allocation @returns {UnitState}
 */
export function unitState(dispute, unit, view, allocation) {
  const day = dayOf(view.date);
  const control = controlOn(dispute, unit, day);
  const held = partyOf(dispute, control);
  const cut = allocation.cuts[unit.id] ?? null;
  const party = cut?.rest ?? allocation.parties[unit.id] ?? held ?? NOBODY;
  return {
    control,
    party,
    changed: party !== (held ?? NOBODY),
    title: titleOn(dispute, unit, day),
    cut,
  };
}

/** States by id of leaf. @param {Dispute} dispute @param {View} view @param {Allocation} [allocation] */
export function unitStates(dispute, view, allocation = allocationOf(dispute, view)) {
  return new Map(dispute.leaves.map((unit) => [unit.id, unitState(dispute, unit, view, allocation)]));
}

/** Name of a party; of none where nobody is named. @param {Dispute} dispute @param {string | undefined} party */
export function partyName(dispute, party) {
  return dispute.partyById.get(party ?? "")?.name ?? dispute.words.t("map.legend.no_party");
}

/**
 * What is said of a unit under the pointer and to a screen reader: its names, whose it would be, who holds it, title.
 * @param {Dispute} dispute @param {Unit} unit @param {UnitState} state @param {string} perspective
 */
export function unitDescription(dispute, unit, state, perspective) {
  const { words } = dispute;
  const name = unit.fullNames[perspective];
  const facts = [];
  if (state.changed) {
    const party = recordOf(dispute.partyById, state.party);
    facts.push(words.t(`map.unit.would_be.${party.holds}`, { party: party.name }));
  }
  if (state.control) facts.push(words.t("map.unit.held", { holder: dispute.data.holders[state.control.holder].inText }));
  if (state.title) facts.push(words.t(`map.unit.${state.title}`));
  if (!facts.length) return name;
  const told = facts.reduce((text, next) => words.t("map.unit.next", { text, next }));
  return words.t("map.unit.told", { unit: name, facts: told });
}

/**
 * Names of units, a group standing for its members where all of them are there.
 * @param {Dispute} dispute @param {Unit[]} units @param {string} perspective
 */
export function namesOf(dispute, units, perspective) {
  const ids = new Set(units.map((unit) => unit.id));
  const named = units.map((unit) => {
    const group = unit.parent ? dispute.unitById.get(unit.parent) : undefined;
    return group?.members.every((member) => ids.has(member)) ? group : unit;
  });
  return [...new Set(named)].map((unit) => unit.labels[perspective]);
}

/**
 * Units in words: all of them, a few by name, or the two ends of a stretch of the chain.
 * @param {Dispute} dispute @param {Unit[]} units @param {string} perspective
 */
export function unitsText(dispute, units, perspective) {
  const { words, allocatable } = dispute;
  if (units.length === allocatable.length) return words.t("map.units.all");
  const names = namesOf(dispute, units, perspective);
  if (names.length <= 4) return words.list(names);
  const places = units.map((unit) => allocatable.indexOf(unit));
  const isStretch = Math.max(...places) - Math.min(...places) + 1 === units.length;
  if (isStretch) return words.t("map.units.stretch", { first: names[0], last: names[names.length - 1] });
  const bySize = [...units].sort((a, b) => b.land - a.land);
  const [first, second, ...others] = namesOf(dispute, bySize, perspective);
  return words.t("map.units.some", { first, second, count: others.length });
}
