// The search over all records.

import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, matching } from "../../geo_app/ui/script/shared/search.js";

/** @param {string} title @param {string} words */
const entry = (title, words = "") => ({ kind: "", title, href: "", words });
const ENTRIES = [entry("Deed of 1855", "north of Tern"), entry("Great Tern", "Ötsuki"), entry("Tern"), entry("燕島", "つばめじま")];

/** @param {string} question */
const titles = (question) => matching(ENTRIES, question).map(({ title }) => title);

test("names come before texts, and what begins with the word comes first", () => {
  assert.deepEqual(titles("tern"), ["Tern", "Great Tern", "Deed of 1855"]);
});

test("every word has to be there", () => {
  assert.deepEqual(titles("tern 1855"), ["Deed of 1855"]);
  assert.deepEqual(titles("tern 1999"), []);
});

test("marks, case, width and the two Japanese syllabaries make no difference", () => {
  assert.deepEqual(titles("OTSUKI"), ["Great Tern"]);
  assert.deepEqual(titles("ツバメ"), ["燕島"]);
  assert.equal(folded("１８５５"), "1855");
});

test("nothing is found by nothing", () => {
  assert.deepEqual(titles(" .,"), []);
});
