import { describe, expect, test } from "vitest";
import { type Case, find, linesOf } from "./dates-of.js";

describe("ranges, deadlines and open ends", () => {
  test.each<Case>([
    [
      "one month for both days",
      "The drill runs from 3 to 7 April.",
      "from 3 to 7 April = 2026-04-03/2026-04-07 (range)",
    ],
    ["one month before both days", "The drill will run April 3-7.", "April 3-7 = 2026-04-03/2026-04-07 (range)"],
    ["a dash with days first", "The drill of 3–7 February ended.", "3–7 February = 2026-02-03/2026-02-07 (range)"],
    ["a year behind both", "The drill of March 3-7, 2025 ended.", "March 3-7, 2025 = 2025-03-03/2025-03-07 (range)"],
    [
      "two months",
      "It ran from 28 February to 2 March 2025.",
      "from 28 February to 2 March 2025 = 2025-02-28/2025-03-02 (range)",
    ],
    ["two months with a dash", "It ran Feb. 28-March 2.", "Feb. 28-March 2 = 2026-02-28/2026-03-02 (range)"],
    [
      "over the turn of the year",
      "It ran from 20 December to 5 January.",
      "from 20 December to 5 January = 2025-12-20/2026-01-05 (range)",
    ],
    ["between days", "It ran between 3 and 7 February.", "between 3 and 7 February = 2026-02-03/2026-02-07 (range)"],
    ["between years", "Between 2014 and 2022 the line held.", "Between 2014 and 2022 = 2014/2022 (range)"],
    ["from year to year", "He served from 2014 to 2022.", "from 2014 to 2022 = 2014/2022 (range)"],
    ["years in brackets", "The first phase (2014–2022) failed.", "2014–2022 = 2014/2022 (range)"],
    ["a year in two figures", "The first phase (2014-15) failed.", "2014-15 = 2014/2015 (range)"],
    ["months", "It ran from March to June 2024.", "from March to June 2024 = 2024-03/2024-06 (range)"],
    [
      "weekdays",
      "Flights resume Monday through Wednesday.",
      "Monday through Wednesday = 2026-03-16/2026-03-18 (range)",
    ],
    ["two days that touch", "They met on March 3 and 4.", "March 3 and 4 = 2026-03-03/2026-03-04 (range)"],
    [
      "moved from one day to another is no range",
      "The vote was moved from 3 April to 7 May.",
      "3 April = 2026-04-03 (day-month)",
      "7 May = 2026-05-07 (day-month)",
    ],
    ["by a month's end: its last day", "They report by the end of April.", "by the end of April = ../2026-04-30 (by)"],
    ["by a day", "They must leave by 14 May.", "by 14 May = ../2026-05-14 (by)"],
    ["by a weekday looks ahead", "He wants an answer by Friday.", "by Friday = ../2026-03-13 (by)"],
    ["by a year", "Emissions are to halve by 2030.", "by 2030 = ../2030 (by)"],
    ["by year-end", "A deal is expected by year-end.", "by year-end = ../2026-12-31 (by)"],
    ["no later than", "Bids are due no later than 14 May.", "no later than 14 May = ../2026-05-14 (by)"],
    ["before", "Troops must leave before 14 May.", "before 14 May = ../2026-05-14 (before)"],
    ["before the end of", "Troops must leave before the end of May.", "before the end of May = ../2026-05-31 (before)"],
    ["since a month", "The ban has held since January.", "since January = 2026-01/.. (since)"],
    ["since a year", "The ban has held since 2014.", "since 2014 = 2014/.. (since)"],
    ["until", "The truce holds until Nov 24.", "until Nov 24 = ../2026-11-24 (until)"],
    ["a term that was set", "He gave them until Friday to leave.", "until Friday = ../2026-03-13 (until)"],
    ["after", "No shot was heard after 5 September 2025.", "after 5 September 2025 = 2025-09-05/.. (after)"],
    ["as of", "The ban applies as of 1 April.", "as of 1 April = 2026-04-01/.. (starting)"],
    ["from on", "The ban will apply from Monday on.", "from Monday on = 2026-03-16/.. (onwards)"],
    ["within", "Prisoners are to be freed within 30 days.", "within 30 days = 2026-03-12/2026-04-11 (within)"],
    ["within, from an event", "Prisoners are freed within 30 days of signing.", "within 30 days = null (within)"],
    ["around", "It began around 14 May 2025.", "around 14 May 2025 = 2025-05-14~ (about)"],
    [
      "no later than, whatever the verb",
      "He wanted it done no later than 30 June.",
      "no later than 30 June = ../2026-06-30 (by)",
    ],
  ])("%s: %s", (_reason, text, ...dates) => {
    expect(linesOf(text)).toEqual(dates);
  });
});

describe("what no day answers is found and left open", () => {
  test.each<Case>([
    ["for", "The truce lasted for three days.", "three days = null (duration)"],
    ["an attribute in words", "A two-week truce was agreed.", "two-week = null (duration)"],
    ["an attribute in figures", "A 60-day extension was agreed.", "60-day = null (duration)"],
    ["of talks", "After three days of talks they left.", "three days = null (duration)"],
    ["hours", "They spoke for 90 minutes.", "90 minutes = null (duration)"],
    ["every weekday", "The panel meets every Tuesday.", "every Tuesday = null (set)"],
    ["a weekday in the plural", "The panel meets on Tuesdays.", "Tuesdays = null (set)"],
    ["each year", "It is remembered each year.", "each year = null (set)"],
    ["twice a week", "The panel meets twice a week.", "twice a week = null (set)"],
    ["every so many", "The panel meets every two weeks.", "every two weeks = null (set)"],
  ])("%s: %s", (_reason, text, ...dates) => {
    expect(linesOf(text)).toEqual(dates);
  });
});

test.each<[text: string, kind: string, direction: string]>([
  ["They met on Monday.", "point", "past"],
  ["They will meet on Monday.", "point", "future"],
  ["They meet today.", "point", "none"],
  ["They must leave by 14 May.", "deadline", "future"],
  ["He set a deadline of March 31.", "deadline", "future"],
  ["The March 31 deadline will stand.", "deadline", "future"],
  ["Troops must leave before 14 May.", "deadline", "future"],
  ["He gave them until Friday to leave.", "deadline", "future"],
  ["Troops left before 14 May 2025.", "range", "past"],
  ["Prisoners are to be freed within 30 days.", "deadline", "future"],
  ["The ban has held since January.", "range", "past"],
  ["They met last week.", "range", "past"],
  ["They meet this week.", "range", "none"],
  ["Raids have grown in recent months.", "range", "past"],
  ["They spoke for three days.", "duration", "none"],
  ["They speak every day.", "set", "none"],
])("%s is a %s, %s", (text, kind, direction) => {
  expect(find(text).map((date) => [date.kind, date.direction])).toEqual([[kind, direction]]);
});
