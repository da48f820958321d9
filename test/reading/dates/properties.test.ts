import fc from "fast-check";
import { expect, test } from "vitest";
import { isEdtf } from "../../../src/text/document-date.js";
import { find, linesOf } from "./dates-of.js";

/** Words that dates are made of, and some that break them. */
const WORDS = (
  "on in at by before after since until from to between and the of a an this last next every each early mid late end " +
  "beginning first second third 14th Monday Friday's Sunday, March May Feb. January 3 7 31 30 12/02/2025 2025-02-30 2022 " +
  "1990s mid-March days weeks month year quarter summer decade yesterday tomorrow today ago later earlier within coming " +
  "recent past few three 9999 0 two-week 60-day - – ; . , ' ’ “ ” ( ) said will would have met Theresa deadline due \n\n 🙂 é"
).split(" ");
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(" "));
const day = fc.constantFrom("2026-03-12", "2024-02-29", "0001-01-01", "9999-12-31", "2025-12-31");

test("spans lie in the text, in order, apart; every EDTF is one; the answer is always the same", () => {
  fc.assert(
    fc.property(text, day, (words, published) => {
      const dates = find(words, { published });
      let end = 0;
      for (const date of dates) {
        expect(date.start).toBeGreaterThanOrEqual(end);
        expect(date.end).toBeGreaterThan(date.start);
        end = date.end;
        expect(date.edtf === null || isEdtf(date.edtf)).toBe(true);
        if (date.kind === "duration" || date.kind === "set") expect(date.edtf).toBeNull();
      }
      expect(end).toBeLessThanOrEqual(words.length);
      expect(find(words, { published })).toEqual(dates);
    }),
    { numRuns: 800 },
  );
});

test("any text at all is read without complaint", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (words) => {
      for (const date of find(words)) expect(date.edtf === null || isEdtf(date.edtf)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("without the report's date nothing resolves that rests on it", () => {
  const relative = (
    "on Monday|on Monday last week|yesterday|tomorrow night|last Friday|next Monday|this Friday|last week|this month|next year|" +
    "late last year|in May|on Feb. 12|on 5 September|on the 14th|three days ago|in two weeks will|a week earlier|the day before|" +
    "the next day|the following week|in recent weeks|in the coming days|by the end of March|before 14 May|since January|" +
    "until Nov 24|from 3 to 7 March|March 3-7|Monday through Wednesday|within 30 days|last summer|the third quarter|by year-end|" +
    "earlier this month|over the weekend|for the past three years|June 16 last year|in mid-March|in the first week of March"
  ).split("|");
  for (const words of relative)
    for (const published of [null, "2026", "2026-03", "2026-03-12~"]) {
      const dates = find(`They met ${words}.`, { published });
      expect(dates.length, words).toBeGreaterThan(0);
      expect(
        dates.map(({ edtf }) => edtf).filter((edtf) => edtf !== null),
        `${words}, ${published}`,
      ).toEqual([]);
    }
});

test("without the report's date absolute ones resolve", () => {
  const lines = linesOf("In 2014 they met. On 5 September they signed; two days later it broke.", { published: null });
  expect(lines).toEqual([
    "2014 = 2014 (year)",
    "5 September = 2014-09-05 (day-month)",
    "two days later = 2014-09-07 (later)",
  ]);
});

test.each([
  ["figures", "12"],
  ["months", "March"],
  ["frames", "by before since"],
  ["counts from counts", "the day before"],
  ["ranges", "from 3 to"],
  ["parts of parts", "the end of the beginning of"],
  ["weekdays", "Monday"],
  ["years with dashes", "2014 -"],
])("a hundred thousand words of %s do not hang", (_name, phrase) => {
  const times = Math.ceil(100_000 / phrase.split(" ").length);
  const started = performance.now();
  find(`${phrase} `.repeat(times));
  expect(performance.now() - started).toBeLessThan(20_000);
});

test.each(["1", "2014-", "mid-", "’8", "12/", "a.b", "Feb."])(
  "one word of a hundred thousand times %s does not hang",
  (part) => {
    const started = performance.now();
    find(part.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  },
);
