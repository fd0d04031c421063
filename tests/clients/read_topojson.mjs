// The reader that maps on the web use.
import { load, text } from "./modules.mjs";

const { feature, mesh } = load("topojson-client");
const topology = JSON.parse(text());
const counts = Object.entries(topology.objects).map(
  ([name, object]) => `${name} ${feature(topology, object).features.length}`,
);
const { coordinates } = mesh(topology, topology.objects.sea, (one, other) => one !== other);
console.log(`${counts.join(", ")}; ${coordinates.length} borders shared at sea`);
