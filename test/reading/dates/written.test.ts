import { describe, expect, test } from "vitest";
import { type Case, linesOf } from "./dates-of.js";

describe("a date of the calendar", () => {
  test.each<Case>([
    ["day, month and year", "They met on 12 February 2025.", "12 February 2025 = 2025-02-12 (day-month)"],
    ["month first", "They met on February 12, 2025.", "February 12, 2025 = 2025-02-12 (month-day)"],
    ["no comma before the year", "They met on February 12 2025.", "February 12 2025 = 2025-02-12 (month-day)"],
    ["a shortened month", "They met on Feb. 12, 2025.", "Feb. 12, 2025 = 2025-02-12 (month-day)"],
    ["a shortened month without its point", "They met on 3 Sept 2025.", "3 Sept 2025 = 2025-09-03 (day-month)"],
    ["capitals", "MET ON MAY 14, 2025, SIGNED LATER", "MAY 14, 2025 = 2025-05-14 (month-day)"],
    ["an ordinal", "Signed on March 3rd, 2025.", "March 3rd, 2025 = 2025-03-03 (month-day)"],
    ["an ordinal with its of", "Signed on the 5th of May 2025.", "the 5th of May 2025 = 2025-05-05 (day-month)"],
    ["an ordinal in words", "Signed on the second of May 2025.", "the second of May 2025 = 2025-05-02 (day-month)"],
    ["the weekday belongs to it", "On Friday, 6 March 2026, it fell.", "Friday, 6 March 2026 = 2026-03-06 (day-month)"],
    ["a month and its year", "It began in November 2020.", "November 2020 = 2020-11 (month-year)"],
    ["of between them", "It began in November of 2020.", "November of 2020 = 2020-11 (month-year)"],
    ["ISO", "The note is dated 2025-02-12.", "2025-02-12 = 2025-02-12 (iso)"],
    ["an ISO time west of Greenwich shifts no day", "Sent 2025-02-12T23:30:00-05:00.", "2025-02-12 = 2025-02-12 (iso)"],
    [
      "a dateline's zone shifts none either",
      "At 23:30 EST on 12 February 2025 it stopped.",
      "12 February 2025 = 2025-02-12 (day-month)",
    ],
    ["the day can be no month", "The note is dated 14/03/2025.", "14/03/2025 = 2025-03-14 (numeric-date)"],
    ["either could be the month: left open", "The note is dated 12/02/2025.", "12/02/2025 = null (numeric-date)"],
    ["points between the figures", "The note is dated 14.03.2025.", "14.03.2025 = 2025-03-14 (numeric-date)"],
    ["no such day is no date", "Files of 30 February 2025 are lost.", "February 2025 = 2025-02 (month-year)"],
    ["a bare year behind a preposition", "The pact was struck in 2015.", "2015 = 2015 (year)"],
    ["a bare year before a noun", "He recalled the 2015 pact.", "2015 = 2015 (year-of-noun)"],
    ["a bare year behind an owner", "Norland's 2015 campaign failed.", "2015 = 2015 (year-of-noun)"],
    ["a year behind its month counts nothing", "In March 2014 troops came.", "March 2014 = 2014-03 (month-year)"],
    ["a round figure behind a month counts", "In March 2000 troops came.", "March = 2026-03 (month)"],
    ["two years of one noun", "The 2015 and 2018 pacts failed.", "2015 = 2015 (year)", "2018 = 2018 (year)"],
    ["a year in brackets", "The first round (2015) ended badly.", "2015 = 2015 (year)"],
  ])("%s: %s", (_reason, text, ...dates) => {
    expect(linesOf(text)).toEqual(dates);
  });

  test("a dossier that writes the day first reads 12/02/2025 so", () => {
    const text = "The note is dated 12/02/2025.";
    expect(linesOf(text, { numericOrder: "day-first" })).toEqual(["12/02/2025 = 2025-02-12 (numeric-date)"]);
    expect(linesOf(text, { numericOrder: "month-first" })).toEqual(["12/02/2025 = 2025-12-02 (numeric-date)"]);
  });
});

describe("a date without its year lies on the side that the clause looks to", () => {
  test.each<Case>([
    ["past", "The truce began on Jan. 19.", "Jan. 19 = 2026-01-19 (month-day)"],
    ["past, in the year before", "The truce began on 5 December.", "5 December = 2025-12-05 (day-month)"],
    ["to come", "The vote will be held on June 1.", "June 1 = 2026-06-01 (month-day)"],
    ["to come, in the next year", "The mandate will end on 31 January.", "31 January = 2027-01-31 (day-month)"],
    ["the report's own day", "The guns fell silent on March 12.", "March 12 = 2026-03-12 (month-day)"],
    ["scheduled", "Elections are scheduled for April 26.", "April 26 = 2026-04-26 (month-day)"],
    ["a plan told in the past", "They agreed to meet on 2 April.", "2 April = 2026-04-02 (day-month)"],
    ["a deadline", "He set a deadline of March 31.", "March 31 = 2026-03-31 (month-day)"],
    ["a past form behind would", "The talks would be held on 9 April.", "9 April = 2026-04-09 (day-month)"],
    ["would have is past", "The talks would have opened on 9 February.", "9 February = 2026-02-09 (day-month)"],
    [
      "eleven months back, but three weeks ahead",
      "The panel named April 2 as the date.",
      "April 2 = 2026-04-02 (month-day)",
    ],
    ["a month past", "The road was closed in November.", "November = 2025-11 (month)"],
    ["this month", "The road was closed in March.", "March = 2026-03 (month)"],
    ["a month to come", "The road may reopen in May.", "May = 2026-05 (month)"],
    ["a month told in the past, though it comes soon", "The offer was made in April.", "April = 2025-04 (month)"],
    ["a month before a noun", "The March talks failed.", "March = 2026-03 (month)"],
    ["a month in front of its talks", "The January round brought nothing.", "January = 2026-01 (month)"],
    [
      "29 February goes to a year that has one",
      "The pact was signed on 29 February.",
      "29 February = 2024-02-29 (day-month)",
    ],
    ["a day of this month", "The envoys met on the 9th.", "the 9th = 2026-03-09 (day-of-month)"],
    ["a day of the month before", "The envoys met on the 20th.", "the 20th = 2026-02-20 (day-of-month)"],
    ["a day to come", "The envoys will meet on the 20th.", "the 20th = 2026-03-20 (day-of-month)"],
    ["the year of the report's", "It fell on June 16 last year.", "June 16 last year = 2025-06-16 (month-day)"],
    ["a day that is fixed is to come", "The court named Nov. 3 as the date.", "Nov. 3 = 2026-11-03 (month-day)"],
  ])("%s: %s", (_reason, text, ...dates) => {
    expect(linesOf(text)).toEqual(dates);
  });
});
