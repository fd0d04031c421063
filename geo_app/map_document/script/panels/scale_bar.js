// A scale bar in the reader's language: Leaflet's own writes its units in Latin letters.

import { t } from "../page.js";

const LocalScale = L.Control.Scale.extend({
  /** @this {any} @param {number} metres */
  _updateMetric(metres) {
    const length = this._getRoundNum(metres);
    const text = length < 1000 ? t("map.scale.m", { m: length }) : t("map.scale.km", { km: length / 1000 });
    this._updateScale(this._mScale, text, length / metres);
  },
});

export function scaleBar() {
  return /** @type {L.Control.Scale} */ (new LocalScale(/** @type {any} */ ({ imperial: false, position: "bottomright" })));
}
