// Lines in force on the day, and the places of what happened then.

function drawLines(map, onSelect) {
  const renderer = rendererFor("line");
  return data.lines.map((line) => {
    const path = line.path.map(([lon, lat]) => [lat, lon]);
    const casing = L.polyline(path, { renderer, pane: "line", interactive: false, className: "line-casing" }).addTo(map);
    const layer = L.polyline(path, { renderer, pane: "line", className: `line line--${line.kind}` }).addTo(map);
    const element = layer.getElement();
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
    return { line, casing, element };
  });
}

function lineInForce(line, day) {
  return line.from <= day && (line.to === null || day <= line.to);
}

function paintLines(drawn, state) {
  for (const { line, casing, element } of drawn) {
    const solid = perspectiveById.get(state.perspective).solidLines.includes(line.id);
    // A side that draws a line as its boundary goes on drawing it after the treaty has ended.
    const shown = state.layers.has("lines") && (lineInForce(line, state.day) || (solid && line.from <= state.day));
    element.classList.toggle("is-hidden", !shown);
    casing.getElement().classList.toggle("is-hidden", !shown);
    element.setAttribute("tabindex", shown ? "0" : "-1");
    element.toggleAttribute("data-selected", state.select === `line:${line.id}`);
    element.toggleAttribute("data-solid", solid);
  }
}

/** The events that the day falls on, the latest begun first; if none, the last one before it. */
function eventsAt(day) {
  const on = data.events.filter((event) => event.from <= day && day <= event.to).sort((a, b) => b.from - a.from);
  if (on.length) return on;
  const before = data.events.filter((event) => event.to < day);
  return before.length ? [before[before.length - 1]] : [];
}

class EventMarks {
  constructor(map, onSelect) {
    this.map = map;
    this.onSelect = onSelect;
    this.group = L.layerGroup().addTo(map);
    this.shown = "";
  }

  paint(state) {
    const events = state.layers.has("events") ? eventsAt(state.day).filter((e) => e.from <= state.day && state.day <= e.to) : [];
    const key = events.map((event) => event.id).join() + state.select;
    if (key === this.shown) return;
    this.shown = key;
    this.group.clearLayers();
    for (const event of events) this.add(event, state.select === `event:${event.id}`);
  }

  add(event, selected) {
    const icon = L.divIcon({ className: "event-mark" + (selected ? " is-selected" : ""), html: "", iconSize: [18, 18] });
    const marker = L.marker([event.location[1], event.location[0]], { icon, pane: "event", keyboard: true });
    marker.addTo(this.group);
    const element = marker.getElement();
    element.setAttribute("aria-label", `${event.dateText}: ${event.title}`);
    element.setAttribute("title", `${event.dateText}: ${event.title}`);
    element.setAttribute("role", "button");
    const select = () => this.onSelect(`event:${event.id}`);
    marker.on("click", select);
    element.addEventListener("keydown", (key) => {
      if (key.key === "Enter" || key.key === " ") select();
    });
  }
}
