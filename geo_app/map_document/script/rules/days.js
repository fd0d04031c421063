// Days: "1945-08-18" in a view, whole days since 1970-01-01 in the data.

const DAY_MS = 86400000;

/** The day of a date as YYYY-MM-DD; null if there is no such day. @param {unknown} iso @returns {number | null} */
export function parseDay(iso) {
  if (typeof iso !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const ms = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(ms) || isoOf(ms / DAY_MS) !== iso) return null;
  return ms / DAY_MS;
}

/** The day of a date that is known to be one. @param {string} iso */
export function dayOf(iso) {
  const day = parseDay(iso);
  if (day === null) throw new Error(`no such day: ${iso}`);
  return day;
}

/** @param {number} day */
export function isoOf(day) {
  return instantOf(day).toISOString().slice(0, 10);
}

/** @param {number} day */
export function yearOf(day) {
  return instantOf(day).getUTCFullYear();
}

/** @param {number} day */
export function instantOf(day) {
  return new Date(day * DAY_MS);
}
