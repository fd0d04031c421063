// The choice of a proposal beside the map, in the browser's own select box: the map shows it at
// once, as if a link had been followed; Python follows. What the map was told last is what holds.

/** @import { Component } from "./shared/types.d.ts" */

/** @param {Component<{ label: string, choices: [string, string][], value: string }>} component */
export default function ({ data, parentElement }) {
  const label = parentElement.querySelector(".choice span");
  const select = /** @type {HTMLSelectElement | null} */ (parentElement.querySelector(".choice select"));
  if (!label || !select) return undefined;
  label.textContent = data.label;
  select.replaceChildren(...data.choices.map(([value, title]) => new Option(title, value)));
  const agree = () => {
    select.value = document.mapFrame ? document.mapFrame.shown.scenario : data.value;
  };
  agree();
  select.onchange = () => document.mapFrame?.choose(`scenario=${select.value}`);
  document.addEventListener("map-told", agree);
  return () => document.removeEventListener("map-told", agree);
}
