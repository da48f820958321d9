import { describe, expect, test } from "vitest";
import { type Case, linesOf } from "./dates-of.js";

describe("weeks, months, seasons, years", () => {
  test.each<Case>([
    ["Monday to Sunday", "They met last week.", "last week = 2026-03-02/2026-03-08 (near-period)"],
    ["the running week", "They meet this week.", "this week = 2026-03-09/2026-03-15 (near-period)"],
    ["the next week", "They meet next week.", "next week = 2026-03-16/2026-03-22 (near-period)"],
    ["last month", "They met last month.", "last month = 2026-02 (near-period)"],
    ["next month", "They meet next month.", "next month = 2026-04 (near-period)"],
    ["last year", "They met last year.", "last year = 2025 (near-period)"],
    ["next year", "They meet next year.", "next year = 2027 (near-period)"],
    ["last quarter", "Trade fell last quarter.", "last quarter = 2025-10/2025-12 (near-period)"],
    ["this weekend", "They meet this weekend.", "this weekend = 2026-03-14/2026-03-15 (near-period)"],
    ["the weekend, past", "They met over the weekend.", "the weekend = 2026-03-07/2026-03-08 (weekend)"],
    ["the weekend, to come", "They will meet at the weekend.", "the weekend = 2026-03-14/2026-03-15 (weekend)"],
    ["last with a month", "They met last January.", "last January = 2026-01 (near-month)"],
    ["next with a month", "They meet next January.", "next January = 2027-01 (near-month)"],
    ["a season with its year", "They met in spring 2024.", "spring 2024 = 2024-03/2024-05 (season)"],
    [
      "a winter ends in the next year",
      "They met in the winter of 2024.",
      "the winter of 2024 = 2024-12/2025-02 (season)",
    ],
    ["last summer", "They met last summer.", "last summer = 2025-06/2025-08 (season)"],
    [
      "a quarter with its year",
      "Trade fell in the third quarter of 2024.",
      "the third quarter of 2024 = 2024-07/2024-09 (quarter)",
    ],
    ["a quarter in short", "Trade fell in Q1 2025.", "Q1 2025 = 2025-01/2025-03 (quarter)"],
    [
      "a quarter without its year",
      "Trade fell in the fourth quarter.",
      "the fourth quarter = 2025-10/2025-12 (quarter)",
    ],
    ["a decade", "It goes back to the 1990s.", "the 1990s = 1990/1999 (decade)"],
    ["part of a decade", "It began in the early 1990s.", "the early 1990s = 1990/1992 (part-of-period)"],
    ["a century", "It began in the 19th century.", "the 19th century = 1801/1900 (century)"],
    ["early in a year", "It began in early 2022.", "early 2022 = 2022-01/2022-04 (part-of-period)"],
    ["late last year", "It began late last year.", "late last year = 2025-09/2025-12 (part-of-period)"],
    [
      "mid and its month are one word",
      "It began in mid-February.",
      "mid-February = 2026-02-11/2026-02-20 (part-of-period)",
    ],
    ["mid and its year", "It peaked in mid-2023.", "mid-2023 = 2023-05/2023-08 (part-of-period)"],
    ["early in a month", "It began in early January.", "early January = 2026-01-01/2026-01-10 (part-of-period)"],
    [
      "the end of a month",
      "It will stop at the end of April.",
      "the end of April = 2026-04-21/2026-04-30 (part-of-period)",
    ],
    [
      "the beginning of a year",
      "It began at the beginning of 2025.",
      "the beginning of 2025 = 2025-01/2025-04 (part-of-period)",
    ],
    ["half a year", "It fell in the first half of 2025.", "the first half of 2025 = 2025-01/2025-06 (part-of-period)"],
    [
      "the first week of a month",
      "They will meet in the first week of April.",
      "the first week of April = 2026-04-01/2026-04-07 (week-of-month)",
    ],
    [
      "the last week of a month",
      "They met in the last week of January.",
      "the last week of January = 2026-01-25/2026-01-31 (week-of-month)",
    ],
    [
      "earlier this month",
      "They met earlier this month.",
      "earlier this month = 2026-03-01/2026-03-12 (rest-of-period)",
    ],
    ["later this year", "They will meet later this year.", "later this year = 2026-03/2026-12 (rest-of-period)"],
    ["later this week", "They will meet later this week.", "later this week = 2026-03-12/2026-03-15 (rest-of-period)"],
    [
      "recent, without the",
      "Raids have grown in recent weeks.",
      "recent weeks = 2026-01-29~/2026-03-12 (vague-stretch)",
    ],
    ["coming", "They will meet in the coming days.", "the coming days = 2026-03-12/2026-03-19~ (vague-stretch)"],
    [
      "the next few",
      "They will meet in the next few months.",
      "the next few months = 2026-03/2026-09~ (vague-stretch)",
    ],
    ["past, counted", "He has led it for the past three years.", "the past three years = 2023/2026 (counted-stretch)"],
    [
      "next, counted",
      "They will meet over the next two weeks.",
      "the next two weeks = 2026-03-12/2026-03-26 (counted-stretch)",
    ],
    ["past, one", "Prices doubled over the past year.", "the past year = 2025/2026 (counted-stretch)"],
    [
      "the last quarter of a year",
      "Trade fell in the last quarter of 2024.",
      "the last quarter of 2024 = 2024-10/2024-12 (quarter)",
    ],
  ])("%s: %s", (_reason, text, ...dates) => {
    expect(linesOf(text)).toEqual(dates);
  });
});
