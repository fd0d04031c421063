// The state: read from the address, set by the reader or by the page around, told to both.

const KNOWN_LAYERS = new Set([...data.layers, ...data.baseMaps.map((base) => base.id)]);

function defaultState() {
  return {
    scenario: data.defaultScenario,
    day: dayOf(data.asOf),
    select: "",
    layers: new Set(data.defaultLayers),
    parties: {},
    cuts: {},
    rocks: "full",
    name: "",
    mode: "",
    perspective: data.perspectives[0].id,
  };
}

/** What of a message or an address is known here, as a change of state; the rest is ignored. */
function understood(message) {
  const change = {};
  if (scenarioById.has(message.scenario)) change.scenario = message.scenario;
  const day = dayOf(message.date);
  if (day !== null && day >= dayOf(data.firstDay) && day <= dayOf(data.asOf)) change.day = day;
  if (typeof message.select === "string" && selectable(message.select)) change.select = message.select;
  if (typeof message.set === "object" && message.set) change.parties = knownParties(message.set);
  if (typeof message.cut === "object" && message.cut) change.cuts = knownCuts(message.cut);
  if (message.rocks === "full" || message.rocks === "no-eez") change.rocks = message.rocks;
  if (perspectiveById.has(message.perspective)) change.perspective = message.perspective;
  if (typeof message.name === "string") change.name = message.name;
  if (message.mode === "" || message.mode === "lab") change.mode = message.mode;
  if (Array.isArray(message.layers)) change.layers = new Set(message.layers.filter((layer) => KNOWN_LAYERS.has(layer)));
  return change;
}

function selectable(select) {
  const [kind, id] = select.split(/:(.*)/s);
  if (kind === "unit") return unitById.has(id);
  if (kind === "line") return data.lines.some((line) => line.id === id);
  if (kind === "event") return data.events.some((event) => event.id === id);
  if (kind === "sea") return (id || "").split(",").map(Number).filter(Number.isFinite).length === 2;
  return select === "" || kind === "passage";
}

/** What an address says; a passage brings its scene. `view` is what the camera was called earlier. */
function fromAddress(hash) {
  const values = Object.fromEntries(new URLSearchParams(hash.replace(/^#/, "")));
  if (values.layers !== undefined) values.layers = values.layers.split(",").filter(Boolean);
  for (const name of ["set", "cut"]) if (values[name] !== undefined) values[name] = pairs(values[name]);
  values.camera ??= values.view;
  if (values.camera) {
    const [lon, lat, zoom] = values.camera.split(",").map(Number);
    values.camera = { lon, lat, zoom };
  }
  return { ...data.scenes[values.select], ...values };
}

/** Where the map looks, inside the limits of a view: the map itself may be dragged farther. */
function cameraOf(map) {
  const { lat, lng } = map.getCenter();
  const { longitude, latitude } = data.viewLimits;
  const inside = Math.min(latitude, Math.max(-latitude, lat));
  return { lon: Number((lng % longitude).toFixed(3)), lat: Number(inside.toFixed(3)), zoom: Number(map.getZoom().toFixed(2)) };
}

function isCamera(camera) {
  return Boolean(camera) && [camera.lon, camera.lat, camera.zoom].every(Number.isFinite);
}

/** Bounds as [[west, south], [east, north]] to Leaflet's. */
function toBounds([[west, south], [east, north]]) {
  return L.latLngBounds([south, west], [north, east]);
}
