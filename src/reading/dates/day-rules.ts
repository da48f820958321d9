/** Days named from where the reader stands: weekdays, yesterday, the day before. */
import { dateWords } from "../../knowledge/date-words.js";
import type { Certainty } from "../contract.js";
import { weekdayByTense } from "./by-tense.js";
import { addDays, daysBetween, isDay, weekdayOf, weekOf } from "./calendar.js";
import { weekdayAt } from "./date-tokens.js";
import type { DateRule, DateScene, Direction, Match } from "./found-date.js";

/** A passage about a day older than this has weekdays of its own, in days. */
const OLD = 13;

const dayPartEnd = (scene: DateScene, to: number): number => (dateWords().day_parts.has(scene.lower(to)) ? to + 1 : to);

/** `weekday`: "He spoke on Wednesday": the last one up to the report's day; "will speak on Friday": the next from it. */
export const weekday: DateRule = (scene, at) => {
  const found = weekdayAt(scene, at);
  if (found === null) return null;
  const week = weekBehind(scene, at + 1, found);
  if (week) return week;
  const to = dayPartEnd(scene, at + 1);
  const tense = scene.tense(at, at + 1);
  const occasion = oldOccasion(scene);
  if (occasion && tense !== "future" && !isTold(scene, at))
    return day(to, nextWeekday(occasion, found, 0), "weekday-of-occasion", { certainty: "unsure" });
  if (scene.published === null)
    return day(to, null, "weekday", { certainty: "unsure", direction: tense === "future" ? "future" : "past" });
  const { edtf, certainty } = weekdayByTense(found, scene.published, tense);
  return day(to, edtf, "weekday", { certainty });
};

/** `weekday-of-week`: "on Tuesday last week", "Friday of next week". */
function weekBehind(scene: DateScene, to: number, found: number): Match | null {
  const start = scene.lower(to) === "of" ? to + 1 : to;
  const shift = { last: -1, this: 0, next: 1 }[scene.lower(start)];
  if (shift === undefined || scene.lower(start + 1) !== "week") return null;
  const monday = scene.published && weekOf(scene.published, shift).slice(0, 10);
  return day(start + 2, monday && addDays(monday, (found + 6) % 7), "weekday-of-week", {
    certainty: "sure",
    direction: shift < 0 ? "past" : shift > 0 ? "future" : "none",
  });
}

/** The written day that an earlier sentence of the paragraph set, where it lies well before the report. */
function oldOccasion(scene: DateScene): string | null {
  const earlier = scene.previous();
  if (!earlier?.written || earlier.paragraphs > 0 || earlier.sentences === 0 || !isDay(earlier.edtf)) return null;
  return scene.published !== null && daysBetween(earlier.edtf, scene.published) <= OLD ? null : earlier.edtf;
}

/** "said Tuesday", "said on Tuesday": the day of the telling, not of what is told. */
export function isTold(scene: DateScene, at: number): boolean {
  const { telling } = dateWords();
  return telling.has(scene.lower(at - 1)) || (scene.lower(at - 1) === "on" && telling.has(scene.lower(at - 2)));
}

/** The first such weekday that is at least `wait` days after a day. */
const nextWeekday = (from: string, weekdayNumber: number, wait: number): string =>
  addDays(from, wait + ((weekdayNumber - weekdayOf(addDays(from, wait)) + 7) % 7));

/**
 * `qualified-weekday`: "last Friday" is the latest before the report's day, "next Monday" the one of the next week (so
 * unsure where a nearer one was possible), "this Friday" goes by tense, and the next one where nothing looks back.
 */
export const qualifiedWeekday: DateRule = (scene, at) => {
  const word = scene.lower(at);
  const start = /^(?:this|this coming|the)$/.test(word) && /^(?:coming|past)$/.test(scene.lower(at + 1)) ? at + 1 : at;
  const qualifier = scene.lower(start);
  const found = weekdayAt(scene, start + 1);
  if (found === null || !/^(?:last|next|this|coming|past)$/.test(qualifier)) return null;
  const to = dayPartEnd(scene, start + 2);
  const { published } = scene;
  const past = qualifier === "last" || qualifier === "past";
  const direction: Direction = past ? "past" : qualifier === "this" ? "none" : "future";
  if (published === null) return day(to, null, "qualified-weekday", { certainty: "unsure", direction });
  if (past) {
    const back = (weekdayOf(published) - found + 7) % 7 || 7;
    return day(to, addDays(published, -back), "qualified-weekday", { certainty: back <= 2 ? "unsure" : "likely" });
  }
  if (qualifier === "next") {
    const edtf = addDays(weekOf(published, 1).slice(0, 10), (found + 6) % 7);
    const certainty = daysBetween(published, edtf) > 7 ? "unsure" : "likely";
    return day(to, edtf, "qualified-weekday", { certainty });
  }
  const tense = qualifier === "this" && scene.tense(at, to) === "past" ? "past" : "future";
  return day(to, weekdayByTense(found, published, tense).edtf, "qualified-weekday", { certainty: "likely" });
};

