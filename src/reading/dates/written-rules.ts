/** Dates as a calendar writes them: days, months and years, with or without their year. */
import { dateWords } from "../../knowledge/date-words.js";
import { edtfOf, isCalendarDay, parseWrittenDate, type WrittenDate } from "../../text/document-date.js";
import { dayByTense, yearByTense } from "./by-tense.js";
import { dayAt, monthAt, ordinalAt, yearAt, yearBehindMonthAt } from "./date-tokens.js";
import type { DateRule, DateScene, Match } from "./found-date.js";

/** A written date and where it ends; its year may still be open. */
export interface Written {
  readonly to: number;
  readonly date: WrittenDate;
  readonly how: string;
}

/** The written date that starts here, weekday before it included; null where there is none. */
export function writtenAt(scene: DateScene, at: number): Written | null {
  const start = behindWeekday(scene, at);
  const found = isoDate(scene, start) ?? numericDate(scene, start) ?? dayMonth(scene, start) ?? monthDay(scene, start);
  if (found) return found;
  return start === at ? monthYear(scene, at) : null;
}

/** "Wednesday, Feb. 12", "Sat 14 March": the weekday belongs to the date. */
function behindWeekday(scene: DateScene, at: number): number {
  const word = scene.lower(at).replace(/\.$/, "");
  const { weekdays, weekday_abbreviations } = dateWords();
  if (!scene.capital(at) || !(weekdays.has(word) || weekday_abbreviations.has(word))) return at;
  return scene.text(at + 1) === "," ? at + 2 : at + 1;
}

/** `iso`: "2025-02-12"; a time and its zone behind it shift nothing. */
function isoDate(scene: DateScene, at: number): Written | null {
  if (!/^\d{4}$/.test(scene.lower(at)) || !isGluedDash(scene, at + 1)) return null;
  const day = isGluedDash(scene, at + 3) && /^\d{2}$/.test(scene.lower(at + 4)) && scene.glued(at + 4);
  const words = Array.from({ length: day ? 5 : 3 }, (_, i) => scene.text(at + i)).join("");
  const date = /^\d{4}-\d\d(?:-\d\d)?$/.test(words) ? parseWrittenDate(words) : null;
  // "2014-15" is two years.
  return date && (day || Number(scene.lower(at + 2)) <= 12) ? { to: at + (day ? 5 : 3), date, how: "iso" } : null;
}

const isGluedDash = (scene: DateScene, at: number): boolean =>
  scene.text(at) === "-" && scene.glued(at) && scene.glued(at + 1);

/** `numeric-date`: "14/03/2024"; "03/04/2024" only where the dossier says how it writes. */
function numericDate(scene: DateScene, at: number): Written | null {
  const words = scene.lower(at);
  const parts = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(words);
  if (!parts) return null;
  const [first, second, year] = parts.slice(1).map(Number) as [number, number, number];
  const sure = parseWrittenDate(words);
  const [month, day] = scene.numericOrder === "month-first" ? [first, second] : [second, first];
  const date = sure ?? (scene.numericOrder && isCalendarDay(year, month, day) ? { year, month, day } : null);
  if (date) return { to: at + 1, date, how: "numeric-date" };
  const possible = isCalendarDay(year, first, second) || isCalendarDay(year, second, first);
  return possible ? { to: at + 1, date: { year: null, month: null, day: null }, how: "numeric-date" } : null;
}

/** `day-month`: "12 February 2025", "the 5th of September", "the second of March". */
function dayMonth(scene: DateScene, at: number): Written | null {
  const start = scene.lower(at) === "the" ? at + 1 : at;
  const of = scene.lower(start + 1) === "of" ? 1 : 0;
  const day = of ? (ordinalAt(scene, start) ?? dayAt(scene, start)) : dayAt(scene, start);
  if (day === null || (start > at && ordinalAt(scene, start) === null)) return null;
  const month = monthAt(scene, start + 1 + of);
  if (!month) return null;
  return withYear(scene, month.to, { month: month.month, day }, "day-month");
}

