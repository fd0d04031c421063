// What a component makes in its place on the page and keeps from run to run.

/** @import { Component } from "./types.d.ts" */

/**
 * The script of a component that makes a thing on the first run in a place, and hands every run to it.
 *
 * Streamlit also calls the end of a run that it gave up because a newer one had begun. That one is
 * at work with what was made: only the end of the newest run closes it.
 * @template Data
 * @template {{ update(component: Component<Data>): void, close(): void }} Thing
 * @param {(place: HTMLElement, data: Data) => Thing} make
 */
export function keeping(make) {
  /** @type {WeakMap<Element, { thing: Thing, runs: number }>} */
  const places = new WeakMap();
  return (/** @type {Component<Data>} */ component) => {
    const { data, parentElement } = component;
    const kept = places.get(parentElement) ?? { thing: make(parentElement, data), runs: 0 };
    places.set(parentElement, kept);
    kept.runs += 1;
    const run = kept.runs;
    kept.thing.update(component);
    return () => {
      if (run !== kept.runs) return;
      kept.thing.close();
      places.delete(parentElement);
    };
  };
}
