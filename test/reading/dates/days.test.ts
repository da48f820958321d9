import { describe, expect, test } from "vitest";
import { type Case, linesOf } from "./dates-of.js";

/** The report is of Thursday 12 March 2026. */
describe("days named from the report's day", () => {
  test.each<Case>([
    ["the last one", "The ministers met in Norhaven on Monday.", "Monday = 2026-03-09 (weekday)"],
    ["the report's own", "The minister said on Thursday that all was well.", "Thursday = 2026-03-12 (weekday)"],
    ["six days back", "The ministers met on Friday.", "Friday = 2026-03-06 (weekday)"],
    ["no preposition, as in American papers", "The envoy told reporters Tuesday.", "Tuesday = 2026-03-10 (weekday)"],
    ["to come", "The envoy will fly to Norhaven on Saturday.", "Saturday = 2026-03-14 (weekday)"],
    [
      "told on one day of another",
      "He said on Monday that talks would resume on Friday.",
      "Monday = 2026-03-09 (weekday)",
      "Friday = 2026-03-13 (weekday)",
    ],
    [
      "a modal behind the day in a clause of its own",
      "He said that on Friday talks would resume.",
      "Friday = 2026-03-13 (weekday)",
    ],
    [
      "an opening day goes with the verb behind it",
      "On Friday, he will meet both sides.",
      "Friday = 2026-03-13 (weekday)",
    ],
    ["an opening day of the past", "On Friday, he met both sides.", "Friday = 2026-03-06 (weekday)"],
    ["a meeting to come by its day", "Friday's talks will cover prisoners.", "Friday = 2026-03-13 (weekday)"],
    ["a meeting past by its day", "Friday’s talks covered prisoners.", "Friday = 2026-03-06 (weekday)"],
    ["scheduled", "A call is scheduled for Tuesday.", "Tuesday = 2026-03-17 (weekday)"],
    [
      "an infinitive of purpose looks nowhere",
      "He flew to Norhaven to see her on Tuesday.",
      "Tuesday = 2026-03-10 (weekday)",
    ],
    ["the present progressive", "She is visiting Norhaven on Monday.", "Monday = 2026-03-16 (weekday)"],
    ["did not meet is past", "They did not meet on Tuesday.", "Tuesday = 2026-03-10 (weekday)"],
    ["the part of the day", "Shells fell on Tuesday night.", "Tuesday night = 2026-03-10 (weekday)"],
    ["last is before the report's day", "He resigned last Friday.", "last Friday = 2026-03-06 (qualified-weekday)"],
    [
      "last on the same weekday is a week back",
      "He resigned last Thursday.",
      "last Thursday = 2026-03-05 (qualified-weekday)",
    ],
    ["next is of the next week", "They will vote next Monday.", "next Monday = 2026-03-16 (qualified-weekday)"],
    ["next, though one is nearer", "They will vote next Friday.", "next Friday = 2026-03-20 (qualified-weekday)"],
    ["this, to come", "They vote this Friday.", "this Friday = 2026-03-13 (qualified-weekday)"],
    ["this, past", "They voted this Tuesday.", "this Tuesday = 2026-03-10 (qualified-weekday)"],
    ["coming", "They vote this coming Sunday.", "this coming Sunday = 2026-03-15 (qualified-weekday)"],
    ["a weekday of last week", "They voted on Tuesday last week.", "Tuesday last week = 2026-03-03 (weekday-of-week)"],
    [
      "a weekday of next week",
      "They vote on Tuesday of next week.",
      "Tuesday of next week = 2026-03-17 (weekday-of-week)",
    ],
    ["yesterday", "They spoke yesterday.", "yesterday = 2026-03-11 (near-day)"],
    ["today", "They speak today.", "today = 2026-03-12 (near-day)"],
    ["tonight", "They speak tonight.", "tonight = 2026-03-12 (near-day)"],
    ["tomorrow and its part", "They speak tomorrow night.", "tomorrow night = 2026-03-13 (near-day)"],
    ["last night", "Shells fell last night.", "last night = 2026-03-11 (near-day)"],
    ["this morning", "Shells fell this morning.", "this morning = 2026-03-12 (near-day)"],
    ["two days back", "They spoke the day before yesterday.", "the day before yesterday = 2026-03-10 (near-day)"],
    ["two days on", "They speak the day after tomorrow.", "the day after tomorrow = 2026-03-14 (near-day)"],
    ["ago", "He resigned three days ago.", "three days ago = 2026-03-09 (ago)"],
    ["weeks ago", "He resigned two weeks ago.", "two weeks ago = 2026-02-26 (ago)"],
    ["months ago are months", "He resigned three months ago.", "three months ago = 2025-12 (ago)"],
    ["years ago are years", "He resigned eleven years ago.", "eleven years ago = 2015 (ago)"],
    ["about", "He resigned nearly two years ago.", "nearly two years ago = 2024~ (ago)"],
    ["no number", "He resigned several weeks ago.", "several weeks ago = null (ago)"],
    ["in some days", "In two weeks, inspectors will return.", "In two weeks = 2026-03-26 (from-now)"],
    ["from now", "Inspectors return a week from now.", "a week from now = 2026-03-19 (from-now)"],
    ["hours that make days", "Inspectors left 48 hours ago.", "48 hours ago = 2026-03-10 (ago)"],
    ["a year ago to the day", "A year ago today the king fled.", "A year ago today = 2025-03-12 (ago)"],
    ["years ago to the month", "The king fled two years ago this month.", "two years ago this month = 2024-03 (ago)"],
    [
      "marks looks ahead",
      "Monday marks ten years of peace.",
      "Monday = 2026-03-16 (weekday)",
      "ten years = null (duration)",
    ],
  ])("%s: %s", (_reason, text, ...dates) => {
    expect(linesOf(text)).toEqual(dates);
  });
});

