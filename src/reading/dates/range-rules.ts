/** Two dates as the ends of one range: "from 3 to 7 March", "between 2014 and 2022", "Monday through Wednesday". */
import { edtfOf, isCalendarDay, type WrittenDate } from "../../text/document-date.js";
import { addDays, endOf, firstDay, interval, isDay, startOf, weekdayOf } from "./calendar.js";
import { dayAt, monthAt, weekdayAt, yearAt } from "./date-tokens.js";
import type { DateRule, DateScene, Match } from "./found-date.js";
import { dateAt } from "./rules.js";
import { settle, writtenAt } from "./written-rules.js";

/** One end: a written date that may borrow its month or year from the other end, a weekday, or any other date. */
interface End {
  readonly to: number;
  readonly date?: WrittenDate;
  readonly weekday?: number;
  readonly match?: Match;
}

const DASH = /^(?:[-–—‐‑]|--)$/;
/** "moved from 3 March to 7 March" has two days, no range. */
const MOVED = /^(?:postponed|moved|delayed|changed|pushed|brought|rescheduled|shifted|extended)$/;

/** `range`: each of the forms below; both ends count as within it. */
export const range: DateRule = (scene, at) => {
  const lead = /^(?:from|between)$/.test(scene.lower(at)) ? scene.lower(at) : "";
  const from = lead === "from" ? at : scene.lower(at - 1) === "from" ? at - 1 : null;
  if (from !== null && [1, 2, 3].some((back) => MOVED.test(scene.lower(from - back)))) return null;
  const start = lead ? at + 1 : at;
  const left = endAt(scene, start, null);
  if (!left || !joins(scene, left, lead)) return null;
  // "and", "to", "until", a dash: one word
  const right = endAt(scene, left.to + 1, left);
  if (!right || !(lead || mayStandAlone(scene, start, left, right))) return null;
  const joined =
    joinWeekdays(scene, at, left, right) ?? joinWritten(scene, at, left, right) ?? joinAny(scene, left, right);
  return joined && { ...joined, kind: "range", how: "range" };
};

function endAt(scene: DateScene, at: number, left: End | null): End | null {
  const found = writtenAt(scene, at);
  if (found) return { to: found.to, date: found.date };
  const month = monthAt(scene, at);
  if (month) return { to: month.to, date: { year: null, month: month.month, day: null } };
  const year = yearAt(scene, at) ?? shortYear(scene, at, left);
  if (year !== null) return { to: at + 1, date: { year, month: null, day: null } };
  const weekday = weekdayAt(scene, at);
  const match = dateAt(scene, at);
  if (weekday !== null && (!match || match.to <= at + 1)) return { to: at + 1, weekday };
  if (match) return { to: match.to, match };
  const the = scene.lower(at) === "the" ? 1 : 0;
  const day = dayAt(scene, at + the);
  return day === null ? null : { to: at + the + 1, date: { year: null, month: null, day } };
}

/** "2014-15": two figures behind a year's dash. */
function shortYear(scene: DateScene, at: number, left: End | null): number | null {
  const first = left?.date?.month === null && left.date.day === null ? left.date.year : null;
  if (!first || !DASH.test(scene.text(at - 1)) || !scene.glued(at) || !/^\d{2}$/.test(scene.lower(at))) return null;
  const year = first - (first % 100) + Number(scene.lower(at));
  return year > first ? year : null;
}

function joins(scene: DateScene, { to, date, weekday }: End, lead: string): boolean {
  const word = scene.lower(to);
  if (lead === "between") return word === "and";
  if (/^(?:to|until|till|through|thru)$/.test(word) || DASH.test(word)) return true;
  // "March 3 and 4", "3 and 4 March", "Monday and Tuesday": neighbouring days
  return lead === "" && word === "and" && (date?.day != null || weekday !== undefined);
}

/** Without "from" or "between" both ends must show that they are dates, and "and" must join days that touch. */
function mayStandAlone(scene: DateScene, start: number, left: End, right: End): boolean {
  const connector = scene.lower(left.to);
  // "555-2024-99": figures of another kind
  if (DASH.test(scene.text(start - 1)) && scene.glued(start)) return false;
  if (connector === "and") {
    if (left.weekday !== undefined && right.weekday !== undefined) return (left.weekday + 1) % 7 === right.weekday;
    const one = left.date?.month === null || right.date?.month === null;
    return one && left.date?.day != null && right.date?.day === left.date.day + 1;
  }
  if (left.weekday !== undefined) return right.weekday !== undefined;
  if (!left.date || !right.date) return false;
  if (left.date.month === null && left.date.day === null)
    return (
      DASH.test(connector) && scene.glued(left.to) && (scene.text(start - 1) === "(" || dateAt(scene, start) !== null)
    );
  if (left.date.day !== null) return right.date.day !== null;
  return right.date.month !== null;
}

