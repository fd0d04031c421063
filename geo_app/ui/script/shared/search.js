// Search over all records: which of them hold every word, the names before the texts.

/** @typedef {{ kind: string, title: string, href: string, words: string, page?: string }} Entry `page` of the app, where it is led to without loading anew */

const MARKS = /\p{M}/gu;
const SPACES = /[\s\p{P}]+/u;

/** Katakana and hiragana say the same; so do letters with and without marks. @param {string} text */
export function folded(text) {
  const plain = text.normalize("NFKD").replace(MARKS, "").normalize("NFC").toLowerCase();
  return plain.replace(/[\u30a1-\u30f6]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
}

/**
 * How near an entry comes to what was asked: 0 is best; null where a word is missing.
 * @param {Entry} entry @param {string[]} asked
 */
function distance(entry, asked) {
  const title = folded(entry.title);
  const text = `${title} ${folded(entry.words)}`;
  let sum = 0;
  for (const word of asked) {
    if (!text.includes(word)) return null;
    const at = title.indexOf(word);
    if (at === 0) continue;
    sum += at > 0 ? 1 : 3;
  }
  return sum;
}

/**
 * The entries that hold every word, the nearest first.
 * @param {Entry[]} entries @param {string} question
 */
export function matching(entries, question) {
  const asked = folded(question).split(SPACES).filter(Boolean);
  if (!asked.length) return [];
  return entries
    .map((entry) => ({ entry, away: distance(entry, asked) }))
    .filter(({ away }) => away !== null)
    .sort((a, b) => Number(a.away) - Number(b.away))
    .map(({ entry }) => entry);
}
