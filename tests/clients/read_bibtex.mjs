// A parser of BibTeX that citation managers on the web use.
import { load, text } from "./modules.mjs";

const { Cite } = load("@citation-js/core");
load("@citation-js/plugin-bibtex");
const [entry] = new Cite(text()).data;
console.log(`“${entry.title}”, ${entry.URL ?? "no address"}`);