/** `month-day`: "Feb. 12", "March 14, 2026", "May the 3rd". */
function monthDay(scene: DateScene, at: number): Written | null {
  const month = monthAt(scene, at);
  if (!month) return null;
  const the = scene.lower(month.to) === "the" ? 1 : 0;
  const day = the ? ordinalAt(scene, month.to + 1) : dayAt(scene, month.to);
  // "in May 12 people": the figure counts them.
  if (day === null || dateWords().counted.has(scene.lower(month.to + 1 + the))) return null;
  return withYear(scene, month.to + 1 + the, { month: month.month, day }, "month-day");
}

/** `month-year`: "November 2020", "March of 2024". */
function monthYear(scene: DateScene, at: number): Written | null {
  const month = monthAt(scene, at);
  if (!month) return null;
  const found = withYear(scene, month.to, { month: month.month, day: null }, "month-year");
  return found && found.date.year !== null ? found : null;
}

/** The year behind a day or month: "2025", ", 2025", "of 2025". Null where the calendar lacks the day. */
function withYear(
  scene: DateScene,
  to: number,
  { month, day }: { month: number; day: number | null },
  how: string,
): Written | null {
  const gap = scene.text(to) === "," || scene.lower(to) === "of" ? 1 : 0;
  const near = nearYear(scene, to + gap);
  const year = near ?? yearBehindMonthAt(scene, to + gap);
  const end = year === null ? to : to + gap + (near === null ? 1 : 2);
  return isCalendarDay(year ?? 2000, month, day ?? 1) ? { to: end, date: { year, month, day }, how } : null;
}

/** "June 16 last year", "in March of next year": the year by the report's. */
function nearYear(scene: DateScene, at: number): number | null {
  const shift = { last: -1, this: 0, next: 1 }[scene.lower(at)];
  return scene.published === null || shift === undefined || scene.lower(at + 1) !== "year"
    ? null
    : Number(scene.published.slice(0, 4)) + shift;
}

/** A written date as it comes to a match: its own year, else the passage's, else by tense. */
export function settle(scene: DateScene, at: number, { to, date, how }: Written): Match {
  const open = date.year === null && date.month !== null;
  const chosen = open ? yearByTense(scene, date.month!, date.day, at, to) : null;
  return {
    to,
    edtf: open ? (chosen?.edtf ?? null) : edtfOf(date),
    kind: "point",
    certainty: open ? (chosen?.certainty ?? "unsure") : date.year === null ? "unsure" : "sure",
    how,
    written: true,
    year: date.year,
  };
}

/** `iso`, `numeric-date`, `day-month`, `month-day`, `month-year`: "They met on 12 February 2025." */
export const written: DateRule = (scene, at) => {
  const found = writtenAt(scene, at);
  return found && settle(scene, at, found);
};

/** Behind these a month's name is a month, whoever else bears it. */
const BEFORE_MONTH = /^(?:in|since|until|till|during|through|throughout|early|mid|late|last|next|this|of|between)$/;
const WEAK_BEFORE_MONTH = /^(?:by|from|to|before|after|and|or|for|-|–)$/;

/** `month`: "Talks may resume in May." "Theresa May", "may" and "the march on the palace" are none. */
export const month: DateRule = (scene, at) => {
  const found = monthAt(scene, at);
  if (!found || !isMonthHere(scene, at, found)) return null;
  return settle(scene, at, { to: found.to, date: { year: null, month: found.month, day: null }, how: "month" });
};

