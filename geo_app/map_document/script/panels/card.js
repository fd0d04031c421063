// The card of what is selected: an island, a line, an event or a place at sea.

import { button, el } from "../elements.js";
import { data, dispute, landOf, root, t, words } from "../page.js";
import { allocationNow, leavesOf, partiesOf, viewTitle } from "../rules/allocation.js";
import { statusesOn } from "../rules/control.js";
import { dayOf } from "../rules/days.js";
import { recordOf } from "../rules/dispute.js";
import { coastDistance, NAUTICAL_MILE_M } from "../rules/geometry.js";
import { partyName, unitStates } from "../rules/units.js";
import { partition } from "../rules/view_fields.js";

/** @import { Child } from "../elements.js" */
/** @import { Sea } from "../rules/sea.js" */
/** @import { Allocation, Citation, DatedEvent, Line, Shown, Status, StatusLayer, Unit, View } from "../types.d.ts" */

/** @type {StatusLayer[]} */
const LAYERS = ["effective_control", "treaty_title", "claim"];

export class Card {
  /** @param {() => void} onClose @param {Sea} sea */
  constructor(onClose, sea) {
    this.sea = sea;
    this.node = el("section", { class: "panel card", "data-obstacle": true, hidden: true, "aria-label": t("map.card.label") });
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && onClose());
    this.close = button("×", onClose, { class: "card__close", "aria-label": t("map.card.close") });
    this.drawer = button(t("map.card.all"), () => this.draw(!this.node.hasAttribute("data-drawn")), { class: "card__draw" });
    this.draw(false);
  }

  /** @param {Shown} shown */
  paint(shown) {
    const content = this.contentOf(shown);
    this.node.hidden = !content;
    root.toggleAttribute("data-card", Boolean(content));
    if (!content) {
      this.draw(false);
      return;
    }
    this.node.replaceChildren(this.close, ...content.filter((part) => part !== null), this.drawer);
  }

  /** Draws the sheet over a small map up, or down again. @param {boolean} isUp */
  draw(isUp) {
    this.node.toggleAttribute("data-drawn", isUp);
    this.drawer.ariaExpanded = String(isUp);
  }

  focus() {
    this.node.querySelector("button")?.focus();
  }

  /** @param {Shown} shown @returns {(Node | null)[] | null} */
  contentOf(shown) {
    const { view, allocation } = shown;
    const [kind, id] = partition(view.select);
    const unit = dispute.unitById.get(id);
    if (kind === "unit" && unit) return unitContent(unit, view, allocation);
    const line = data.lines.find((candidate) => candidate.id === id);
    if (kind === "line" && line) return lineContent(line);
    const event = data.events.find((candidate) => candidate.id === id);
    if (kind === "event" && event) return eventContent(event);
    if (kind === "sea") return this.water(id, shown);
    return null;
  }

  /**
   * Whose water is this? The nearest unit, how far, which zone, and whose it would be and is.
   * @param {string} place @param {Shown} shown
   */
  water(place, { view, units }) {
    const [lon, lat] = place.split(",").map(Number);
    const title = el("h2", {}, t("map.water.title"));
    const atom = this.sea.at([lat, lon], view.rocks);
    if (!atom) return [title, el("p", {}, t("map.water.beyond"))];
    const unit = dispute.leaves.find((candidate) => candidate.id === atom.unit);
    const metres = unit ? coastDistance([lat, lon], landOf(unit), [unit.location[1], unit.location[0]]) : null;
    const facts = [
      [t("map.water.nearest"), unit ? unit.fullNames[view.perspective] : undefined],
      [t("map.water.distance"), metres === null ? undefined : lengthText(metres)],
      [t("map.water.zone"), t(`map.zone.${atom.zone}`)],
      [viewTitle(dispute, view), partyName(dispute, this.sea.partyOf(atom, units))],
    ];
    if (view.look === "proposals") {
      const now = unitStates(dispute, view, allocationNow(dispute));
      facts.push([recordOf(dispute.scenarioById, data.statusQuo).title, partyName(dispute, this.sea.partyOf(atom, now))]);
    }
    const known = facts.filter(([, fact]) => fact !== undefined);
    return [
      title,
      period(words.coordinates({ lat, lng: lon })),
      el(
        "dl",
        {},
        known.flatMap(([term, fact]) => [el("dt", {}, term), el("dd", {}, fact)]),
      ),
      period(t("map.lab.honest")),
    ];
  }
}

