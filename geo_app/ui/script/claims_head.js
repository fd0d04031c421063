// Puts the checked claims, as JSON-LD, where crawlers look for them: Streamlit takes scripts out of
// what a page shows.

/** @import { Component } from "./shared/types.d.ts" */

/** @param {Component<{ address: string }>} component */
export default async function ({ data }) {
  if (document.getElementById("claims-data")) return;
  const script = document.createElement("script");
  script.id = "claims-data";
  script.type = "application/ld+json";
  document.head.append(script);
  script.textContent = await (await fetch(data.address)).text();
}
