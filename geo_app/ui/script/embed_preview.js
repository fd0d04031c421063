// The preview of an embedded map: one frame, loaded anew only when its address changes.

/** @import { Component } from "./shared/types.d.ts" */

/** @param {Component<{ source: string, title: string }>} component */
export default function ({ data: { source, title }, parentElement }) {
  const place = parentElement.querySelector(".embed-frame") ?? parentElement;
  const frame = place.querySelector("iframe") ?? place.appendChild(document.createElement("iframe"));
  frame.className = "embed-preview";
  frame.title = title;
  frame.setAttribute("allow", "fullscreen");
  if (frame.getAttribute("src") !== source) frame.setAttribute("src", source);
}
