// What lies over what.

const Z_INDEX = { floor: 203, sea: 205, context: 210, unit: 400, hatch: 410, line: 420, event: 430 };
const DEAF = ["context", "hatch", "floor"];

/** @param {L.Map} map */
export function addPanes(map) {
  for (const [name, z] of Object.entries(Z_INDEX)) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(z);
    if (DEAF.includes(name)) pane.style.pointerEvents = "none";
  }
}

/** @param {keyof typeof Z_INDEX} pane */
export function rendererFor(pane) {
  return L.svg({ pane, padding: 0.6 });
}