function isMonthHere(scene: DateScene, at: number, { to, short }: { to: number; short: boolean }): boolean {
  const word = scene.lower(at);
  const before = scene.lower(at - 1);
  const owns = /^['’]s$/.test(scene.lower(to));
  const name = scene.isName(word);
  if (BEFORE_MONTH.test(before)) return !(name && owns);
  const doubtful = short || dateWords().doubtful_months.has(word);
  // "by April Jones", "for May's cabinet"
  if (WEAK_BEFORE_MONTH.test(before)) return !doubtful || !(name || owns || scene.capital(to));
  if (!doubtful) return !name;
  const determined = /^(?:the|a|its|their|his|her|our|that|['’]s)$/.test(before);
  return determined && !short && !name && isNoun(scene, to) && !owns;
}

/** A plain word that is no preposition or verb of a name: "the March talks" against "the March on Rome". */
const isNoun = (scene: DateScene, at: number): boolean =>
  scene.isWord(at) &&
  !scene.capital(at) &&
  !/^(?:on|of|for|to|in|against|said|has|was|is|and|or|will)$/.test(scene.lower(at));

/** `day-of-month`: "The panel meets again on the 24th." "The 14th round" counts something else. */
export const dayOfMonth: DateRule = (scene, at) => {
  if (
    scene.lower(at) !== "the" ||
    !/^(?:on|by|until|from|since|before|after|of|to|and|between)$/.test(scene.lower(at - 1))
  )
    return null;
  const match = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(scene.lower(at + 1));
  const day = match ? Number(match[1]) : 0;
  if (day < 1 || day > 31 || scene.capital(at + 2) || isNounBehind(scene, at + 2)) return null;
  const chosen = dayByTense(scene, day, at, at + 2);
  return {
    to: at + 2,
    edtf: chosen?.edtf ?? null,
    kind: "point",
    certainty: chosen?.certainty ?? "unsure",
    how: "day-of-month",
  };
};

/** Whether the ordinal counts what follows: anything but a mark, a closed-class word or a verb group. */
const isNounBehind = (scene: DateScene, at: number): boolean =>
  scene.isWord(at) &&
  !/^(?:a|an|the|both|all|and|or|but|to|at|in|on|with|as|for|from|when|where|after|before|he|she|it|they|we|will|would|was|were|is|are)$/.test(
    scene.lower(at),
  );

const BEFORE_YEAR =
  /^(?:in|since|until|till|by|from|before|after|of|during|through|throughout|between|and|to|early|mid|late|around|about|circa|\(|-|–)$/;
const DETERMINER = /^(?:the|a|its|their|his|her|our|that|this|['’]s|failed|disastrous|landmark|historic)$/;

/** `year`: "The deal was struck in 2015." `year-of-noun`: "the 2022 invasion". "Some 2000 soldiers" is a number. */
export const year: DateRule = (scene, at) => {
  const found = yearAt(scene, at);
  if (found === null || found < 1500 || found > 2199 || !isYearHere(scene, at)) return null;
  const noun = isNoun(scene, at + 1) && DETERMINER.test(scene.lower(at - 1));
  return {
    to: at + 1,
    edtf: edtfOf({ year: found, month: null, day: null }),
    kind: "point",
    certainty: noun ? "likely" : "sure",
    how: noun ? "year-of-noun" : "year",
    written: true,
    year: found,
  };
};

function isYearHere(scene: DateScene, at: number): boolean {
  const before = scene.lower(at - 1);
  const next = scene.lower(at + 1);
  if (dateWords().numbered.has(before) || next === "%" || /^[$€£]$/.test(before)) return false;
  // "555-2024-99", "2022-X": glued to other figures
  if (/^[-/:]$/.test(before) && scene.glued(at)) return false;
  if (
    /^[-/:]$/.test(next) &&
    scene.glued(at + 1) &&
    scene.glued(at + 2) &&
    !/^\d{2}(?:\d{2})?$/.test(scene.lower(at + 2))
  )
    return false;
  // "the 2015 and 2018 deals"
  if (DETERMINER.test(before) && /^(?:and|or|,)$/.test(next) && yearAt(scene, at + 2) !== null) return true;
  if (DETERMINER.test(before)) return isNoun(scene, at + 1) || scene.capital(at + 1);
  // "in 2000 villages" is caught by what is counted; "in 2022 talks" would be a year
  if (BEFORE_YEAR.test(before)) return true;
  return at === scene.from && /^(?:was|saw|will|brought|began|ended|has)$/.test(next);
}
