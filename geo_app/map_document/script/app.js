// Starts the document; pages and tests reach it by one name.

import { MapDocument } from "./map_document.js";
import { data } from "./page.js";

const stage = document.querySelector("main");
if (!stage) throw new Error("the page has no place for the map");
const map = new MapDocument(L.map(stage, data.mapOptions));

window.disputeMap = {
  state: () => map.message(),
  set: (message, move) => map.set(message, move),
  get ready() {
    return map.ready;
  },
};
