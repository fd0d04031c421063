// What the two axes below the map share.

/** Where a value stands on an axis. @param {number} value @param {number} first @param {number} last */
export function leftOf(value, first, last) {
  return { left: `${((100 * (value - first)) / Math.max(1, last - first)).toFixed(3)}%` };
}
