// The dispute: the payload that Python wrote, with its records by id and its texts.

import { Words } from "./words.js";

/** @import { Dispute, Payload } from "../types.d.ts" */

/** @param {Payload} data @returns {Dispute} */
export function disputeOf(data) {
  const leaves = data.units.filter((unit) => unit.leaf);
  return {
    data,
    words: new Words(data.text, data.locale),
    unitById: byId(data.units),
    scenarioById: byId(data.scenarios),
    partyById: byId(data.parties),
    claimants: data.parties.filter((party) => !party.neighbour),
    perspectiveById: byId(data.perspectives),
    leaves,
    allocatable: leaves.filter((unit) => unit.allocatable),
  };
}

/**
 * @template T
 * @param {Map<string, T>} records @param {string} id
 */
export function recordOf(records, id) {
  const record = records.get(id);
  if (record === undefined) throw new Error(`no record ${id}`);
  return record;
}

/**
 * @template {{ id: string }} T
 * @param {T[]} records
 */
function byId(records) {
  return new Map(records.map((record) => [record.id, record]));
}
