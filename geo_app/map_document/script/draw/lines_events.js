// Lines in force on the day, and the places of what happened then.

import { pathOf } from "../elements.js";
import { data, dispute } from "../page.js";
import { dayOf } from "../rules/days.js";
import { eventsOn } from "../rules/events.js";
import { lineState } from "../rules/lines.js";
import { rendererFor } from "./panes.js";

/** @import { DatedEvent, LatLon, Line, Shown } from "../types.d.ts" */

export class LineMarks {
  /** @param {L.Map} map @param {(select: string) => void} onSelect */
  constructor(map, onSelect) {
    const renderer = rendererFor("line");
    this.drawn = data.lines.map((line) => {
      const path = line.path.map(([lon, lat]) => /** @type {LatLon} */ ([lat, lon]));
      const casing = L.polyline(path, { renderer, pane: "line", interactive: false, className: "line-casing" }).addTo(map);
      const layer = L.polyline(path, { renderer, pane: "line", className: `line line--${line.kind}` }).addTo(map);
      listen(layer, line, onSelect);
      return { line, casing: pathOf(casing), element: pathOf(layer) };
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

/** @param {L.Polyline} layer @param {Line} line @param {(select: string) => void} onSelect */
function listen(layer, line, onSelect) {
  const element = pathOf(layer);
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", `${line.title}. ${line.article}`);
  layer.on("click", (event) => {
    L.DomEvent.stopPropagation(event);
    onSelect(`line:${line.id}`);
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onSelect(`line:${line.id}`);
  });
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
    const element = marker.getElement();
    element?.setAttribute("aria-label", `${event.dateText}: ${event.title}`);
    element?.setAttribute("title", `${event.dateText}: ${event.title}`);
    element?.setAttribute("role", "button");
    const select = () => this.onSelect(`event:${event.id}`);
    marker.on("click", select);
    element?.addEventListener("keydown", (key) => {
      if (key.key === "Enter" || key.key === " ") select();
    });
  }
}
