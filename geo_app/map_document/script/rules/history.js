// What the reader has changed, step by step: to undo and to do again.

/** @import { View } from "../types.d.ts" */
/** @typedef {Pick<View, "set" | "cut" | "name">} Edits */

export class History {
  constructor() {
    /** @type {Edits[]} */
    this.past = [];
    /** @type {Edits[]} */
    this.future = [];
  }

  /** Keeps what an edit is about to change. @param {Edits} edits */
  keep(edits) {
    this.past.push(edits);
    this.future.length = 0;
  }

  /** The edits one step back, if there is one. @param {Edits} now */
  undo(now) {
    return step(this.past, this.future, now);
  }

  /** @param {Edits} now */
  redo(now) {
    return step(this.future, this.past, now);
  }

  /**
   * A change made elsewhere: if it goes back to the last step, that step is undone.
   * @param {Partial<Edits>} asked @param {Edits} now
   */
  followBack(asked, now) {
    const last = this.past.at(-1);
    if (last && isSame(last, asked) && !isSame(now, asked)) this.undo(now);
  }
}

/** @param {Edits[]} from @param {Edits[]} to @param {Edits} now */
function step(from, to, now) {
  const edits = from.pop();
  if (edits) to.push(now);
  return edits;
}

/** @param {Partial<Edits>} a @param {Partial<Edits>} b */
function isSame(a, b) {
  return canonical(a) === canonical(b);
}

/** Edits as text in which the order of units makes no difference. @param {Partial<Edits>} edits */
function canonical({ set, cut, name }) {
  return JSON.stringify([Object.entries(set || {}).sort(), Object.entries(cut || {}).sort(), name || ""]);
}
