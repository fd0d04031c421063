// Bundles the browser scripts: node esbuild.config.mjs [FOLDER], where FOLDER stands for geo_app.
// The bundles are committed, so that the app runs without node; a test says when they are stale.

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const target = process.argv[2] ?? "geo_app";
const pages = readdirSync(`${root}geo_app/ui/script`).filter((name) => name.endsWith(".js"));

const common = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  target: "es2023",
  banner: { js: "// Made by `make script` from the modules in the folder `script` beside; do not edit." },
};

await build({
  ...common,
  entryPoints: ["geo_app/map_document/script/app.js"],
  format: "iife",
  outfile: `${target}/map_document/bundle/map_document.js`,
});
await build({
  ...common,
  entryPoints: ["geo_app/site/script/site.js"],
  format: "iife",
  outfile: `${target}/site/bundle/site.js`,
});
await build({
  ...common,
  entryPoints: pages.map((name) => `geo_app/ui/script/${name}`),
  format: "esm",
  outdir: `${target}/ui/bundle`,
});