/** `Monday through Wednesday`: the first end by tense, the second the next such day. */
function joinWeekdays(scene: DateScene, at: number, left: End, right: End): Match | null {
  if (left.weekday === undefined || right.weekday === undefined) return null;
  const first = dateAt(scene, /^(?:from|between)$/.test(scene.lower(at)) ? at + 1 : at);
  if (!first?.edtf) return first && { ...first, to: right.to, kind: "range" };
  const days = (right.weekday - weekdayOf(first.edtf) + 7) % 7;
  return { ...first, to: right.to, edtf: interval(first.edtf, addDays(first.edtf, days)) };
}

/** `from 3 to 7 March 2025`, `Feb. 28-March 2`, `between 2014 and 2022`: what one end lacks the other gives. */
function joinWritten(scene: DateScene, at: number, left: End, right: End): Match | null {
  if (!left.date || !right.date) return null;
  // "March 3-7, 2025": the year stands behind both.
  const comma = scene.text(right.to) === "," ? 1 : 0;
  const behind = right.date.year === null && right.date.month === null ? yearAt(scene, right.to + comma) : null;
  const to = behind === null ? right.to : right.to + comma + 1;
  const month = left.date.month ?? right.date.month;
  if (month === null) {
    const years = left.date.day === null && right.date.day === null;
    const ordered = years && left.date.year! < right.date.year! && left.date.year! >= 1000;
    return ordered ? closed(to, edtfOf(left.date)!, edtfOf(right.date)!, left.date.year) : null;
  }
  const first = { month, day: left.date.day };
  const last = { month: right.date.month ?? month, day: right.date.day };
  if ((first.day === null) !== (last.day === null) || (right.date.month === null && right.date.day === null))
    return null;
  if (left.date.month === null && left.date.day === null) return null;
  const backwards = last.month * 32 + (last.day ?? 0) < first.month * 32 + (first.day ?? 0);
  // Within one month "3-2 March" is no range.
  if (backwards && (left.date.month === null || right.date.month === null)) return null;
  const known = right.date.year ?? behind ?? (left.date.year === null ? null : left.date.year + (backwards ? 1 : 0));
  if (known !== null) {
    const start = left.date.year ?? known - (backwards ? 1 : 0);
    return closed(to, pointOf(start, first), pointOf(known, last), known);
  }
  const settled = settle(scene, at, { to, date: { year: null, ...first }, how: "range" });
  if (settled.edtf === null) return { ...settled, to };
  const year = Number(settled.edtf.slice(0, 4));
  return {
    ...settled,
    ...closed(to, settled.edtf, pointOf(year + (backwards ? 1 : 0), last), null),
    certainty: settled.certainty,
  };
}

const pointOf = (year: number, { month, day }: { month: number; day: number | null }): string =>
  isCalendarDay(year, month, day ?? 1) ? edtfOf({ year, month, day })! : "no such day";

const closed = (to: number, from: string, until: string, year: number | null): Match => ({
  to,
  edtf: interval(from, until),
  kind: "range",
  certainty: "sure",
  how: "range",
  written: true,
  year,
});

/** Any two other dates, such as "from last week to 3 March". */
function joinAny(scene: DateScene, left: End, right: End): Match | null {
  const first = settledEnd(scene, left);
  const last = settledEnd(scene, right);
  if (!first || !last) return null;
  const from = first.edtf && startOf(first.edtf);
  const to = last.edtf && endOf(last.edtf);
  const ordered = from && to && firstDay(from) <= firstDay(to) && (isDay(from) || from.length < 10);
  return {
    to: right.to,
    edtf: ordered ? interval(from, to) : null,
    kind: "range",
    certainty: ordered ? "likely" : "unsure",
    how: "range",
  };
}

function settledEnd(scene: DateScene, { to, date, match, weekday }: End): Match | null {
  if (match) return match;
  if (weekday !== undefined) return dateAt(scene, to - 1);
  if (!date || (date.month === null && date.year === null)) return null;
  return settle(scene, to - 1, { to, date, how: "range" });
}
