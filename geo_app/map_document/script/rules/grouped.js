/**
 * Items by key, in the order in which each key comes first.
 * @template T, K
 * @param {T[]} items @param {(item: T) => K} keyOf @returns {Map<K, T[]>}
 */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}
