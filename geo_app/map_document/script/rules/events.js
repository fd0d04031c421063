// Events on a day, and the days on which something changes.

/** @import { DatedEvent, Day, Dispute } from "../types.d.ts" */

/** @param {DatedEvent} event @param {Day} day */
function isOn(event, day) {
  return event.from <= day && day <= event.to;
}

/** The events that the day falls on, the latest begun first. @param {Dispute} dispute @param {Day} day */
export function eventsOn(dispute, day) {
  return dispute.data.events.filter((event) => isOn(event, day)).sort((a, b) => b.from - a.from);
}

/**
 * The event to name on a day: the latest begun of those it falls on; if none, the last before it.
 * @param {Dispute} dispute @param {Day} day @returns {DatedEvent | undefined}
 */
export function eventToName(dispute, day) {
  return eventsOn(dispute, day)[0] ?? dispute.data.events.filter((event) => event.to < day).at(-1);
}

/**
 * Days within bounds on which an event begins or control changes, in order.
 * @param {Dispute} dispute @param {Day} first @param {Day} last
 */
export function turningDays(dispute, first, last) {
  const days = new Set([...dispute.data.events.map((event) => event.from), ...dispute.data.controlChanges]);
  return [...days].filter((day) => day >= first && day <= last).sort((a, b) => a - b);
}
