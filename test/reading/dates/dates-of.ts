import { findDates } from "../../../src/reading/dates/find-dates.js";
import type { FoundDate, NumericOrder } from "../../../src/reading/dates/found-date.js";
import { wordsOf } from "../../../src/reading/words.js";
import { createReport } from "../../../src/text/report.js";
import { segment } from "../../../src/text/segment.js";

/** A Thursday. */
export const PUBLISHED = "2026-03-12";

export interface Given {
  readonly published?: string | null;
  readonly numericOrder?: NumericOrder;
}

export function find(text: string, { published = PUBLISHED, numericOrder = null }: Given = {}): FoundDate[] {
  const report = createReport({ id: "r", text, ...(published === null ? {} : { published }) });
  return findDates(wordsOf(report, segment(text)), { numericOrder });
}

/** Each find as one line: "the words = EDTF (rule)". */
export const linesOf = (text: string, given: Given = {}): string[] =>
  find(text, given).map(({ start, end, edtf, how }) => `${text.slice(start, end)} = ${edtf} (${how})`);

/** What a case holds: its reason, a text of ours, its dates as lines. */
export type Case = [reason: string, text: string, ...dates: string[]];
