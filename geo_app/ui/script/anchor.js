// Brings the reader to the part of a page that the address names after its #. Streamlit fills the
// page after the browser has looked for the place, so it is looked for again.

const TRIES = 50;
const PAUSE_MS = 100;

/** Whether the reader is where the address leads. */
function arrive() {
  const id = window.location.hash.slice(1);
  const place = id ? document.getElementById(id) : null;
  for (const before of document.querySelectorAll(".arrived")) before.classList.remove("arrived");
  if (!place) return !id;
  place.closest("details")?.setAttribute("open", "");
  place.classList.add("arrived");
  place.scrollIntoView({ block: "start" });
  return true;
}

/** @param {number} triesLeft */
function look(triesLeft) {
  if (!arrive() && triesLeft) setTimeout(() => look(triesLeft - 1), PAUSE_MS);
}

export default function () {
  look(TRIES);
  window.addEventListener("hashchange", arrive);
  return () => window.removeEventListener("hashchange", arrive);
}
