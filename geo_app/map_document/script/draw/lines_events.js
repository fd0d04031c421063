// Lines in force on the day, and the places of what happened then.

import { pathOf } from "../elements.js";
import { data, dispute } from "../page.js";
import { dayOf } from "../rules/days.js";
import { eventsOn } from "../rules/events.js";
import { lineState } from "../rules/lines.js";
import { rendererFor } from "./panes.js";

/** @import { DatedEvent, LatLon, Shown } from "../types.d.ts" */

export class LineMarks {
  /** @param {L.Map} map @param {(select: string) => void} onSelect */
  constructor(map, onSelect) {
    const renderer = rendererFor("line");
    this.drawn = data.lines.map((line) => {
      const path = line.path.map(([lon, lat]) => /** @type {LatLon} */ ([lat, lon]));
      const casing = L.polyline(path, { renderer, pane: "line", interactive: false, className: "line-casing" }).addTo(map);
      const layer = L.polyline(path, { renderer, pane: "line", className: `line line--${line.kind}` }).addTo(map);
      const element = asButton(layer, `${line.title}. ${line.article}`, () => onSelect(`line:${line.id}`));
      return { line, casing: pathOf(casing), element };
    });
  }

  /** @param {Shown} shown */
  paint({ view }) {
    for (const { line, casing, element } of this.drawn) {
      const { shown, solid } = lineState(dispute, line, view);
      element.classList.toggle("is-hidden", !shown);
      casing.classList.toggle("is-hidden", !shown);
      element.setAttribute("tabindex", shown ? "0" : "-1");
      element.toggleAttribute("data-selected", view.select === `line:${line.id}`);
      element.toggleAttribute("data-solid", solid);
    }
  }
}

export class EventMarks {
  /** @param {L.Map} map @param {(select: string) => void} onSelect */
  constructor(map, onSelect) {
    this.onSelect = onSelect;
    this.group = L.layerGroup().addTo(map);
    this.shown = "";
  }

  /** @param {Shown} shown */
  paint({ view }) {
    const events = view.layers.includes("events") ? eventsOn(dispute, dayOf(view.date)) : [];
    const key = events.map((event) => event.id).join() + view.select;
    if (key === this.shown) return;
    this.shown = key;
    this.group.clearLayers();
    for (const event of events) this.add(event, view.select === `event:${event.id}`);
  }

  /** @param {DatedEvent} event @param {boolean} selected */
  add(event, selected) {
    const icon = L.divIcon({ className: `event-mark${selected ? " is-selected" : ""}`, html: "", iconSize: [18, 18] });
    const marker = L.marker([event.location[1], event.location[0]], { icon, pane: "event", keyboard: true });
    marker.addTo(this.group);
    const label = `${event.dateText}: ${event.title}`;
    asButton(marker, label, () => this.onSelect(`event:${event.id}`)).setAttribute("title", label);
  }
}

/** A mark that is chosen by pointer and by keyboard. @param {L.Polyline | L.Marker} mark @param {string} label @param {() => void} select */
function asButton(mark, label, select) {
  const element = pathOf(mark);
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", label);
  mark.on("click", (event) => {
    L.DomEvent.stopPropagation(event);
    select();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    select();
  });
  return element;
}
