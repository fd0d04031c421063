// Land that belongs to no unit: the near at once, the distant as soon as the camera reaches
// it, be it at first.

import { data } from "../page.js";
import { coastsOf, isUncut } from "../rules/geometry.js";
import { decode } from "../rules/outlines.js";
import { toBounds } from "./camera.js";
import { fadeOut } from "./fade.js";
import { rendererFor } from "./panes.js";

/** @import { EncodedShape } from "../types.d.ts" */

/** @param {L.Map} map */
export function drawContext(map) {
  const renderer = rendererFor("context");
  drawLand(map, data.context, renderer);
  const near = toBounds(data.nearFrame);
  const drawFar = () => {
    if (near.contains(map.getBounds())) return;
    map.off("move", drawFar);
    drawLand(map, data.farContext, renderer);
    if (data.farFrame) fadeOut(toBounds(data.farFrame), { renderer, pane: "context", interactive: false }).addTo(map);
  };
  map.on("move", drawFar);
  drawFar();
}

/**
 * Land with its coast. Where land was cut off there is no coast: such land gets its lines apart.
 * @param {L.Map} map @param {EncodedShape} shapes @param {L.SVG} renderer
 */
function drawLand(map, shapes, renderer) {
  const options = { renderer, pane: "context", interactive: false };
  const all = decode(shapes);
  const layers = [true, false].flatMap((isWhole) => {
    const polygons = all.filter((rings) => rings.every(isUncut) === isWhole);
    const area = L.polygon(polygons, { ...options, className: `land ${isWhole ? "" : "land--area"}` });
    if (isWhole) return [area];
    return [area, L.polyline(polygons.flat().flatMap(coastsOf), { ...options, className: "land land--coast" })];
  });
  return L.layerGroup(layers).addTo(map);
}
