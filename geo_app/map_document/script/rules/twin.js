// The map in words and figures: rows of the two tables that a saved file carries.

import { landFigures, leavesOf, viewTitle } from "./allocation.js";
import { dayOf } from "./days.js";
import { recordOf } from "./dispute.js";
import { partyName, unitState } from "./units.js";
import { rounded } from "./words.js";

/** @import { Allocation, Dispute, SeaFigures, Unit, View } from "../types.d.ts" */

/** Heads of the table of units. @param {Dispute} dispute @param {View} view */
export function twinUnitHeads(dispute, view) {
  const { words } = dispute;
  const control = words.t("map.twin.control", { date: words.date(dayOf(view.date)) });
  const would = view.look === "time" ? [] : [viewTitle(dispute, view)];
  return [words.t("map.twin.unit"), control, ...would, words.t("map.twin.title")];
}

/**
 * For each unit or group: its name, who controls it, who would hold it, what its title is.
 * @param {Dispute} dispute @param {View} view @param {Allocation} allocation
 */
export function twinUnitRows(dispute, view, allocation) {
  const tops = dispute.data.units.filter((unit) => unit.allocatable && !unit.parent);
  return tops.map((unit) => twinUnitRow(dispute, view, allocation, unit));
}

/** @param {Dispute} dispute @param {View} view @param {Allocation} allocation @param {Unit} unit */
function twinUnitRow(dispute, view, allocation, unit) {
  const { words, data } = dispute;
  const states = leavesOf(unit).map((id) => unitState(dispute, recordOf(dispute.unitById, id), view, allocation));
  const holders = states.map(({ control }) => (control ? data.holders[control.holder].name : words.t("map.legend.no_party")));
  const parties = states.flatMap(({ party, cut }) => (cut ? [cut.to, cut.rest] : [party]));
  const titles = states.flatMap(({ title }) => (title ? [words.t(`map.unit.${title}`)] : []));
  /** @param {string[]} texts */
  const each = (texts) => words.list([...new Set(texts)]);
  const names = parties.map((party) => partyName(dispute, party));
  const would = view.look === "time" ? [] : [each(names)];
  return [unit.fullNames[view.perspective], each(holders), ...would, titles.length ? each(titles) : "–"];
}

/**
 * For each party: its name, land in km2, share of the disputed land, people, and sea in km2.
 * @param {Dispute} dispute @param {Allocation} allocation @param {Record<string, SeaFigures> | null} sea
 */
export function twinPartyRows(dispute, allocation, sea) {
  const { words, data } = dispute;
  const total = words.number(data.referenceLand);
  const land = landFigures(dispute, allocation);
  return data.parties.map(({ id, name }) => [
    name,
    words.number(land[id].land),
    words.t("map.twin.part", { share: words.percent(land[id].share), total }),
    words.number(land[id].people),
    ...(sea ? [words.number(rounded(sea[id].sea))] : []),
  ]);
}