describe("days counted from the passage's own date", () => {
  test.each<Case>([
    [
      "days later",
      "The town fell on 3 October 2025. Two days later it was free.",
      "3 October 2025 = 2025-10-03 (day-month)",
      "Two days later = 2025-10-05 (later)",
    ],
    [
      "the day before",
      "The offer came on 20 January; the day before, it had been denied.",
      "20 January = 2026-01-20 (day-month)",
      "the day before = 2026-01-19 (day-before)",
    ],
    [
      "a week earlier",
      "The offer came on Monday. A week earlier it had been denied.",
      "Monday = 2026-03-09 (weekday)",
      "A week earlier = 2026-03-02 (later)",
    ],
    [
      "the next day",
      "The town fell on 3 October 2025. The next day it was free.",
      "3 October 2025 = 2025-10-03 (day-month)",
      "The next day = 2025-10-04 (next-day)",
    ],
    [
      "the following week",
      "The town fell on 3 October 2025. The following week it was free.",
      "3 October 2025 = 2025-10-03 (day-month)",
      "The following week = 2025-10-06/2025-10-12 (following-period)",
    ],
    [
      "years later, from a year",
      "The pact was signed in 2015. Three years later it was dead.",
      "2015 = 2015 (year)",
      "Three years later = 2018 (later)",
    ],
    [
      "the following Monday",
      "Signed on 5 September 2025, it was broken the following Monday.",
      "5 September 2025 = 2025-09-05 (day-month)",
      "the following Monday = 2025-09-08 (following-weekday)",
    ],
    [
      "the same day",
      "The town fell on 3 October 2025. The same day the king fled.",
      "3 October 2025 = 2025-10-03 (day-month)",
      "The same day = 2025-10-03 (that-day)",
    ],
    [
      "the day of the telling is no anchor",
      "The town fell on 3 October 2025, she said on Tuesday. Two days later it was free.",
      "3 October 2025 = 2025-10-03 (day-month)",
      "Tuesday = 2026-03-10 (weekday)",
      "Two days later = 2025-10-05 (later)",
    ],
    [
      "a weekday of an old passage",
      "The town fell on 3 October 2025. On Saturday it was free.",
      "3 October 2025 = 2025-10-03 (day-month)",
      "Saturday = 2025-10-04 (weekday-of-occasion)",
    ],
    [
      "the telling of an old passage is the report's",
      "The town fell on 3 October 2025. He said Tuesday it was free.",
      "3 October 2025 = 2025-10-03 (day-month)",
      "Tuesday = 2026-03-10 (weekday)",
    ],
    [
      "a day of the passage's year",
      "In 2014 both sides met. On 5 September they signed.",
      "2014 = 2014 (year)",
      "5 September = 2014-09-05 (day-month)",
    ],
    [
      "a year told in passing gives none",
      "The pact, struck in 2015, broke on 3 January.",
      "2015 = 2015 (year)",
      "3 January = 2026-01-03 (day-month)",
    ],
    [
      "a day of the passage's month",
      "The first round was on 3 October 2025 and the second on the 14th.",
      "3 October 2025 = 2025-10-03 (day-month)",
      "the 14th = 2025-10-14 (day-of-month)",
    ],
    ["no date before it: the report's", "A week earlier he had denied it.", "A week earlier = 2026-03-05 (later)"],
    ["nothing can lie a week after the report and be past", "A week later he left.", "A week later = null (later)"],
    ["the day before an event stays open", "The day before the vote he left.", "The day before = null (day-before)"],
    ["the day after a day", "The day after Monday's vote he left.", "The day after Monday = 2026-03-10 (day-before)"],
    [
      "days before a day",
      "He left three days before 9 March 2026.",
      "three days before 9 March 2026 = 2026-03-06 (day-before)",
    ],
    [
      "a day of the passage's month alone",
      "In May 2014 they met. On the 16th they signed.",
      "May 2014 = 2014-05 (month-year)",
      "the 16th = 2014-05-16 (day-of-month)",
    ],
  ])("%s: %s", (_reason, text, ...dates) => {
    expect(linesOf(text)).toEqual(dates);
  });

  test("the date of a paragraph reaches into the next one, and no further", () => {
    const text = "The town fell on 3 October 2025.\n\nThe next day it was free.";
    expect(linesOf(text)[1]).toBe("The next day = 2025-10-04 (next-day)");
    const far = "The town fell on 3 October 2025.\n\nNobody came.\n\nNobody spoke.\n\nThe next day it was free.";
    expect(linesOf(far)[1]).toBe("The next day = null (next-day)");
  });
});
