// Land and sea of each party under what the reader has made, as a table with bars.

import { el, write } from "../elements.js";
import { data, dispute, t, words } from "../page.js";
import { landFigures } from "../rules/allocation.js";

/** @import { Sea } from "../rules/sea.js" */
/** @import { Allocation, Party } from "../types.d.ts" */

export class LabFigures {
  /** @param {Sea} sea */
  constructor(sea) {
    this.sea = sea;
    this.rows = data.parties.map(partyRow);
    const heads = [el("td"), ...["map.lab.land", ...(data.sea ? ["map.lab.sea"] : [])].map((key) => el("th", { scope: "col" }, t(key)))];
    const caption = t("map.lab.caption", { reference: data.referenceName });
    this.node = el(
      "table",
      { class: "lab__figures" },
      el("caption", { class: "visually-hidden" }, caption),
      el("thead", {}, el("tr", {}, heads)),
      el(
        "tbody",
        {},
        this.rows.map((row) => row.node),
      ),
    );
  }

  /** @param {Allocation} allocation @param {string} rocks */
  paint(allocation, rocks) {
    const land = landFigures(dispute, allocation);
    const sea = this.sea.figures(allocation, rocks);
    const before = this.sea.figuresNow(rocks);
    const reference = this.sea.referenceShares(allocation, rocks);
    for (const { id, node, landCell, seaCell } of this.rows) {
      node.hidden = !(land[id].land || sea[id].sea);
      paintCell(landCell, words.area(land[id].land), land[id].share, "");
      paintCell(seaCell, words.computedArea(sea[id].sea), reference[id], words.areaChange(sea[id].sea - before[id].sea));
    }
  }
}

/** @param {Party} party */
function partyRow({ id, name }) {
  const swatch = el("span", { class: "swatch", "data-party": id, "aria-hidden": "true" });
  const [landCell, seaCell] = [figureCell(), figureCell()];
  const node = el("tr", { "data-party": id }, el("th", { scope: "row" }, swatch, name), landCell.node, data.sea ? seaCell.node : null);
  return { id, node, landCell, seaCell };
}

function figureCell() {
  const [share, area, change] = [el("strong"), el("span"), el("small")];
  const bar = el("i", { class: "lab__bar", "aria-hidden": "true" });
  return { share, area, change, bar, node: el("td", {}, share, area, change, bar) };
}

/**
 * @param {ReturnType<typeof figureCell>} cell
 * @param {string} areaText
 * @param {number} part 0 to 1
 * @param {string} changeText
 */
function paintCell({ share, area, change, bar }, areaText, part, changeText) {
  write(share, words.percent(part));
  write(area, areaText);
  write(change, changeText);
  bar.style.setProperty("--share", `${(100 * part).toFixed(1)}%`);
}
