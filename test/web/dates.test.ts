import { expect, test } from "vitest";
import { count, showDate } from "../../web/src/parts/dates.js";

const dates: readonly [edtf: string, words: string][] = [
  ["2025-02-12", "12 Feb 2025"],
  ["2025-02", "Feb 2025"],
  ["2025", "2025"],
  ["2025-02-12~", "about 12 Feb 2025"],
  ["2025?", "2025 (unsure)"],
  ["../2025-01-20", "until 20 Jan 2025"],
  ["2025-03-01/..", "from 1 Mar 2025"],
  ["2025-03-01/2025-03-07", "1 Mar 2025 to 7 Mar 2025"],
  ["no date at all", "no date at all"],
];
test.each(dates)("the date %s reads %s", (edtf, words) => {
  expect(showDate(edtf)).toBe(words);
});

const counts: readonly [number: number, words: string][] = [
  [0, "0 statements"],
  [1, "1 statement"],
  [1200, "1,200 statements"],
];
test.each(counts)("%i counts as %s", (number, words) => {
  expect(count(number, "statement")).toBe(words);
});
