// Packages that `make clients` has put aside, not among those of the explorer's own scripts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.NODE_PATH}/`);

/** @param {string} name */
export const load = (name) => require(name);

/** The text of the file that the command names. */
export const text = () => readFileSync(process.argv[2], "utf-8");
