import type { Direction, Match } from "./found-date.js";

/** Where a word puts a period from the running one. */
export const SHIFTS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

export const directionOf = (shift: number): Direction => (shift < 0 ? "past" : shift > 0 ? "future" : "none");

/** The match of a period: a range where its EDTF is an interval. */
export const period = (to: number, edtf: string | null, how: string, more: Partial<Match> = {}): Match => ({
  to,
  edtf,
  kind: edtf?.includes("/") ? "range" : "point",
  certainty: edtf === null ? "unsure" : "sure",
  how,
  ...more,
});
