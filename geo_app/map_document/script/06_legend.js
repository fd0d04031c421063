// The legend: what each colour, outline, hatch and line means in the current state, in words.

const ROOMY = "(min-width: 641px) and (min-height: 601px)";

class Legend {
  constructor() {
    this.rows = el("ul", { class: "legend__rows" });
    this.caption = el("p", { class: "legend__caption" });
    this.node = el(
      "details",
      { class: "panel legend", "data-obstacle": true, open: window.matchMedia(ROOMY).matches },
      el("summary", {}, t("map.legend.title")),
      this.rows,
      this.caption,
    );
    this.node.addEventListener("toggle", () => this.paint(...this.shown));
    // A frame may start before it has its size: the first one that it gets decides, until the reader does.
    const sized = () => (this.node.open ||= window.matchMedia(ROOMY).matches && !root.hasAttribute("data-lab"));
    window.addEventListener("resize", sized, { once: true });
    this.node.querySelector("summary").addEventListener("click", () => window.removeEventListener("resize", sized));
    this.live = el("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  }

  paint(state, drawn) {
    this.shown = [state, drawn];
    if (!this.node.open) return;
    this.rows.replaceChildren(...this.partyRows(state, drawn), ...this.titleRows(state, drawn), ...this.lineRows(state), ...this.seaRows(state));
    write(this.caption, perspectiveById.get(state.perspective).caption);
    this.caption.toggleAttribute("data-side", state.perspective !== data.perspectives[0].id);
  }

  say(state, allocation) {
    write(this.live, sentences(state, allocation).join(" "));
  }

  row(swatch, text) {
    return el("li", { class: "legend__row" }, swatch, el("span", {}, text));
  }

  swatch(attributes) {
    return el("span", { class: "swatch", "aria-hidden": "true", ...attributes });
  }

  partyRows(state, drawn) {
    const units = allocatable.map((unit) => ({ unit, ...drawn.get(unit.id) }));
    if (isAsHeld(state)) return this.holderRows(units);
    const rows = [];
    for (const [party, entries] of grouped(units, (entry) => entry.party)) {
      const name = (partyById.get(party) || { name: t("map.legend.no_party") }).name;
      const words = { party: name, units: unitsText(entries.map((entry) => entry.unit)) };
      rows.push(this.row(this.swatch({ "data-party": party }), t("map.legend.would_hold", words)));
    }
    const cut = units.find((entry) => entry.cut);
    if (cut) rows.push(this.row(this.swatch({ "data-party": cut.cut.to, "data-changed": true }), this.cutText(cut)));
    if (units.some((entry) => entry.changed)) {
      rows.push(this.row(this.swatch({ "data-changed": true }), t("map.legend.changed", { date: dateText(state.day) })));
    }
    return rows;
  }

  cutText({ unit, cut }) {
    return t("map.legend.cut", { party: partyById.get(cut.to).name, share: percent(cut.share), unit: unit.label });
  }

  holderRows(units) {
    const known = units.filter((entry) => entry.control);
    return [...grouped(known, (entry) => entry.control.holder)].map(([holder, entries]) =>
      this.row(
        this.swatch({ "data-party": data.holders[holder].party || "none" }),
        t("map.legend.holds", { holder: data.holders[holder].name, units: unitsText(entries.map((entry) => entry.unit)) }),
      ),
    );
  }

  titleRows(state, drawn) {
    if (!state.layers.has("contested")) return [];
    const rows = [];
    const of = (title) => allocatable.filter((unit) => drawn.get(unit.id).title === title);
    const claimed = of("claimed");
    if (claimed.length) rows.push(this.row(this.swatch({ "data-title": "claimed" }), this.claimText(claimed, state)));
    const open = of("open");
    if (open.length) {
      rows.push(this.row(this.swatch({ "data-title": "open" }), t("map.legend.open")));
    }
    return rows;
  }

  claimText(units, state) {
    const claimants = new Set(units.flatMap((unit) => statusesOn(unit, state.day, "claim"))
      .filter((status) => partyOf(status)).map((status) => data.holders[status.holder].name));
    return t("map.legend.claimed", { claimant: listText([...claimants]) });
  }

  lineRows(state) {
    if (!state.layers.has("lines")) return [];
    return data.lines
      .filter((line) => lineInForce(line, state.day) || (this.isSolid(line, state) && line.from <= state.day))
      .map((line) => this.row(this.swatch({ "data-line": line.kind, "data-solid": this.isSolid(line, state) }), line.title));
  }

  seaRows(state) {
    if (!state.layers.has("zones")) return [];
    return [
      this.row(this.swatch({ "data-zones": true }), t("map.legend.zones")),
      this.row(this.swatch({ "data-line": "equidistance" }), t("map.legend.equidistance")),
    ];
  }

  isSolid(line, state) {
    return perspectiveById.get(state.perspective).solidLines.includes(line.id);
  }
}
