/**
 * Dates that documents carry, as EDTF. What is written is kept as written: a time zone never shifts the day, an
 * ambiguous date (`03/04/2026`) is no date, and a missing year is never guessed.
 */

/** A date as far as its words go; `year` is null for "Sept 28", `month` and `day` for "2026". */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** Longest run of words that is looked at as one date, in UTF-16 units; what is longer is no date. */
const MAX_LENGTH = 120;

/** English months by their first three letters, in order; `monthOf` checks the rest of the word. */
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** "September", "Sept.", "SEP" -> 9; null for any other word. */
export function monthOf(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, "");
  if (name.length < 3) return null;
  const index = MONTHS.findIndex((month) => month.startsWith(name));
  // "Sept" is the one abbreviation of four letters; "marc" or "octo" are other words.
  return index >= 0 && (name.length === 3 || name === MONTHS[index] || name === "sept") ? index + 1 : null;
}

/** Whether the Gregorian calendar has this day; `month` and `day` count from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

const EDTF_POINT = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/;

const isEdtfPoint = (value: string): boolean => {
  const point = EDTF_POINT.exec(value);
  return point !== null && isCalendarDay(Number(point[1]), Number(point[2] ?? 1), Number(point[3] ?? 1));
};

/** Whether this is EDTF as records use it and the calendar has it: days, months, years, `~ ? %`, intervals, `..`. */
export function isEdtf(value: string): boolean {
  const slash = value.indexOf("/");
  if (slash < 0) return isEdtfPoint(value);
  const ends = [value.slice(0, slash), value.slice(slash + 1)];
  return ends.every((end) => end === "" || end === ".." || isEdtfPoint(end)) && ends.some(isEdtfPoint);
}

/** A time of day behind a date, with whatever zone follows it: "T23:30:00+02:00", ", 10:15 a.m. EDT", " at 9 AM". */
const TIME = String.raw`(?:(?:T|[\s,|·–—-]+(?:at\s+)?)\d{1,2}(?:[:.h]\d{2}|\s*[ap]\.?m).{0,60})?`;
const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?`;
const MONTH = String.raw`(?<month>[a-z]{3,9})\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>\d{4})`;

/** The forms in which documents write a date, each with an example. */
const FORMS: readonly RegExp[] = [
  // 2026-03-14, 2026/3/14, 2026-03-14T23:30:00-05:00
  `${YEAR}[-/.](?<number>\\d{1,2})[-/.]${DAY}${TIME}`,
  // 2026-03
  `${YEAR}-(?<number>\\d{2})`,
  // 2026
  YEAR,
  // 20260314, 20260314T233000Z
  `(?<year>(?:19|20)\\d{2})(?<number>\\d{2})(?<day>\\d{2})(?:T?\\d{4,6}.{0,20})?`,
  // Saturday, March 14, 2026 at 9:30 a.m.; Mar 14 2026 10:00:00 GMT+0100
  `${WEEKDAY}${MONTH}\\s*${DAY}(?:\\s*,\\s*|\\s+)${YEAR}${TIME}`,
  // Sat, 14 Mar 2026 09:30:00 GMT; 14th of March, 2026; 14-Mar-2026
  `${WEEKDAY}${DAY}(?:\\.?\\s*|\\s+of\\s+|-)${MONTH}(?:\\s*,\\s*|\\s+|-)${YEAR}${TIME}`,
  // Sat Mar 14 09:30:00 +0000 2026
  `${WEEKDAY}${MONTH}\\s+${DAY}\\s+\\d\\d:\\d\\d:\\d\\d\\s+[+a-z\\d-]{1,6}\\s+${YEAR}`,
  // March 2026
  `${MONTH}(?:\\s*,\\s*|\\s+)${YEAR}`,
  // Sept 28; Saturday, Sept. 28
  `${WEEKDAY}${MONTH}\\s*${DAY}`,
  // 28 September
  `${WEEKDAY}${DAY}(?:\\.?\\s*|\\s+of\\s+)${MONTH}`,
].map((form) => new RegExp(`^${form}$`, "i"));

/** 14/03/2026 or 03/14/2026: told apart only where one of the two numbers can be no month. */
const NUMERIC = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})${TIME}$`, "i");

/** The date that these words are, and nothing but a date and its time of day; null where they are none. */
export function parseWrittenDate(words: string): WrittenDate | null {
  if (words.length > MAX_LENGTH) return null;
  const line = words.trim().replace(/\s+/g, " ");
  for (const form of FORMS) {
    const groups = form.exec(line)?.groups;
    if (!groups) continue;
    const month = groups.month ? monthOf(groups.month) : groups.number ? Number(groups.number) : null;
    if (groups.month && month === null) continue;
    const date = {
      year: groups.year ? Number(groups.year) : null,
      month,
      day: groups.day ? Number(groups.day) : null,
    };
    // Without a year 29 February is a day of some year.
    if (isCalendarDay(date.year ?? 2000, date.month ?? 1, date.day ?? 1)) return date;
  }
  const numeric = NUMERIC.exec(line);
  if (!numeric) return null;
  const [first, second, year] = numeric.slice(1, 4).map(Number) as [number, number, number];
  if (first <= 12 && second <= 12 && first !== second) return null;
  const [month, day] = first > 12 ? [second, first] : [first, second];
  return isCalendarDay(year, month, day) ? { year, month, day } : null;
}

/** The EDTF of a written date, or null where it has no year. */
export function edtfOf({ year, month, day }: WrittenDate): string | null {
  if (year === null) return null;
  const parts = [String(year).padStart(4, "0")];
  if (month !== null) parts.push(String(month).padStart(2, "0"));
  if (month !== null && day !== null) parts.push(String(day).padStart(2, "0"));
  return parts.join("-");
}

/** The EDTF of a date that a person or a page wrote: EDTF as it stands, other forms turned into it; null where it is none. */
export function readDocumentDate(words: string): string | null {
  const value = words.trim();
  if (isEdtf(value)) return value;
  const date = parseWrittenDate(value);
  return date && edtfOf(date);
}

/** The day of this month and day that lies nearest to an EDTF day: 31 December beside `2026-01-02` is of 2025. */
export function nearestDay(month: number, day: number, near: string): string | null {
  const anchor = Date.parse(`${near}T00:00:00Z`);
  const year = Number(near.slice(0, 4));
  const days = [year - 1, year, year + 1]
    .filter((candidate) => isCalendarDay(candidate, month, day))
    .map((candidate) => edtfOf({ year: candidate, month, day })!);
  const distance = (date: string): number => Math.abs(Date.parse(`${date}T00:00:00Z`) - anchor);
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
