// Starts the document; pages and tests reach it by one name.

import { MapDocument } from "./map_document.js";
import { data, freshStage } from "./page.js";

const map = new MapDocument(L.map(freshStage(), data.mapOptions));

window.disputeMap = {
  state: () => map.message(),
  set: (message, move) => map.set(message, move),
  get ready() {
    return map.ready;
  },
};
