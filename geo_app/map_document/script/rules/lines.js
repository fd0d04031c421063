// Which lines are drawn on a day, and how.

import { dayOf } from "./days.js";
import { recordOf } from "./dispute.js";

/** @import { Dispute, Line, View } from "../types.d.ts" */

/**
 * `shown`: a side that draws a line as its boundary goes on drawing it after the treaty has ended.
 * @param {Dispute} dispute @param {Line} line @param {Pick<View, "date" | "layers" | "perspective">} view
 */
export function lineState(dispute, line, view) {
  const day = dayOf(view.date);
  const solid = recordOf(dispute.perspectiveById, view.perspective).solidLines.includes(line.id);
  const hasEnded = line.to !== null && line.to < day;
  return { shown: view.layers.includes("lines") && line.from <= day && (solid || !hasEnded), solid };
}
