// The map that folium made gets its document; pages and tests reach it by one name.

const mapDocument = new MapDocument(window[data.mapName]);
if (window.parent !== window && mapDocument.address.wheel !== "zoom") mapDocument.guest = new Guest(mapDocument.map);

window.disputeMap = {
  state: () => mapDocument.snapshot(),
  set: (message, move) => mapDocument.set(message, move),
  get ready() {
    return Boolean(mapDocument.ready);
  },
};
