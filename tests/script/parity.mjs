// What the map's script makes of views: reads payloads and views from Python, writes its answers.

import { readFileSync } from "node:fs";

import { allocationOf, landFigures, tellingGain, viewTitle } from "../../geo_app/map_document/script/rules/allocation.js";
import { dayOf } from "../../geo_app/map_document/script/rules/days.js";
import { disputeOf } from "../../geo_app/map_document/script/rules/dispute.js";
import { legendRows } from "../../geo_app/map_document/script/rules/legend.js";
import { lineState } from "../../geo_app/map_document/script/rules/lines.js";
import { Sea } from "../../geo_app/map_document/script/rules/sea.js";
import { keyFigure, sentences } from "../../geo_app/map_document/script/rules/sentences.js";
import { twinPartyRows, twinUnitHeads, twinUnitRows } from "../../geo_app/map_document/script/rules/twin.js";
import { unitStates } from "../../geo_app/map_document/script/rules/units.js";

const { payloads, views, numbers } = JSON.parse(readFileSync(0, "utf8"));

const languages = Object.fromEntries(
  Object.entries(payloads).map(([code, payload]) => {
    const dispute = disputeOf(payload);
    return [code, { dispute, sea: new Sea(dispute) }];
  }),
);

function unitAnswer({ control, party, changed, title, cut }) {
  return [control?.holder ?? null, party, changed, title, cut && [cut.share, cut.to, cut.rest]];
}

function legendAnswer({ swatch: { party, changed, title, line, solid, zones }, text }) {
  const kind = party ? "party" : title ? "title" : line ? "line" : zones ? "zones" : "changed";
  return [kind, party ?? title ?? line ?? null, text, kind === "party" && Boolean(changed), Boolean(solid)];
}

/** Whose each cell of the sea is drawn: a unit, land beside, or a strip of a unit that can be divided. */
function seaAnswer(sea, units, rocks) {
  const name = ({ unit, strip = [] }) => `${unit} ${strip.map((share) => share.toFixed(6))}`;
  return Object.fromEntries(sea.set(rocks).zoned.map((atom) => [name(atom), sea.partyOf(atom, units)]));
}

/** Arcs of the sea on which the two sides have different parties. */
function borders(sea, units, rocks) {
  const set = sea.set(rocks);
  return set.arcs.flatMap((_, arc) => {
    const sides = set.sidesOf(arc);
    return sides && sea.isBorder(sides, units) ? [arc] : [];
  });
}

function answer(view) {
  const { dispute, sea } = languages[view.lang];
  const allocation = allocationOf(dispute, view);
  const units = unitStates(dispute, view, allocation);
  const seaFigures = sea.figures(allocation, view.rocks);
  const lines = dispute.data.lines.map((line) => [line.id, lineState(dispute, line, view)]);
  return {
    units: Object.fromEntries([...units].map(([id, state]) => [id, unitAnswer(state)])),
    lines: lines.filter(([, { shown }]) => shown).map(([id, { solid }]) => [id, solid]),
    land: landFigures(dispute, allocation),
    sea: seaFigures,
    seaShares: sea.referenceShares(allocation, view.rocks),
    waters: seaAnswer(sea, units, view.rocks),
    borders: borders(sea, units, view.rocks),
    telling: tellingGain(dispute, allocation, dayOf(view.date))?.party ?? null,
    figure: Object.values(keyFigure(dispute, view, allocation)),
    sentences: sentences(dispute, view, allocation),
    legend: legendRows(dispute, view, units).map(legendAnswer),
    title: viewTitle(dispute, view),
    unitHeads: twinUnitHeads(dispute, view),
    unitRows: twinUnitRows(dispute, view, allocation),
    partyRows: twinPartyRows(dispute, allocation, seaFigures),
  };
}

const written = Object.entries(languages).map(
  ([
    code,
    {
      dispute: { words },
    },
  ]) => [
    code,
    numbers.map((value) => [
      words.number(value),
      words.number(value, 1),
      words.percent(value),
      words.area(value),
      words.computedArea(value),
      words.areaChange(value),
    ]),
  ],
);

process.stdout.write(JSON.stringify({ answers: views.map(answer), written: Object.fromEntries(written) }));
