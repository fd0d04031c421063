// The sea: atoms recoloured for any allocation, and the equidistance line between two parties.

import { pathOf } from "../elements.js";
import { isSameCell } from "../rules/sea.js";
import { rendererFor } from "./panes.js";

/** @import { Sea } from "../rules/sea.js" */
/** @import { Shown } from "../types.d.ts" */

export class SeaLayer {
  /** @param {L.Map} map @param {Sea} sea @param {(event: L.LeafletMouseEvent) => void} onClick */
  constructor(map, sea, onClick) {
    this.map = map;
    this.sea = sea;
    this.onClick = onClick;
    this.renderer = rendererFor("sea");
    /** @type {ReturnType<SeaLayer["draw"]> | null} */
    this.drawn = null;
  }

  /** @param {Shown} shown */
  paint({ view, units }) {
    const isShown = view.layers.includes("zones");
    if (this.drawn && (!isShown || this.drawn.rocks !== view.rocks)) {
      this.drawn.group.remove();
      this.drawn = null;
    }
    if (!isShown) return;
    this.drawn ??= this.draw(view.rocks);
    for (const { path, atom } of this.drawn.areas) {
      const party = this.sea.partyOf(atom, units);
      if (path.dataset.party !== party) path.dataset.party = party;
    }
    for (const { element, sides } of this.drawn.lines) {
      element.classList.toggle("is-invisible", !this.sea.isBorder(sides, units));
    }
  }

  /** @param {string} rocks */
  draw(rocks) {
    const set = this.sea.set(rocks);
    const group = L.layerGroup().addTo(this.map);
    const options = { renderer: this.renderer, pane: "sea", smoothFactor: 0 };
    const areas = set.zoned.map((atom) => {
      const layer = L.polygon(set.shape(atom), { ...options, className: `zone zone--${atom.zone}` }).addTo(group);
      layer.on("click", this.onClick);
      return { path: pathOf(layer), atom };
    });
    const lines = set.arcs.flatMap((arc, i) => {
      const sides = set.sidesOf(i);
      if (!sides || isSameCell(sides[0], sides[1])) return [];
      const layer = L.polyline(arc, { ...options, interactive: false, className: "equidistance" }).addTo(group);
      return [{ element: pathOf(layer), sides }];
    });
    return { rocks, group, areas, lines };
  }
}
