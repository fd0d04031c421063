// A map that was saved as a file, or is hosted for a frame: its first state, how free its reader is.

const file = (() => {
  const node = document.getElementById("dispute-map-view");
  return node ? JSON.parse(node.textContent) : null;
})();

// A file contacts nobody but the ground that it was saved with: it offers no other.
if (file) data.baseMaps = data.baseMaps.filter((base) => file.state.layers.includes(base.id));

const PARTS = ["panel", "controls", "figures"];

/** How free the reader is and what stands around the map: as saved; of a hosted map, as its address says. */
const dress = file || (() => {
  const asked = fromAddress(window.location.hash);
  return { version: asked.data, locked: asked.locked === "1", ...Object.fromEntries(PARTS.map((part) => [part, asked[`no-${part}`] !== "1"])) };
})();

const FIXED = ["scenario", "day", "parties", "cuts", "rocks", "name", "mode"];

/** The first state: what the file was saved with; the address may say otherwise if it is free. */
function firstState(hash) {
  const asked = fromAddress(hash);
  if (!file) return asked;
  if (file.locked) return { ...file.state, ...(asked.camera ? { camera: asked.camera } : {}) };
  return { ...file.state, ...asked };
}

function dressFile() {
  root.toggleAttribute("data-locked", dress.locked);
  for (const part of PARTS) root.toggleAttribute(`data-no-${part}`, !dress[part]);
  // A frame that stays as it is says since when.
  if (!/^[\w.+-]{1,60}$/.test(dress.version || "")) return;
  const said = t("map.pinned", { version: dress.version, date: dateText(dayOf(data.asOf)) });
  document.querySelector("main").after(el("footer", { class: "file-foot" }, el("p", {}, said)));
}

/** A change without what is fixed in a locked map. */
function allowed(change) {
  if (!dress.locked) return change;
  return Object.fromEntries(Object.entries(change).filter(([name]) => !FIXED.includes(name)));
}
