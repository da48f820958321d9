import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isCalendarDay,
  isEdtf,
  monthOf,
  nearestDay,
  parseWrittenDate,
  readDocumentDate,
} from "../../src/text/document-date.js";

describe("a document's date is read as it is written", () => {
  test.each<[reason: string, words: string, date: string | null]>([
    ["a day in ISO form", "2026-03-14", "2026-03-14"],
    ["a month", "2026-03", "2026-03"],
    ["a year", "2026", "2026"],
    ["one-digit months and days", "2026/3/4", "2026-03-04"],
    ["late in the day west of Greenwich: the day does not shift", "2026-03-14T23:30:00-05:00", "2026-03-14"],
    ["early in the day east of Greenwich: neither", "2026-03-14T00:15:00+09:00", "2026-03-14"],
    ["a time in UTC", "2026-03-14T23:59:59.999Z", "2026-03-14"],
    ["a blank for the T", "2026-03-14 23:30:00", "2026-03-14"],
    ["digits only", "20260314", "2026-03-14"],
    ["digits only, with a time", "20260314T233000Z", "2026-03-14"],
    ["a mail header", "Sat, 14 Mar 2026 23:30:00 GMT", "2026-03-14"],
    ["what JavaScript prints", "Sat Mar 14 2026 10:00:00 GMT+0100 (Central European Standard Time)", "2026-03-14"],
    ["what Unix prints", "Sat Mar 14 09:30:00 UTC 2026", "2026-03-14"],
    ["American, with a time", "March 14, 2026, 9:30 a.m. EDT", "2026-03-14"],
    ["American, at a full hour", "March 14, 2026 at 9 AM", "2026-03-14"],
    ["an abbreviated month", "Sept. 28, 2025", "2025-09-28"],
    ["capitals", "FEBRUARY 12, 2025", "2025-02-12"],
    ["British", "Saturday 14 March 2026", "2026-03-14"],
    ["an ordinal", "14th of March, 2026", "2026-03-14"],
    ["hyphens", "14-Mar-2026", "2026-03-14"],
    ["a month in words", "March 2026", "2026-03"],
    ["day before month, as the day can be no month", "14/03/2026", "2026-03-14"],
    ["month before day, likewise", "03/14/2026", "2026-03-14"],
    ["the same number twice is one day either way", "03/03/2026", "2026-03-03"],
    ["EDTF with a qualifier", "2026-03-14~", "2026-03-14~"],
    ["an EDTF interval", "2026-03-14/2026-03-20", "2026-03-14/2026-03-20"],
    ["white space around", "  2026-03-14\n", "2026-03-14"],

    ["ambiguous: April or March", "03/04/2026", null],
    ["no year", "Sept 28", null],
    ["no such day", "2026-02-30", null],
    ["no leap year", "29 February 2026", null],
    ["no such month", "2026-13-01", null],
    ["a month of zero", "2026-00", null],
    ["words behind the date", "March 14, 2026 was a Saturday", null],
    ["a word that starts like a month", "Marching 14, 2026", null],
    ["seconds since 1970", "1773446400", null],
    ["nothing", "", null],
    ["a word", "yesterday", null],
    ["an open interval of nothing", "../..", null],
  ])("%s: %s", (_reason, words, date) => {
    expect(readDocumentDate(words)).toBe(date);
  });
});

test("a month and day without a year keep the year open", () => {
  expect(parseWrittenDate("Sept 28")).toEqual({ year: null, month: 9, day: 28 });
  expect(parseWrittenDate("28 September")).toEqual({ year: null, month: 9, day: 28 });
  expect(parseWrittenDate("Feb. 29")).toEqual({ year: null, month: 2, day: 29 });
});

test("months are known in full, by three letters, and as Sept", () => {
  expect(["January", "JUN", "Sept.", "sep", "december"].map(monthOf)).toEqual([1, 6, 9, 9, 12]);
  expect(["Ja", "Octo", "marche", ""].map(monthOf)).toEqual([null, null, null, null]);
});

describe("a month and day is put in the year that brings it nearest", () => {
  test.each([
    [12, 31, "2026-01-02", "2025-12-31"],
    [1, 1, "2025-12-30", "2026-01-01"],
    [3, 3, "2026-03-14", "2026-03-03"],
    [2, 29, "2026-03-01", null],
    [2, 29, "2025-01-01", "2024-02-29"],
  ])("%i-%i near %s", (month, day, near, date) => {
    expect(nearestDay(month, day, near)).toBe(date);
  });
});

test("whatever is read is EDTF, and reading it again changes nothing", () => {
  const words = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.stringMatching(/^[0-9A-Za-z ,./:T+-]{0,40}$/),
    fc
      .tuple(
        fc.integer({ min: 1, max: 31 }),
        fc.constantFrom("March", "Feb", "Sept."),
        fc.integer({ min: 1000, max: 2999 }),
      )
      .map((parts) => parts.join(" ")),
  );
  fc.assert(
    fc.property(words, (written) => {
      const date = readDocumentDate(written);
      if (date === null) return;
      expect(isEdtf(date)).toBe(true);
      expect(readDocumentDate(date)).toBe(date);
    }),
  );
});

test("the calendar agrees with the platform's own", () => {
  const numbers = fc.tuple(
    fc.integer({ min: 1000, max: 2999 }),
    fc.integer({ min: 0, max: 14 }),
    fc.integer({ min: 0, max: 33 }),
  );
  fc.assert(
    fc.property(numbers, ([year, month, day]) => {
      const real = new Date(Date.UTC(year, month - 1, day));
      expect(isCalendarDay(year, month, day)).toBe(
        real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === day,
      );
    }),
  );
});
