// What Google's schema of ClaimReview asks for, and which properties schema.org has.
import { load, text } from "./modules.mjs";

const { structuredDataTest } = load("structured-data-testing-tool");
const { ClaimReview } = load("structured-data-testing-tool/presets/google/schemas/ClaimReview");
const { "@context": context, "@graph": reviews } = JSON.parse(text());
const problems = [];
for (const review of reviews) {
  const page = `<script type="application/ld+json">${JSON.stringify({ "@context": context, ...review })}</script>`;
  const result = await structuredDataTest(page, { presets: [ClaimReview] }).catch((error) => error.res ?? Promise.reject(error));
  problems.push(...result.failed, ...result.warnings);
  for (const address of [review["@id"], review.url]) new URL(address);
}
for (const { test, error } of problems.slice(0, 3)) console.log(test, error?.message);
console.log(`${reviews.length} reviews, ${problems.length} failures or warnings`);
process.exitCode = problems.length ? 1 : 0;
