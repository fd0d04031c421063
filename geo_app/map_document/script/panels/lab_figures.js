// Land and sea of each party under what the reader has made, as a table with bars.

import { el, write } from "../elements.js";
import { data, dispute, t, words } from "../page.js";
import { landFigures } from "../rules/allocation.js";

const LEAST_KM2 = 0.005;

/** @import { Sea } from "../rules/sea.js" */
/** @import { Allocation, Party } from "../types.d.ts" */

export class LabFigures {
  /** @param {Sea} sea */
  constructor(sea) {
    this.sea = sea;
    this.rows = data.parties.map(partyRow);
    const heads = [el("td"), ...["map.lab.land", ...(data.sea ? ["map.lab.sea"] : [])].map((key) => el("th", { scope: "col" }, t(key)))];
    const caption = t("map.lab.caption", { reference: data.referenceName });
    this.rest = el("p", { class: "lab__rest" });
    const table = el(
      "table",
      { class: "lab__figures" },
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, heads)),
      el(
        "tbody",
        {},
        this.rows.map((row) => row.node),
      ),
    );
    this.node = el("div", {}, table, this.rest);
  }

  /** @param {Allocation} allocation @param {string} rocks */
  paint(allocation, rocks) {
    const land = landFigures(dispute, allocation);
    const sea = this.sea.figures(allocation, rocks);
    const reference = this.sea.referenceShares(allocation, rocks);
    const seaTotal = this.sea.set(rocks).referenceArea;
    const rest = [];
    for (const { id, name, node, landCell, seaCell } of this.rows) {
      node.hidden = !(land[id].share || reference[id]);
      paintCell(landCell, words.area(land[id].share * data.referenceLand), land[id].share, words.area(data.referenceLand));
      paintCell(seaCell, words.computedArea(reference[id] * seaTotal), reference[id], words.computedArea(seaTotal));
      const restLand = land[id].land - land[id].share * data.referenceLand;
      if (restLand > LEAST_KM2) {
        const restSea = words.computedArea(sea[id].sea - reference[id] * seaTotal);
        rest.push(t(data.sea ? "map.lab.rest_sea" : "map.lab.rest_land", { party: name, land: words.area(restLand), sea: restSea }));
      }
    }
    write(this.rest, rest.length ? t("map.lab.rest", { parties: words.list(rest) }) : "");
  }
}

/** @param {Party} party */
function partyRow({ id, name }) {
  const swatch = el("span", { class: "swatch", "data-party": id, "aria-hidden": "true" });
  const [landCell, seaCell] = [figureCell(), figureCell()];
  const node = el("tr", { "data-party": id }, el("th", { scope: "row" }, swatch, name), landCell.node, data.sea ? seaCell.node : null);
  return { id, name, node, landCell, seaCell };
}

function figureCell() {
  const [share, area] = [el("strong"), el("span")];
  const bar = el("i", { class: "lab__bar", "aria-hidden": "true" });
  return { share, area, bar, node: el("td", {}, share, area, bar) };
}

/** @param {ReturnType<typeof figureCell>} cell @param {string} amount @param {number} part of the total, 0 to 1 @param {string} total */
function paintCell({ share, area, bar }, amount, part, total) {
  write(share, words.percent(part));
  write(area, t("map.lab.part", { amount, total }));
  bar.style.setProperty("--share", `${(100 * part).toFixed(1)}%`);
}
