// A linter of RFC 7946.
import { load, text } from "./modules.mjs";

const { check, HintError } = load("@placemarkio/check-geojson");
try {
  const found = check(text());
  console.log(`${found.features.length} features, nothing to say against them`);
} catch (error) {
  const issues = error instanceof HintError ? error.issues : [error];
  console.log(`${issues.length} issues: ${issues[0].message}`);
  process.exitCode = 1;
}
