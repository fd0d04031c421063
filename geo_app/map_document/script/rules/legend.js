// The legend: what each colour, outline, hatch and line means in a view, in words.

import { claimantsOn } from "./control.js";
import { dayOf } from "./days.js";
import { recordOf } from "./dispute.js";
import { grouped } from "./grouped.js";
import { lineState } from "./lines.js";
import { partyName, unitsText } from "./units.js";

/** @import { Dispute, LegendRow, Title, Unit, UnitState, View } from "../types.d.ts" */
/** @typedef {UnitState & { unit: Unit }} Entry */

/**
 * One row for whatever looks the same.
 * @param {Dispute} dispute @param {View} view @param {Map<string, UnitState>} states @returns {LegendRow[]}
 */
export function legendRows(dispute, view, states) {
  const rows = grouped(allRows(dispute, view, states), ({ swatch }) => JSON.stringify(swatch));
  /** @param {string} text @param {string} next */
  const joined = (text, next) => dispute.words.t("map.legend.next", { text, next });
  return [...rows.values()].map((alike) => ({ swatch: alike[0].swatch, text: alike.map(({ text }) => text).reduce(joined) }));
}

/** @param {Dispute} dispute @param {View} view @param {Map<string, UnitState>} states @returns {LegendRow[]} */
function allRows(dispute, view, states) {
  const entries = dispute.allocatable.map((unit) => ({ unit, ...recordOf(states, unit.id) }));
  return [
    ...(view.look === "time" ? holderRows(dispute, view, entries) : partyRows(dispute, view, entries)),
    ...(view.layers.includes("contested") ? titleRows(dispute, view, entries) : []),
    ...lineRows(dispute, view),
    ...(view.layers.includes("zones") ? seaRows(dispute) : []),
  ];
}

/** @param {Dispute} dispute @param {View} view @param {Entry[]} entries @returns {LegendRow[]} */
function holderRows(dispute, view, entries) {
  const controlled = entries.filter((entry) => entry.control);
  return [...grouped(controlled, (entry) => entry.control?.holder ?? "")].map(([id, members]) => {
    const holder = dispute.data.holders[id];
    const slots = { holder: holder.name, units: unitsText(dispute, unitsOf(members), view.perspective) };
    return { swatch: { party: holder.party || "none" }, text: dispute.words.t("map.legend.holds", slots) };
  });
}

/** @param {Dispute} dispute @param {View} view @param {Entry[]} entries @returns {LegendRow[]} */
function partyRows(dispute, view, entries) {
  const { words } = dispute;
  /** @type {LegendRow[]} */
  const rows = [...grouped(entries, (entry) => entry.party)].map(([party, members]) => {
    const slots = { party: partyName(dispute, party), units: unitsText(dispute, unitsOf(members), view.perspective) };
    return { swatch: { party }, text: words.t("map.legend.would_hold", slots) };
  });
  for (const { unit, cut } of entries) {
    if (!cut) continue;
    const slots = { party: partyName(dispute, cut.to), share: words.percent(cut.share), unit: unit.labels[view.perspective] };
    rows.push({ swatch: { party: cut.to, changed: true }, text: words.t("map.legend.cut", slots) });
  }
  if (entries.some((entry) => entry.changed)) {
    rows.push({ swatch: { changed: true }, text: words.t("map.legend.changed", { date: words.date(dayOf(view.date)) }) });
  }
  return rows;
}

/** @param {Dispute} dispute @param {View} view @param {Entry[]} entries @returns {LegendRow[]} */
function titleRows(dispute, view, entries) {
  const { words } = dispute;
  /** @param {Title} title */
  const having = (title) => unitsOf(entries.filter((entry) => entry.title === title));
  /** @type {LegendRow[]} */
  const rows = [];
  if (having("claimed").length) {
    const claimant = words.list(claimantsOn(dispute, having("claimed"), dayOf(view.date)));
    rows.push({ swatch: { title: "claimed" }, text: words.t("map.legend.claimed", { claimant }) });
  }
  if (having("open").length) rows.push({ swatch: { title: "open" }, text: words.t("map.legend.open") });
  return rows;
}

/** @param {Dispute} dispute @param {View} view @returns {LegendRow[]} */
function lineRows(dispute, view) {
  return dispute.data.lines
    .map((line) => ({ line, ...lineState(dispute, line, view) }))
    .filter(({ shown }) => shown)
    .map(({ line, solid }) => ({ swatch: { line: line.kind, solid }, text: line.title }));
}

/** @param {Dispute} dispute @returns {LegendRow[]} */
function seaRows({ words }) {
  return [
    { swatch: { zones: true }, text: words.t("map.legend.zones") },
    { swatch: { line: "equidistance" }, text: words.t("map.legend.equidistance") },
  ];
}

/** @param {Entry[]} entries */
function unitsOf(entries) {
  return entries.map((entry) => entry.unit);
}
