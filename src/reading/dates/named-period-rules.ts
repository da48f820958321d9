/** Periods with a name or number of their own: decades, centuries, seasons, quarters. */
import { dateWords } from "../../knowledge/date-words.js";
import { firstDay, interval, lastDay, monthEdtf, quarterOf, yearEdtf, yearOf } from "./calendar.js";
import { ordinalAt, yearAt } from "./date-tokens.js";
import type { DateRule } from "./found-date.js";
import { directionOf, period, SHIFTS } from "./period.js";
import { nearPeriod } from "./period-rules.js";

/** `decade`: "the 1990s", "the '80s". */
export const decade: DateRule = (scene, at) => {
  const start = scene.lower(at) === "the" ? at + 1 : at;
  const short = /^['’‘]$/.test(scene.text(start)) ? /^(\d)0s$/.exec(scene.lower(start + 1)) : null;
  const long = /^([12]\d\d)0s$/.exec(scene.lower(start));
  if (!short && !long) return null;
  const first = short ? 1900 + Number(short[1]) * 10 : Number(long![1]) * 10;
  // "the 1500s" are a century, "the 2000s" ten years as a rule
  const years = first % 100 === 0 && first < 2000 ? 100 : 10;
  return period(start + (short ? 2 : 1), interval(yearEdtf(first), yearEdtf(first + years - 1)), "decade");
};

/** `century`: "in the 19th century". */
export const century: DateRule = (scene, at) => {
  const start = scene.lower(at) === "the" ? at + 1 : at;
  const number = ordinalAt(scene, start);
  if (number === null || number < 10 || number > 21 || scene.lower(start + 1) !== "century") return null;
  return period(start + 2, interval(yearEdtf(number * 100 - 99), yearEdtf(number * 100)), "century");
};

/** `season`: "spring 2024", "last summer", "this autumn", "the summer of 2023": whole northern months. */
export const season: DateRule = (scene, at) => {
  const shift = SHIFTS[scene.lower(at)];
  const the = scene.lower(at) === "the";
  const start = shift !== undefined || the ? at + 1 : at;
  const months = dateWords().seasons.get(scene.lower(start));
  if (!months) return null;
  const of = scene.lower(start + 1) === "of" ? 1 : 0;
  const written = yearAt(scene, start + 1 + of);
  if (written !== null)
    return period(start + of + 2, seasonOf(written, months), "season", { certainty: "likely", year: written });
  if (shift === undefined) return null;
  const { published } = scene;
  if (published === null) return period(start + 1, null, "season", { direction: directionOf(shift) });
  const thisYear = yearOf(published);
  const seasons = [-2, -1, 0, 1, 2].map((years) => seasonOf(thisYear + years, months));
  const edtf =
    shift < 0
      ? seasons.findLast((candidate) => lastDay(candidate.slice(8)) < published)
      : shift > 0
        ? seasons.find((candidate) => firstDay(candidate.slice(0, 7)) > published)
        : seasons.find((candidate) => lastDay(candidate.slice(8)) >= published);
  return period(start + 1, edtf ?? null, "season", { certainty: "likely" });
};

const seasonOf = (yearNumber: number, [from, to]: readonly [number, number]): string =>
  interval(monthEdtf(yearNumber, from), monthEdtf(yearNumber, to));

/** `quarter`: "the third quarter of 2024", "Q1 2025", "the first quarter"; without a year that of the report, or before. */
export const quarter: DateRule = (scene, at) => {
  const short = /^q([1-4])$/.exec(scene.lower(at));
  const the = scene.lower(at) === "the" ? 1 : 0;
  const last = /^(?:last|final)$/.test(scene.lower(at + the)) && scene.lower(at + the + 2) === "of";
  const number = short ? Number(short[1]) : last ? 4 : ordinalAt(scene, at + the);
  const to = short ? at + 1 : at + the + 2;
  if (number === null || number < 1 || number > 4 || !(short || scene.lower(to - 1) === "quarter")) return null;
  const of = scene.lower(to) === "of" ? 1 : 0;
  const written = yearAt(scene, to + of);
  if (written !== null) return period(to + of + 1, quarterOf(written, number), "quarter", { year: written });
  const near = of ? nearPeriod(scene, to + 1) : null;
  if (near?.edtf?.length === 4) return period(near.to, quarterOf(Number(near.edtf), number), "quarter", {});
  const { published } = scene;
  if (published === null) return period(to, null, "quarter", {});
  const here = quarterOf(yearOf(published), number);
  const ahead = scene.tense(at, to) === "future";
  const years = ahead ? (lastDay(here.slice(8)) < published ? 1 : 0) : firstDay(here.slice(0, 7)) > published ? -1 : 0;
  return period(to, quarterOf(yearOf(published) + years, number), "quarter", { certainty: "likely" });
};
