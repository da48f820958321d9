/** Arithmetic on EDTF days, months and years. Whatever leaves the calendar comes out as no EDTF, never as an exception. */
import type { TimeUnit } from "../../knowledge/date-words.js";
import { isCalendarDay, isEdtf } from "../../text/document-date.js";

const DAY = 86_400_000;
/** What stands for a date beyond the four digits of a year: `isEdtf` refuses it. */
const NOWHERE = "beyond";

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

export const isDay = (edtf: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(edtf) && isEdtf(edtf);

export function addDays(day: string, count: number): string {
  const moved = new Date(timeOf(day) + count * DAY);
  return Number.isNaN(moved.getTime()) ? NOWHERE : moved.toISOString().slice(0, 10);
}

/** Days from one day to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number => (timeOf(to) - timeOf(from)) / DAY;

/** Number of the weekday, Sunday 0. */
export const weekdayOf = (day: string): number => new Date(timeOf(day)).getUTCDay();

export const yearOf = (edtf: string): number => Number(edtf.slice(0, 4));
/** Month of a day or month, from 1. */
export const monthOfEdtf = (edtf: string): number => Number(edtf.slice(5, 7));

export const yearEdtf = (year: number): string => (year < 0 ? NOWHERE : pad(year, 4));
/** The month so many months from January of a year: month 14 of 2024 is `2025-02`. */
export const monthEdtf = (year: number, month: number): string => {
  const index = year * 12 + month - 1;
  return index < 0 ? NOWHERE : `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}`;
};

export const lastDayOf = (month: string): string => {
  const days = [31, 30, 29, 28].find((day) => isCalendarDay(yearOf(month), monthOfEdtf(month), day));
  return `${month}-${days}`;
};

export const interval = (from: string, to: string): string => (from === to ? from : `${from}/${to}`);

const bare = (point: string): string => point.replace(/[~?%]$/, "");
/** First point of an interval, or the point itself; null where that end is open. */
export const startOf = (edtf: string): string | null => endAt(edtf, 0);
export const endOf = (edtf: string): string | null => endAt(edtf, 1);
const endAt = (edtf: string, which: 0 | 1): string | null => {
  const ends = edtf.split("/");
  const end = bare(ends[which] ?? ends[0]!);
  return end === ".." || end === "" ? null : end;
};

/** The first and the last day of a day, month or year. */
export const firstDay = (point: string): string =>
  point.length === 4 ? `${point}-01-01` : point.length === 7 ? `${point}-01` : point;
export const lastDay = (point: string): string =>
  point.length === 4 ? `${point}-12-31` : point.length === 7 ? lastDayOf(point) : point;

/** Monday to Sunday of the week that is so many weeks from the week of a day. */
export function weekOf(day: string, weeks = 0): string {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7) + 7 * weeks);
  return interval(monday, addDays(monday, 6));
}

const YEARS: Partial<Record<TimeUnit, number>> = { year: 1, decade: 10, century: 100 };

/**
 * A point moved by so many units, as exact as the unit: three days from a day is a day, two months from it a month.
 * Null where the point is coarser than the unit, as days from a year are.
 */
export function move(point: string, count: number, unit: TimeUnit): string | null {
  if (unit === "day" || unit === "week")
    return point.length === 10 ? addDays(point, count * (unit === "week" ? 7 : 1)) : null;
  if (unit === "month" || unit === "quarter")
    return point.length < 7
      ? null
      : monthEdtf(yearOf(point), monthOfEdtf(point) + count * (unit === "quarter" ? 3 : 1));
  return yearEdtf(yearOf(point) + count * YEARS[unit]!);
}

/** The week, month, quarter, year … that is so many of them from the one that holds a day. */
export function periodOf(day: string, unit: TimeUnit, count: number): string {
  const year = yearOf(day);
  if (unit === "day") return addDays(day, count);
  if (unit === "week") return weekOf(day, count);
  if (unit === "month") return monthEdtf(year, monthOfEdtf(day) + count);
  if (unit === "quarter") return quarterOf(year, Math.floor((monthOfEdtf(day) - 1) / 3) + 1 + count);
  if (unit === "year") return yearEdtf(year + count);
  const size = YEARS[unit]!;
  const first = (Math.floor(year / size) + count) * size;
  return interval(yearEdtf(first), yearEdtf(first + size - 1));
}

/** The three months of a quarter; quarter 5 is the first of the next year. */
export const quarterOf = (year: number, quarter: number): string =>
  interval(monthEdtf(year, quarter * 3 - 2), monthEdtf(year, quarter * 3));

/** Which share of a period is meant. */
export type Part = "early" | "mid" | "late" | "first-half" | "second-half";

/** "early 2022" is its first four months, "mid-March" the days from 11 to 20; null where a period has no parts. */
export function partOf(period: string, part: Part): string | null {
  const pieces = piecesOf(period);
  if (pieces.length < 2) return null;
  // A month is cut at its 10th and 20th day, whatever its length; every other period into thirds.
  const days = pieces.length >= 28;
  const half = Math.floor(pieces.length / 2);
  const first = days ? 10 : Math.floor(pieces.length / 3);
  const second = days ? 20 : Math.floor((pieces.length * 2) / 3);
  const [from, to] = {
    early: [0, first],
    mid: [first, second],
    late: [second, pieces.length],
    "first-half": [0, half],
    "second-half": [half, pieces.length],
  }[part] as [number, number];
  return interval(pieces[from]!, pieces[to - 1]!);
}

/** The months of a year, the days of a month, what an interval of one precision counts up to a hundred points. */
function piecesOf(period: string): string[] {
  const from = startOf(period);
  const to = endOf(period);
  if (!from || !to) return [];
  if (from === to && from.length === 10) return [];
  const pieces: string[] = [];
  const unit = from === to ? from.length + 3 : from.length;
  const last = unit === 4 ? to : unit === 7 ? (to.length === 4 ? `${to}-12` : to.slice(0, 7)) : lastDay(to);
  let piece = unit === 4 ? from : unit === 7 ? (from.length === 4 ? `${from}-01` : from) : firstDay(from);
  for (
    ;
    pieces.length < 100 && piece <= last;
    piece = move(piece, 1, unit === 4 ? "year" : unit === 7 ? "month" : "day")!
  )
    pieces.push(piece);
  return pieces;
}
