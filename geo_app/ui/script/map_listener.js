// Passes on to the server what the reader did in the map. The run that this starts draws it anew.

/** @import { Component, MapListener } from "./shared/types.d.ts" */

/** @param {Component<{ page: string, count: number }>} component */
export default function ({ data, setStateValue }) {
  /** @type {MapListener} */
  const listener = {
    page: data.page,
    isBusy: false,
    tell(news) {
      listener.isBusy = true;
      setStateValue("heard", news);
    },
  };
  document.mapListener = listener;
  return () => {
    if (document.mapListener === listener) document.mapListener = undefined;
  };
}
