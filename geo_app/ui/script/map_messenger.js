// Hands an order to the map from a part of the page that runs without it.

/** @import { Command, Component } from "./shared/types.d.ts" */

/** @param {Component<{ command: Command | null }>} component */
export default function ({ data }) {
  document.mapFrame?.obey(data.command);
}
