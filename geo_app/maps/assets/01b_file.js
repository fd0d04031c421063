// A map that was saved as a file: what it was saved with, and how free its reader is.

const file = (() => {
  const node = document.getElementById("dispute-map-view");
  return node ? JSON.parse(node.textContent) : null;
})();

// A file contacts nobody but the ground that it was saved with: it offers no other.
if (file) data.baseMaps = data.baseMaps.filter((base) => file.state.layers.includes(base.id));

const FIXED = ["scenario", "day", "parties", "cuts", "rocks", "name", "mode"];

/** The first state: what the file was saved with; the address may say otherwise if it is free. */
function firstState(hash) {
  const asked = fromAddress(hash);
  if (!file) return asked;
  if (file.locked) return { ...file.state, ...(asked.view ? { view: asked.view } : {}) };
  return { ...file.state, ...asked };
}

function dressFile() {
  if (!file) return;
  root.toggleAttribute("data-locked", file.locked);
  for (const part of ["panel", "controls", "figures"]) root.toggleAttribute(`data-no-${part}`, !file[part]);
}

/** A change without what is fixed in a locked file. */
function allowed(change) {
  if (!file || !file.locked) return change;
  return Object.fromEntries(Object.entries(change).filter(([name]) => !FIXED.includes(name)));
}
