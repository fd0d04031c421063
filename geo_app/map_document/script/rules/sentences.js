// The view in sentences, and the one figure that tells a proposal.

import { gains, shareOf, tellingGain, viewTitle } from "./allocation.js";
import { controlOn, holdersOn } from "./control.js";
import { dayOf } from "./days.js";
import { recordOf } from "./dispute.js";
import { grouped } from "./grouped.js";
import { unitState, unitsText } from "./units.js";

/** @import { Allocation, Dispute, Unit, View } from "../types.d.ts" */

/**
 * One sentence a fact: who controls what on the day, and what the proposal would change.
 * @param {Dispute} dispute @param {View} view @param {Allocation} allocation
 */
export function sentences(dispute, view, allocation) {
  const { words } = dispute;
  const day = dayOf(view.date);
  const facts = holdersOn(dispute, dispute.allocatable, day).map(({ holder, units, status }) => {
    const said = words.t(holder.party ? "map.sentence.control" : "map.sentence.no_party", {
      holder: holder.inText,
      units: unitsText(dispute, units, view.perspective),
      status: status.status,
    });
    return said.slice(0, 1).toUpperCase() + said.slice(1);
  });
  const control = words.t("map.sentence.date", { date: words.date(day), facts: words.joined(facts) });
  return view.look === "time" ? [control] : [control, scenarioSentence(dispute, view, allocation)];
}

/** @param {Dispute} dispute @param {View} view @param {Allocation} allocation */
function scenarioSentence(dispute, view, allocation) {
  const { words, data } = dispute;
  const scenario = viewTitle(dispute, view);
  const facts = gains(dispute, allocation, dayOf(view.date)).map(({ party, figures }) =>
    words.t(`map.sentence.share.${recordOf(dispute.partyById, party).holds}`, {
      party: recordOf(dispute.partyById, party).name,
      land: words.number(figures.share * data.referenceLand),
      share: words.percent(figures.share),
      reference: data.referenceName,
      total: words.number(data.referenceLand),
    }),
  );
  if (!facts.length) return words.t("map.sentence.no_change", { scenario });
  return words.t("map.sentence.scenario", { scenario, facts: words.joined(facts) });
}

/**
 * The figure that tells the view, and its text: who controls the larger part of the disputed land,
 * or what the party that gains most would have of it.
 * @param {Dispute} dispute @param {View} view @param {Allocation} allocation @returns {{ figure: string, text: string }}
 */
export function keyFigure(dispute, view, allocation) {
  return view.look === "time" ? controlFigure(dispute, dayOf(view.date)) : gainFigure(dispute, allocation, view);
}

/** @param {Dispute} dispute @param {number} day */
function controlFigure(dispute, day) {
  const { words, data } = dispute;
  const reference = dispute.allocatable.filter((unit) => unit.reference);
  /** @param {Unit[]} units */
  const land = (units) => units.reduce((sum, unit) => sum + unit.land, 0);
  const held = [...grouped(reference, (unit) => controlOn(dispute, unit, day)?.holder)];
  const [id, units] = held.sort((a, b) => land(b[1]) - land(a[1]))[0];
  const holder = id === undefined ? null : data.holders[id];
  const slots = {
    reference: data.referenceName,
    holder: holder?.inText ?? words.t("map.legend.no_party"),
    date: words.date(day),
    total: words.number(data.referenceLand),
  };
  if (!holder?.party) return { figure: "", text: words.t("map.scenario.nobody", slots) };
  return { figure: words.percent(land(units) / land(reference)), text: words.t("map.scenario.control", slots) };
}

/** @param {Dispute} dispute @param {Allocation} allocation @param {View} view */
function gainFigure(dispute, allocation, view) {
  const { words, data } = dispute;
  const most = tellingGain(dispute, allocation, dayOf(view.date));
  if (!most) return { figure: "0", text: words.t("map.scenario.no_change") };
  const party = recordOf(dispute.partyById, most.party);
  const slots = {
    reference: data.referenceName,
    party: party.name,
    land: words.number(most.figures.share * data.referenceLand),
    total: words.number(data.referenceLand),
  };
  const figure = words.percent(most.figures.share);
  const text = words.t(`map.scenario.figure.${party.holds}`, slots);
  return { figure, text: text + otherSurveys(dispute, allocation, party.id, figure) + beside(dispute, allocation, view, party.id) };
}

/**
 * What a party would gain beside the land of which shares are counted.
 * @param {Dispute} dispute @param {Allocation} allocation @param {View} view @param {string} party
 */
function beside(dispute, allocation, view, party) {
  const { words } = dispute;
  const units = dispute.allocatable.filter((unit) => {
    const state = unitState(dispute, unit, view, allocation);
    return !unit.reference && unit.land && state.changed && state.party === party;
  });
  if (!units.length) return "";
  const land = words.number(units.reduce((sum, unit) => sum + unit.land, 0));
  return words.t("map.scenario.beside", { units: unitsText(dispute, units, view.perspective), land });
}

/**
 * The share by the areas of other sides, where it is not the same.
 * @param {Dispute} dispute @param {Allocation} allocation @param {string} party @param {string} figure
 */
function otherSurveys({ data, words }, allocation, party, figure) {
  const said = data.surveys.map(({ side, land, total }) => {
    const held = Object.entries(land).reduce((sum, [unit, area]) => sum + area * shareOf(allocation, unit, party), 0);
    const share = words.percent(held / total);
    return share === figure ? "" : words.t("map.scenario.survey", { share, side });
  });
  return said.join("");
}
