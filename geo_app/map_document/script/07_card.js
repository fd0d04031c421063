// The card of what is selected: an island, a line or an event.

class Card {
  constructor(onClose, sea, shapes) {
    this.onClose = onClose;
    this.sea = sea;
    this.shapes = shapes;
    this.node = el("section", { class: "panel card", "data-obstacle": true, hidden: true, "aria-label": t("map.card.label") });
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.onClose();
    });
  }

  paint(state, allocation) {
    this.allocation = allocation;
    const content = this.contentOf(state);
    this.node.hidden = !content;
    root.toggleAttribute("data-card", Boolean(content));
    if (!content) return;
    const close = el("button", { class: "card__close", type: "button", "aria-label": t("map.card.close"), on: { click: () => this.onClose() } }, "×");
    this.node.replaceChildren(close, ...content);
  }

  focus() {
    this.node.querySelector("button")?.focus();
  }

  contentOf(state) {
    const [kind, id] = (state.select || "").split(/:(.*)/s);
    if (kind === "unit" && unitById.has(id)) return this.unit(unitById.get(id), state);
    if (kind === "line") return this.line(data.lines.find((line) => line.id === id));
    if (kind === "event") return this.event(data.events.find((event) => event.id === id));
    if (kind === "sea") return this.water(id.split(",").map(Number), state);
    return null;
  }

  /** Whose water is this? The nearest unit, how far, which zone, and whose it would be and is. */
  water([lon, lat], state) {
    const atom = this.sea.at([lat, lon], state.rocks);
    if (!atom) return [el("h2", {}, t("map.water.title")), el("p", {}, t("map.water.beyond"))];
    const party = (allocation) => (partyById.get(atomParty(atom, allocation)) || { name: t("map.legend.no_party") }).name;
    const shape = this.shapes.get(atom.unit);
    const metres = shape ? coastDistance([lat, lon], shape) : null;
    const facts = [
      [t("map.water.nearest"), shape ? shape.unit.name : atom.name],
      metres === null ? null : [t("map.water.distance"), t("map.water.length", { km: number(metres / 1000, 1), nm: number(metres / NAUTICAL_MILE_M, 1) })],
      [t("map.water.zone"), t(`map.zone.${atom.zone}`)],
      [scenarioTitle(state), party(this.allocation)],
      isAsHeld(state) ? null : [scenarioById.get(data.statusQuo).title, party(heldNow)],
    ];
    return [
      el("h2", {}, t("map.water.title")),
      el("p", { class: "card__period" }, coordinateText({ lat, lng: lon })),
      el("dl", {}, facts.filter(Boolean).flatMap(([term, fact]) => [el("dt", {}, term), el("dd", {}, fact)])),
      el("p", { class: "card__period" }, t("map.lab.honest")),
    ];
  }

  unit(unit, state) {
    const rows = ["effective_control", "treaty_title", "claim"].map((layer) => this.layerRow(unit, layer, state));
    return [
      el("h2", {}, unit.name),
      el("p", { class: "card__names" }, el("span", { lang: "ja" }, unit.names.ja), " · ", el("span", { lang: "ru" }, unit.names.ru)),
      unit.areaText ? el("p", { class: "card__area" }, unit.areaText, " ", this.sources(unit.areaSources)) : null,
      el("p", { class: "card__date" }, t("map.card.on_date", { date: dateText(state.day) })),
      el("dl", {}, rows.flat()),
      this.proposal(unit, state),
    ];
  }

  layerRow(unit, layer, state) {
    const statuses = statusesOn(unit, state.day, layer);
    const shown = statuses.length ? statuses.map((status) => this.status(status)) : [el("p", {}, t(`map.card.none.${layer}`))];
    return [el("dt", { "data-layer": layer }, t(`map.card.${layer}`)), el("dd", { "data-layer": layer }, shown)];
  }

  status(status) {
    const holder = data.holders[status.holder].name;
    const [before, after] = t("map.card.held", { status: status.status }).split("{holder}");
    const doubt = status.grade === "C" ? el("span", { class: "card__doubt" }, t("map.card.uncertain")) : null;
    return el(
      "p",
      {},
      before, el("strong", {}, holder), `${after} `, el("span", { class: "card__period" }, status.period), " ", doubt, " ",
      el("span", { class: "card__basis" }, status.basis), " ", this.sources(status.sources),
    );
  }

  proposal(unit, state) {
    if (isAsHeld(state) || !unit.allocatable) return null;
    const leaves = unit.members.length ? unit.members : [unit.id];
    const parties = leaves.flatMap((id) => {
      const cut = this.allocation.cuts[id];
      return cut ? [cut.to, cut.rest] : [this.allocation.parties[id]];
    });
    const names = [...new Set(parties)].map((party) => partyById.get(party).name);
    return el("p", { class: "card__proposal" }, t("map.card.proposal", { scenario: scenarioTitle(state), party: listText(names) }));
  }

  line(line) {
    if (!line) return null;
    return [
      el("h2", {}, line.title),
      el("p", { class: "card__period" }, line.period),
      el("p", {}, line.article, " ", this.sources(line.sources)),
      el("p", {}, line.note),
    ];
  }

  event(event) {
    if (!event) return null;
    return [
      el("h2", {}, event.title),
      el("p", { class: "card__period" }, `${event.dateText} · ${event.place}`),
      el("p", {}, event.text, " ", this.sources(event.sources)),
    ];
  }

  /** The sources one click away: a fold that lists them, with grade and address. */
  sources(citations) {
    if (!citations || !citations.length) return null;
    const items = citations.map(({ source, locator, grade }) => {
      const record = data.sources[source];
      const title = record.address
        ? el("a", { href: record.address, target: "_blank", rel: "noopener noreferrer" }, record.title)
        : record.title;
      return el("li", {}, title, `. ${record.producer}. ${locator}. `, t("map.card.grade", { grade }));
    });
    return el("details", { class: "sources" }, el("summary", {}, t("map.card.sources", { count: citations.length })), el("ul", {}, items));
  }
}
