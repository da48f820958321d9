/** What single words of a date are: a month, a day, a year, a count, a unit. Each says null for any other word. */
import { dateWords, type TimeUnit } from "../../knowledge/date-words.js";
import { monthOf } from "../../text/document-date.js";
import type { Part } from "./calendar.js";
import type { DateScene } from "./found-date.js";

/** "March", "Feb.", "SEPT": a month by its capital; `to` is behind a point that stands apart. */
export function monthAt(scene: DateScene, at: number): { month: number; to: number; short: boolean } | null {
  if (!scene.capital(at)) return null;
  const word = scene.lower(at).replace(/\.$/, "");
  const month = monthOf(word);
  if (month === null) return null;
  const short = word.length < 5 && word !== "may" && word !== "june" && word !== "july";
  // In the middle of a sentence "Nov" may have lost its point to a token of its own.
  const pointed = short && scene.text(at + 1) === "." && /^\d/.test(scene.lower(at + 2));
  return { month, to: at + (pointed ? 2 : 1), short };
}

/** "12", "3rd": a day of a month. */
export function dayAt(scene: DateScene, at: number): number | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(scene.lower(at));
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? day : null;
}

/** "14th", "third": a day only as an ordinal. */
export function ordinalAt(scene: DateScene, at: number): number | null {
  const word = scene.lower(at);
  const match = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  return match ? Number(match[1]) : (dateWords().ordinals.get(word) ?? null);
}

/** A figure of four digits that can be a year, and does not count what stands behind it. */
export function yearAt(scene: DateScene, at: number): number | null {
  return dateWords().counted.has(scene.lower(at + 1)) ? null : yearFigureAt(scene, at);
}

/** The same behind a month: "in March 2014 troops" is a year, "in March 2000 troops" a number of them. */
export function yearBehindMonthAt(scene: DateScene, at: number): number | null {
  const year = yearFigureAt(scene, at);
  return year !== null && year % 100 === 0 ? yearAt(scene, at) : year;
}

const yearFigureAt = (scene: DateScene, at: number): number | null =>
  /^[12]\d{3}$/.test(scene.lower(at)) ? Number(scene.lower(at)) : null;

/** Number of the weekday with this name, Sunday 0; "Bloody Sunday" and "the Sunday Times" are no days. */
export function weekdayAt(scene: DateScene, at: number): number | null {
  if (!scene.capital(at)) return null;
  const { weekdays, weekday_abbreviations, before_weekday_name, after_weekday_name } = dateWords();
  const word = scene.lower(at);
  const full = weekdays.get(word);
  if (full !== undefined) {
    const named =
      (before_weekday_name.has(scene.lower(at - 1)) && scene.capital(at - 1)) ||
      (after_weekday_name.has(scene.lower(at + 1)) &&
        (scene.capital(at + 1) || /^(?:school|prayers)$/.test(scene.lower(at + 1))));
    return named || (scene.isName(word) && !/^(?:on|last|next|this|until|by|since)$/.test(scene.lower(at - 1)))
      ? null
      : full;
  }
  const short = weekday_abbreviations.get(word.replace(/\.$/, ""));
  return short !== undefined && word.endsWith(".") ? short : null;
}

/** A count with what softens it: "three", "about 20", "a couple of", "twenty-one"; `count` is null for "several". */
export function countAt(scene: DateScene, at: number): { count: number | null; about: boolean; to: number } | null {
  const { about: softeners, vague_numbers } = dateWords();
  let to = at;
  let about = false;
  if (softeners.has(scene.lower(to)) && scene.lower(to) !== "some") {
    about = true;
    to++;
  } else if (/^(?:more|less|at|up)$/.test(scene.lower(to)) && /^(?:than|least|most|to)$/.test(scene.lower(to + 1))) {
    about = true;
    to += 2;
  }
  const article = /^(?:a|an)$/.test(scene.lower(to));
  const noun = scene.lower(to + 1);
  if (article && (noun === "couple" || noun === "few" || noun === "dozen")) {
    const count = noun === "couple" ? 2 : noun === "dozen" ? 12 : null;
    return { count, about: true, to: to + (scene.lower(to + 2) === "of" ? 3 : 2) };
  }
  if (article) return { count: 1, about, to: to + 1 };
  if (vague_numbers.has(scene.lower(to))) return { count: null, about: true, to: to + 1 };
  const count = numberOf(scene.lower(to));
  return count === null ? null : { count, about, to: to + 1 };
}

/** "3", "twelve", "twenty-one"; larger than four digits is no count of days. */
export function numberOf(word: string): number | null {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const { numbers } = dateWords();
  const whole = numbers.get(word);
  if (whole !== undefined) return whole;
  const hyphen = word.indexOf("-");
  const tens = numbers.get(word.slice(0, hyphen));
  const ones = numbers.get(word.slice(hyphen + 1));
  return hyphen > 0 && tens !== undefined && tens >= 20 && ones !== undefined && ones < 10 ? tens + ones : null;
}

/** "days", "week", "fortnight": a unit and how many of it one is. */
export function unitAt(scene: DateScene, at: number): { unit: TimeUnit; times: number } | null {
  const word = scene.lower(at);
  if (word === "fortnight" || word === "fortnights") return { unit: "week", times: 2 };
  const unit = dateWords().units.get(singular(word));
  return unit === undefined ? null : { unit, times: 1 };
}

/** "hours" and "minutes"; a lone "second" is an ordinal. */
export const isClockUnit = (word: string): boolean => word !== "second" && dateWords().hours.has(singular(word));

export const singular = (word: string): string =>
  word === "centuries" ? "century" : word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word;

/** "early", "mid-" (also glued to its month), "the end of", "the first half of". */
export function partAt(scene: DateScene, at: number): { part: Part; to: number } | null {
  const word = scene.lower(at);
  const simple = ({ early: "early", mid: "mid", late: "late" } as const)[word];
  if (simple) return { part: simple, to: scene.text(at + 1) === "-" ? at + 2 : at + 1 };
  const the = word === "the" ? 1 : 0;
  const noun = scene.lower(at + the);
  if (the && /^(?:early|mid|late)$/.test(noun)) return { part: noun as Part, to: at + 2 };
  const half = /^(?:first|second)$/.test(noun) && scene.lower(at + the + 1) === "half";
  const of = at + the + (half ? 2 : 1);
  if (scene.lower(of) !== "of") return null;
  if (half) return { part: `${noun}-half` as Part, to: of + 1 };
  const part = (
    { beginning: "early", start: "early", middle: "mid", end: "late", close: "late" } as Readonly<Record<string, Part>>
  )[noun];
  return part ? { part, to: of + 1 } : null;
}
