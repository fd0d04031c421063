// The processor of JSON-LD of its authors.
import { load, text } from "./modules.mjs";

const quads = await load("jsonld").toRDF(JSON.parse(text()));
console.log(`${quads.length} triples`);
