// A part of the page that hears from the map when something changes that it shows.

import { isHeard } from "./shared/open_page.js";

/** @import { Component, MapListener } from "./shared/types.d.ts" */

/** @param {Component<{ key: string, page: string, parts: string[] }>} component */
export default function ({ data, setStateValue }) {
  document.mapListeners ??= new Map();
  const listeners = document.mapListeners;
  /** @type {MapListener} */
  const listener = {
    parts: data.parts,
    tell: (value) => {
      if (isHeard(data.page)) setStateValue("heard", value);
    },
  };
  listeners.set(data.key, listener);
  return () => {
    if (listeners.get(data.key) === listener) listeners.delete(data.key);
  };
}
