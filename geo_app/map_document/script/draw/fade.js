// Where land or sea floor end because the data do, they fade into the sea.

import { svg } from "../elements.js";

const FADE_DEG = 5;
/** From the side to the inside, in parts of the strip: x1, y1, x2, y2. */
const SIDES = { west: [0, 0, 1, 0], east: [1, 0, 0, 0], south: [0, 1, 0, 0], north: [0, 0, 0, 1] };

/**
 * Strips in the colour of the sea along the inside of a frame.
 * @param {L.LatLngBounds} frame @param {import("leaflet").PathOptions} options
 */
export function fadeOut(frame, options) {
  const [south, west, north, east] = [frame.getSouth(), frame.getWest(), frame.getNorth(), frame.getEast()];
  const strips = {
    west: [south, west, north, west + FADE_DEG],
    east: [south, east - FADE_DEG, north, east],
    south: [south, west, south + FADE_DEG, east],
    north: [north - FADE_DEG, west, north, east],
  };
  const group = L.layerGroup(
    Object.entries(strips).map(([side, [bottom, left, top, right]]) => {
      const fill = `url(#${options.pane}-${side})`;
      return L.rectangle(
        [
          [bottom, left],
          [top, right],
        ],
        { ...options, className: "edge", fillColor: fill, noClip: true },
      );
    }),
  );
  return group.on("add", ({ target }) => addFades(target._map.getPane(options.pane).querySelector("svg"), String(options.pane)));
}

/** @param {Element} picture @param {string} pane */
function addFades(picture, pane) {
  if (picture.querySelector(`#${pane}-west`)) return;
  const fades = Object.entries(SIDES).map(([side, [x1, y1, x2, y2]]) => {
    const stops = [1, 0].map((opacity, offset) => svg("stop", { offset, "stop-opacity": opacity, class: "edge__colour" }));
    return svg("linearGradient", { id: `${pane}-${side}`, x1, y1, x2, y2 }, ...stops);
  });
  picture.prepend(svg("defs", {}, ...fades));
}