/** `following-weekday`: "It was signed on 5 September and broken the following Monday": from the passage's date. */
export const followingWeekday: DateRule = (scene, at) => {
  if (scene.lower(at) !== "the") return null;
  const found = weekdayAt(scene, at + 2);
  const word = scene.lower(at + 1);
  if (found === null || !/^(?:following|next|previous|preceding)$/.test(word)) return null;
  const anchor = anchorDay(scene);
  const ahead = word === "following" || word === "next";
  const edtf = anchor && (ahead ? nextWeekday(anchor.day, found, 1) : addDays(nextWeekday(anchor.day, found, 0), -7));
  return day(at + 3, edtf, "following-weekday", { certainty: anchor?.certainty ?? "unsure" });
};

/** The day that "the day before" counts from: the passage's last date, else the report's. */
export function anchorDay(scene: DateScene): { day: string; certainty: Certainty } | null {
  const earlier = scene.previous();
  if (earlier)
    return isDay(earlier.edtf) ? { day: earlier.edtf, certainty: earlier.paragraphs ? "unsure" : "likely" } : null;
  return scene.published === null ? null : { day: scene.published, certainty: "unsure" };
}

/** `near-day`: "yesterday", "tomorrow night", "last night", "this morning", "the day after tomorrow": from the report's day. */
export const nearDay: DateRule = (scene, at) => {
  const near = nearDayAt(scene, at);
  if (!near) return null;
  const { to, shift } = near;
  const edtf = scene.published === null ? null : addDays(scene.published, shift);
  const direction = shift < 0 ? "past" : shift > 0 ? "future" : "none";
  return day(to, edtf, "near-day", { certainty: edtf === null ? "unsure" : "sure", direction });
};

function nearDayAt(scene: DateScene, at: number): { to: number; shift: number } | null {
  const word = scene.lower(at);
  const next = scene.lower(at + 1);
  if (word === "the" && next === "day" && scene.lower(at + 2) === "before" && scene.lower(at + 3) === "yesterday")
    return { to: at + 4, shift: -2 };
  if (word === "the" && next === "day" && scene.lower(at + 2) === "after" && scene.lower(at + 3) === "tomorrow")
    return { to: at + 4, shift: 2 };
  if (word === "yesterday") return { to: dayPartEnd(scene, at + 1), shift: -1 };
  if (word === "tomorrow") return { to: dayPartEnd(scene, at + 1), shift: 1 };
  // "USA Today", "today's world" stays: it is the report's day at least in form
  if (word === "today") return scene.capital(at) && scene.capital(at - 1) ? null : { to: at + 1, shift: 0 };
  if (word === "tonight") return { to: at + 1, shift: 0 };
  if (word === "last" && next === "night") return { to: at + 2, shift: -1 };
  if (word === "this" && /^(?:morning|afternoon|evening)$/.test(next)) return { to: at + 2, shift: 0 };
  return null;
}

/** `that-day`: "the same day", "that day" where the passage has a date; alone it is none. */
export const thatDay: DateRule = (scene, at) => {
  const same = scene.lower(at) === "the" && scene.lower(at + 1) === "same" && scene.lower(at + 2) === "day";
  const that = scene.lower(at) === "that" && scene.lower(at + 1) === "day";
  const earlier = scene.previous();
  if (!(same || that) || !earlier || !isDay(earlier.edtf)) return null;
  return day(at + (same ? 3 : 2), earlier.edtf, "that-day", { certainty: earlier.paragraphs ? "unsure" : "likely" });
};

const day = (
  to: number,
  edtf: string | null,
  how: string,
  more: { certainty: Certainty; direction?: Direction },
): Match => ({ to, edtf, kind: "point", how, ...more });
