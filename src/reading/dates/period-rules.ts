/** Weeks, months and years named from where the reader stands. */
import { addDays, firstDay, interval, isDay, monthEdtf, periodOf, weekdayOf, weekOf, yearOf } from "./calendar.js";
import { monthAt, unitAt } from "./date-tokens.js";
import { anchorDay } from "./day-rules.js";
import type { DateRule } from "./found-date.js";
import { directionOf, period, SHIFTS } from "./period.js";
import { writtenAt } from "./written-rules.js";

/** `near-period`: "last month", "this week", "next year", "this weekend": counted from the report's day. */
export const nearPeriod: DateRule = (scene, at) => {
  const shift = SHIFTS[scene.lower(at)];
  if (shift === undefined || (scene.lower(at) === "last" && scene.lower(at - 1) === "the")) return null;
  const { published } = scene;
  const word = scene.lower(at + 1);
  const direction = directionOf(shift);
  if (word === "weekend") {
    // "met this weekend", read on a Monday, is the one that has just gone.
    const gone = shift === 0 && published && !saturdayOrSunday(published) && scene.tense(at, at + 2) === "past";
    const monday = published && weekOf(published, gone ? -1 : shift).slice(0, 10);
    return period(at + 2, monday && interval(addDays(monday, 5), addDays(monday, 6)), "near-period", { direction });
  }
  const unit = unitAt(scene, at + 1);
  if (!unit || unit.unit === "day" || word.endsWith("s") || unit.times > 1) return null;
  return period(at + 2, published && periodOf(published, unit.unit, shift), "near-period", { direction });
};

const saturdayOrSunday = (day: string): boolean => weekdayOf(day) % 6 === 0;

/** `near-month`: "last January", "next March": the latest before this month, the first after it. */
export const nearMonth: DateRule = (scene, at) => {
  const shift = SHIFTS[scene.lower(at)];
  const found = shift === undefined ? null : monthAt(scene, at + 1);
  if (!found || writtenAt(scene, at + 1)) return null;
  const { published } = scene;
  if (published === null) return period(found.to, null, "near-month", { direction: directionOf(shift!) });
  const same = monthEdtf(yearOf(published), found.month);
  const now = published.slice(0, 7);
  const years = shift === -1 ? (same < now ? 0 : -1) : shift === 1 ? (same > now ? 0 : 1) : 0;
  return period(found.to, monthEdtf(yearOf(published) + years, found.month), "near-month", { certainty: "likely" });
};

/** `following-period`: "the following week", "the next month", "the previous year": from the passage's date. */
export const followingPeriod: DateRule = (scene, at) => {
  const word = scene.lower(at + 1);
  const shift = { following: 1, next: 1, previous: -1, preceding: -1, same: 0 }[word];
  const unit = unitAt(scene, at + 2);
  // "over the next week", "in the next year" look ahead from the report: vague-rules has them
  const stretch = word === "next" && /^(?:in|within|over|for|during)$/.test(scene.lower(at - 1));
  if (scene.lower(at) !== "the" || shift === undefined || !unit || scene.lower(at + 2).endsWith("s") || stretch)
    return null;
  const earlier = scene.previous();
  if (word === "same" && !earlier) return null;
  const anchor =
    anchorDay(scene)?.day ?? (earlier && unit.unit !== "week" && unit.unit !== "day" ? earlier.edtf : null);
  const coarse = anchor !== null && !isDay(anchor) && unit.unit === "month" && anchor.length < 7;
  const edtf = anchor === null || coarse ? null : periodOf(firstDay(anchor), unit.unit, shift * unit.times);
  return period(at + 3, edtf, "following-period", { certainty: earlier && edtf ? "likely" : "unsure" });
};

/** `weekend`: "over the weekend" by tense, the last one or the one to come. */
export const weekend: DateRule = (scene, at) => {
  if (scene.lower(at) !== "the" || scene.lower(at + 1) !== "weekend") return null;
  const { published } = scene;
  const ahead = scene.tense(at, at + 2) === "future";
  const direction = ahead ? "future" : "past";
  if (published === null) return period(at + 2, null, "weekend", { direction });
  const saturday = addDays(
    weekOf(published, 0).slice(0, 10),
    ahead || published >= addDays(weekOf(published).slice(0, 10), 5) ? 5 : -2,
  );
  return period(at + 2, interval(saturday, addDays(saturday, 1)), "weekend", { certainty: "likely" });
};

/** `year-end`: "by year-end", "by year's end": the last month of the report's year. */
export const yearEnd: DateRule = (scene, at) => {
  const long = scene.lower(at) === "year" && /^['’]s$/.test(scene.lower(at + 1)) && scene.lower(at + 2) === "end";
  if (!long && scene.lower(at) !== "year-end") return null;
  const edtf = scene.published && `${scene.published.slice(0, 4)}-12`;
  return period(long ? at + 3 : at + 1, edtf, "year-end", { certainty: edtf ? "likely" : "unsure" });
};
