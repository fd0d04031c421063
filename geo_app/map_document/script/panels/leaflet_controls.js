// Leaflet's own controls, in the reader's language, with texts that stay text.

import { data, t } from "../page.js";

/** Leaflet's scale bar writes its units in Latin letters. */
const ScaleBar = L.Control.Scale.extend({
  /** @this {any} @param {number} metres */
  _updateMetric(metres) {
    const length = this._getRoundNum(metres);
    const text = length < 1000 ? t("map.scale.m", { m: length }) : t("map.scale.km", { km: length / 1000 });
    this._updateScale(this._mScale, "", length / metres);
    this._mScale.textContent = text;
  },
});

/** Leaflet writes the credits of its layers as markup. Ours come from the data: they are text. */
L.Control.Attribution.include({
  /** @this {any} */
  _update() {
    const credits = Object.keys(this._attributions).filter((text) => this._attributions[text]);
    if (this._map) this._container.textContent = credits.join(", ");
  },
});

/** @param {L.Map} map */
export function addLeafletControls(map) {
  const options = /** @type {any} */ ({ imperial: false, position: "bottomright" });
  /** @type {L.Control} */ (new ScaleBar(options)).addTo(map);
  map.attributionControl.setPrefix(false).addAttribution(data.attribution);
}
