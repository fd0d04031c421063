// What a component makes in its place on the page and keeps from run to run.

/**
 * What was made in a place on an earlier run, or is made now; and the end that Streamlit calls.
 *
 * Streamlit also calls the end of a run that it gave up because a newer one had begun. That one is
 * at work with what was made: only the end of the newest run closes it.
 * @template {{ close(): void }} Thing
 */
export class Keeper {
  constructor() {
    /** @type {WeakMap<Element, { thing: Thing, runs: number }>} */
    this.places = new WeakMap();
  }

  /** @param {Element} place @param {() => Thing} make @returns {[Thing, () => void]} */
  keep(place, make) {
    const kept = this.places.get(place) ?? { thing: make(), runs: 0 };
    this.places.set(place, kept);
    kept.runs += 1;
    const run = kept.runs;
    const end = () => {
      if (run !== kept.runs) return;
      kept.thing.close();
      this.places.delete(place);
    };
    return [kept.thing, end];
  }
}