/** @param {number} metres */
function lengthText(metres) {
  return t("map.water.length", { km: words.number(metres / 1000, 1), nm: words.number(metres / NAUTICAL_MILE_M, 1) });
}

/** @param {Unit} unit @param {View} view @param {Allocation} allocation */
function unitContent(unit, view, allocation) {
  const day = dayOf(view.date);
  const rows = LAYERS.map((layer) => layerRow(unit, layer, day));
  return [
    el("h2", {}, unit.fullNames[view.perspective]),
    el(
      "p",
      { class: "card__names" },
      unit.names.flatMap(({ lang, form }, index) => [index ? " · " : null, el("span", { lang }, form)]),
    ),
    unit.areaText ? el("p", { class: "card__area" }, unit.areaText, " ", sourceList(unit.areaSources)) : null,
    el("p", { class: "card__date" }, t("map.card.on_date", { date: words.date(day) })),
    el("dl", {}, rows.flat()),
    proposal(unit, view, allocation),
  ];
}

/** @param {Unit} unit @param {StatusLayer} layer @param {number} day */
function layerRow(unit, layer, day) {
  const statuses = statusesOn(dispute, unit, day, layer);
  const shown = statuses.length ? statuses.map(statusText) : [el("p", {}, t(`map.card.none.${layer}`))];
  return [el("dt", { "data-layer": layer }, t(`map.card.${layer}`)), el("dd", { "data-layer": layer }, shown)];
}

/** @param {Status} status */
function statusText(status) {
  const holder = data.holders[status.holder].name;
  const [before, after] = t("map.card.held", { status: status.status }).split("{holder}");
  const weak = new Set(status.sources.filter(({ grade }) => grade === "C").map(({ source }) => data.sources[source].title));
  const doubt = weak.size ? el("span", { class: "card__doubt" }, t("map.card.uncertain", { sources: words.list([...weak]) })) : null;
  const time = el("span", { class: "card__period" }, status.period);
  const basis = el("span", { class: "card__basis" }, status.basis);
  return el("p", {}, before, el("strong", {}, holder), `${after} `, time, " ", doubt, " ", basis, " ", sourceList(status.sources));
}

/** @param {Unit} unit @param {View} view @param {Allocation} allocation */
function proposal(unit, view, allocation) {
  if (view.look === "time" || !unit.allocatable) return null;
  const parties = new Set(leavesOf(unit).flatMap((id) => partiesOf(allocation, id)));
  const names = [...parties].map((party) => partyName(dispute, party));
  const slots = { scenario: viewTitle(dispute, view), party: words.list(names) };
  return el("p", { class: "card__proposal" }, t("map.card.proposal", slots));
}

/** @param {Line} line */
function lineContent(line) {
  const article = el("p", {}, line.article, " ", sourceList(line.sources));
  return [el("h2", {}, line.title), period(line.period), article, el("p", {}, line.note)];
}

/** @param {DatedEvent} event */
function eventContent(event) {
  const text = el("p", {}, event.text, " ", sourceList(event.sources));
  return [el("h2", {}, event.title), period(`${event.dateText} · ${event.place}`), text];
}

/** @param {string} text */
function period(text) {
  return el("p", { class: "card__period" }, text);
}

/**
 * The sources one click away: a fold that lists them, with grade and address.
 * @param {Citation[]} citations @returns {Child}
 */
function sourceList(citations) {
  if (!citations.length) return null;
  const items = citations.map(({ source, locator, grade }) => {
    const { title, producer, address } = data.sources[source];
    const name = address ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, title) : title;
    return el("li", {}, name, `. ${producer}. ${locator}. `, t("map.card.grade", { grade }));
  });
  return el("details", { class: "sources" }, el("summary", {}, t("map.card.sources", { count: citations.length })), el("ul", {}, items));
}
