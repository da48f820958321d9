import { expect, test } from "vitest";
import { linesOf } from "./dates-of.js";

test.each<[reason: string, text: string]>([
  ["a person", "Prime Minister Theresa May said nothing."],
  ["a person, behind a preposition", "Mrs May spoke. A plan by May was read."],
  ["a given name", "April Doran spoke for the union."],
  ["a modal verb", "The protesters may return."],
  ["a verb", "The protesters march on the palace."],
  ["a march", "The March on Norhaven was banned."],
  ["an adjective", "It was an august body."],
  ["a newspaper", "The Sunday Times carried the letter."],
  ["a programme", "He was on Fox News Sunday."],
  ["an event by name", "Bloody Sunday divides the town."],
  ["a short form that is a word", "The cat Sat down. The Sun rose."],
  ["second in order", "A second round of talks failed."],
  ["a second that is no time", "Give him a second chance."],
  ["an ordinal that counts", "The 14th round of talks failed."],
  ["an amendment", "It rests on the 14th Amendment."],
  ["a number of men", "Some 2000 soldiers crossed the river."],
  ["a number with its comma", "In all 1,950 civilians fled."],
  ["a number behind a preposition", "It was cut by 2000 troops."],
  ["a resolution", "He cited Resolution 1973 again."],
  ["a price", "It cost $2024 in all."],
  ["an age", "The 25-year-old was freed."],
  ["an age in words", "She is 20 years old."],
  ["a quarter of something", "Less than a quarter of them fled."],
  ["a ratio", "The vote was 24/7 and 9/11 at best."],
  ["a time of day", "It began at 10:15 a.m. sharp."],
  ["a paper's name", "He writes for Norland Today."],
  ["figures joined to figures", "Call 555-2024-99 for help."],
])("%s: %s", (_reason, text) => {
  expect(linesOf(text)).toEqual([]);
});
