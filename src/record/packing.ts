/** Rows as they are stored: a span's words are left out where the report has them, and put back when read. */

/** Gives a report's text, or undefined where there is no such report. */
export type TextOf = (report: string) => string | undefined;

/** Stands in a stored span for words that are the report's own at that place. */
const QUOTED = true;

/** The row as JSON with each span's words replaced by a mark, where they are exactly the report's. */
export function packRow(row: unknown, textOf: TextOf): string {
  return JSON.stringify(row, (_key, value) => {
    if (!isPlace(value) || typeof value.text !== "string") return value;
    return textOf(value.report)?.slice(value.start, value.end) === value.text ? { ...value, text: QUOTED } : value;
  });
}

/** The row with its words put back. */
export function unpackRow<Row>(json: string, textOf: TextOf): Row {
  return JSON.parse(json, (_key, value) => {
    if (!isPlace(value) || value.text !== QUOTED) return value;
    return { ...value, text: textOf(value.report)?.slice(value.start, value.end) ?? "" };
  }) as Row;
}

interface Place {
  readonly report: string;
  readonly start: number;
  readonly end: number;
  readonly text?: unknown;
}

const isPlace = (value: unknown): value is Place =>
  typeof value === "object" &&
  value !== null &&
  "report" in value &&
  "start" in value &&
  "end" in value &&
  typeof value.report === "string" &&
  Number.isInteger(value.start) &&
  Number.isInteger(value.end);
