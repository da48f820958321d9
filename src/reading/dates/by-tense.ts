/** Days and months that name no year: the one the sentence's tense points to, past unless it looks ahead. */

import { edtfOf, isCalendarDay } from "../../text/document-date.js";
import type { Certainty } from "../contract.js";
import { addDays, daysBetween, firstDay, lastDay, monthEdtf, monthOfEdtf, weekdayOf, yearOf } from "./calendar.js";
import type { DateScene, Direction } from "./found-date.js";

export interface Chosen {
  readonly edtf: string;
  readonly certainty: Certainty;
}

/**
 * A day this near on the other side wins against one most of a year off, in days. It reaches far ahead, for days to come
 * are told with past verbs ("they set April 2 as the date"); days past are seldom told with "will".
 */
const NEAR_AHEAD = 65;
const NEAR_BACK = 10;
const FAR = 300;

/** "on Wednesday": the last one up to the report's day, or from it on where the clause looks ahead. */
export function weekdayByTense(weekday: number, published: string, tense: Direction): Chosen {
  const back = (weekdayOf(published) - weekday + 7) % 7;
  const edtf = addDays(published, tense === "future" ? (7 - back) % 7 : -back);
  return { edtf, certainty: tense === "none" ? "unsure" : "likely" };
}

/**
 * The month, or day of a month, that a clause means where it gives no year. The passage's own year goes first; then the
 * nearest one on the side of the tense, unless the other side is very near and this one nearly a year off.
 */
export function yearByTense(
  scene: DateScene,
  month: number,
  day: number | null,
  at: number,
  to: number,
): Chosen | null {
  const own = scene.occasionYear();
  if (own !== null) {
    const edtf = isCalendarDay(own, month, day ?? 1) ? edtfOf({ year: own, month, day }) : null;
    return edtf === null ? null : { edtf, certainty: "likely" };
  }
  const { published } = scene;
  if (published === null) return null;
  const year = yearOf(published);
  // 29 February may be eight years away.
  const reach = month === 2 && day === 29 ? 8 : 1;
  const dates = Array.from({ length: 2 * reach + 1 }, (_, i) => year - reach + i)
    .filter((candidate) => candidate > 0 && isCalendarDay(candidate, month, day ?? 1))
    .map((candidate) => edtfOf({ year: candidate, month, day })!);
  const past = dates.findLast((date) => firstDay(date) <= published);
  const future = dates.find((date) => lastDay(date) >= published);
  return chooseSide(past, future, { published, tense: scene.tense(at, to), whole: day === null });
}

/** "on the 14th": of the month that the passage spoke of last, else of this month, the last or the next. */
export function dayByTense(scene: DateScene, day: number, at: number, to: number): Chosen | null {
  const earlier = scene.previous();
  if (earlier?.written && earlier.paragraphs === 0 && earlier.edtf.length >= 7) {
    const year = yearOf(earlier.edtf);
    const month = monthOfEdtf(earlier.edtf);
    if (isCalendarDay(year, month, day)) return { edtf: edtfOf({ year, month, day })!, certainty: "likely" };
  }
  const { published } = scene;
  if (published === null) return null;
  const dates = [-2, -1, 0, 1, 2]
    .map((shift) => `${monthEdtf(yearOf(published), monthOfEdtf(published) + shift)}-${String(day).padStart(2, "0")}`)
    .filter((date) => isCalendarDay(yearOf(date), monthOfEdtf(date), day));
  const past = dates.findLast((date) => date <= published);
  const future = dates.find((date) => date >= published);
  return chooseSide(past, future, { published, tense: scene.tense(at, to), whole: false });
}

function chooseSide(
  past: string | undefined,
  future: string | undefined,
  { published, tense, whole }: { published: string; tense: Direction; whole: boolean },
): Chosen | null {
  const [meant, other] = tense === "future" ? [future, past] : [past, future];
  if (meant === undefined) return other === undefined ? null : { edtf: other, certainty: "unsure" };
  // A day most of a year off would carry its year ("they set March 1 as the date"); a month need not ("was made in March").
  const near = tense === "future" ? NEAR_BACK : NEAR_AHEAD;
  const mayTurn = !whole || tense === "none";
  if (mayTurn && other !== undefined && away(other, published) < near && away(meant, published) > FAR)
    return { edtf: other, certainty: "unsure" };
  return { edtf: meant, certainty: tense === "none" ? "unsure" : "likely" };
}

/** Days between a day and the nearest day of a date. */
const away = (date: string, published: string): number =>
  published < firstDay(date)
    ? daysBetween(published, firstDay(date))
    : Math.max(0, daysBetween(lastDay(date), published));
