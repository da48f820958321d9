/** Times told by their distance: from the report's day ("three days ago") or from the passage's date ("two days later"). */

import type { TimeUnit } from "../../knowledge/date-words.js";
import { wordClasses } from "../../knowledge/word-classes.js";
import { addDays, isDay, move } from "./calendar.js";
import { countAt, isClockUnit, unitAt } from "./date-tokens.js";
import { anchorDay, nearDay, weekday } from "./day-rules.js";
import type { DateRule, DateScene, Match } from "./found-date.js";
import { settle, writtenAt } from "./written-rules.js";

/** "three days", "a couple of weeks", "48 hours": a distance, in a unit of the calendar. */
export interface Distance {
  readonly to: number;
  /** Null where the words give no number, or less than a day. */
  readonly count: number | null;
  readonly unit: TimeUnit;
  readonly about: boolean;
}

export function distanceAt(scene: DateScene, at: number): Distance | null {
  const number = countAt(scene, at);
  if (!number) return null;
  // "three full days", "two more weeks"
  const to =
    number.to +
    (/^(?:more|full|whole|further|additional|long|straight|calendar|working)$/.test(scene.lower(number.to)) ? 1 : 0);
  if (isClockUnit(scene.lower(to))) {
    const hours = /^hours?$/.test(scene.lower(to)) ? number.count : null;
    const days = hours !== null && hours >= 24 && hours % 24 === 0 ? hours / 24 : null;
    return { to: to + 1, count: days, unit: "day", about: number.about };
  }
  const unit = unitAt(scene, to);
  if (!unit) return null;
  const time =
    /^['’]$/.test(scene.text(to + 1)) || scene.lower(to + 1) === "'s" || scene.lower(to + 1) === "’s" ? 1 : 0;
  const end = time && scene.lower(to + 2) === "time" ? to + 3 : to + 1;
  return {
    to: end,
    count: number.count === null ? null : number.count * unit.times,
    unit: unit.unit,
    about: number.about,
  };
}

/** `ago`: "He resigned three days ago": months and years as exact as themselves, "about" with its sign. */
export const ago: DateRule = (scene, at) => {
  const found = distanceAt(scene, at);
  if (!found || scene.lower(found.to) !== "ago") return null;
  // "a year ago today", "two years ago this month"
  const exact =
    scene.lower(found.to + 1) === "today"
      ? 1
      : scene.lower(found.to + 1) === "this" && scene.lower(found.to + 2) === "month"
        ? 2
        : 0;
  const match = offset(found.to + 1 + exact, scene.published, found, -1, "ago", {
    certainty: "likely",
    direction: "past",
  });
  if (exact === 0 || match.edtf?.length !== 4) return exact === 0 ? match : { ...match, to: found.to + 1 };
  return { ...match, edtf: `${match.edtf}${scene.published!.slice(4, exact === 1 ? 10 : 7)}` };
};

/** `from-now`: "two weeks from now", "In three days, inspectors will return." A past "in three days" is a duration. */
export const fromNow: DateRule = (scene, at) => {
  const lead = scene.lower(at) === "in" ? 1 : 0;
  const found = distanceAt(scene, at + lead);
  if (!found) return null;
  const now = scene.lower(found.to) === "from" && /^(?:now|today)$/.test(scene.lower(found.to + 1)) ? 2 : 0;
  if (!now && !(lead && scene.lower(found.to) !== "of" && scene.tense(at, found.to) === "future")) return null;
  return offset(found.to + now, scene.published, found, 1, "from-now", { certainty: "likely", direction: "future" });
};

/** `later`: "Two days later it withdrew", "a week earlier", "a month on": from the passage's date, else the report's. */
export const later: DateRule = (scene, at) => {
  const found = distanceAt(scene, at);
  const word = found ? scene.lower(found.to) : "";
  const sign = word === "later" ? 1 : /^(?:earlier|previously|beforehand|prior)$/.test(word) ? -1 : 0;
  if (!found || sign === 0) return null;
  // "three days earlier than planned" counts from the plan
  if (scene.lower(found.to + 1) === "than") return unresolved(found.to + 1, "later");
  return fromPassage(scene, found.to + 1, found, sign, "later");
};

/** `day-before`: "The day before, it had been denied", "a week after": from the passage's date; not "the day before the vote". */
export const dayBefore: DateRule = (scene, at) => {
  const the = scene.lower(at) === "the";
  const unit = the ? unitAt(scene, at + 1) : null;
  const found: Distance | null = unit
    ? { to: at + 2, count: unit.times, unit: unit.unit, about: false }
    : distanceAt(scene, at);
  const word = found ? scene.lower(found.to) : "";
  if (!found || (word !== "before" && word !== "after")) return null;
  const sign = word === "before" ? -1 : 1;
  const date = objectDate(scene, found.to + 1);
  if (date) {
    const edtf = date.edtf && found.count !== null ? move(date.edtf, sign * found.count, found.unit) : null;
    return { ...date, edtf, how: "day-before" };
  }
  if (hasObject(scene, found.to + 1)) return unresolved(found.to + 1, "day-before");
  return fromPassage(scene, found.to + 1, found, sign, "day-before");
};

/** `next-day`: "The next day he left", "on the previous day": one day from the passage's date. */
export const nextDay: DateRule = (scene, at) => {
  const the = scene.lower(at) === "the" ? 1 : 0;
  const word = scene.lower(at + the);
  const sign = /^(?:next|following)$/.test(word) ? 1 : /^(?:previous|preceding)$/.test(word) ? -1 : 0;
  if (sign === 0 || scene.lower(at + the + 1) !== "day" || (!the && word !== "next")) return null;
  return fromPassage(scene, at + the + 2, { to: 0, count: 1, unit: "day", about: false }, sign, "next-day");
};

/** "three days after 3 March", "the day after Monday's debate": the date that is counted from. */
function objectDate(scene: DateScene, at: number): Match | null {
  const date = writtenAt(scene, at);
  return date ? settle(scene, at, date) : (weekday(scene, at) ?? nearDay(scene, at));
}

/** Whether "before" and "after" have something of their own behind them: "the day before the vote", "after leaving". */
function hasObject(scene: DateScene, at: number): boolean {
  if (!scene.isWord(at)) return false;
  const { prepositions, conjunctions, auxiliaries, subordinators } = wordClasses();
  const word = scene.lower(at);
  return !(prepositions.has(word) || conjunctions.has(word) || auxiliaries.has(word) || subordinators.has(word));
}

function fromPassage(scene: DateScene, to: number, distance: Distance, sign: 1 | -1, how: string): Match {
  const earlier = scene.previous();
  const anchor = anchorDay(scene);
  // "A week later he left", with no date before it: not a week from now.
  if (!earlier && sign > 0 && scene.tense(to, to) === "past") return unresolved(to, how);
  if (anchor) return offset(to, anchor.day, distance, sign, how, { certainty: anchor.certainty });
  // A passage about a month or year still carries "two years later".
  return offset(to, earlier && !earlier.edtf.includes("/") ? earlier.edtf : null, distance, sign, how, {
    certainty: "likely",
  });
}

function offset(
  to: number,
  anchor: string | null,
  { count, unit, about }: Distance,
  sign: 1 | -1,
  how: string,
  more: Pick<Match, "certainty" | "direction">,
): Match {
  const moved = anchor === null || count === null ? null : move(anchor, sign * count, unit);
  if (moved === null) return { ...unresolved(to, how), ...more, certainty: "unsure" };
  return { to, edtf: about ? `${moved}~` : moved, kind: "point", how, ...more };
}

const unresolved = (to: number, how: string): Match => ({ to, edtf: null, kind: "point", certainty: "unsure", how });

/** `within`: "within 30 days", "in the next 48 hours": a deadline from the report's day, or from the event it names. */
export const within: DateRule = (scene, at) => {
  if (scene.lower(at) !== "within") return null;
  const the = /^(?:the|a)$/.test(scene.lower(at + 1)) && /^(?:next|coming)$/.test(scene.lower(at + 2)) ? 2 : 0;
  const found = distanceAt(scene, at + 1 + the);
  if (!found) return null;
  const base = { to: found.to, kind: "deadline", how: "within" } as const;
  // "within 30 days of the signing" starts with the signing
  const own = /^(?:of|after|from)$/.test(scene.lower(found.to));
  const past = scene.tense(at, found.to) === "past";
  const anchor = own ? null : past ? (scene.previous()?.edtf ?? null) : scene.published;
  const end = anchor && isDay(anchor) && found.count !== null ? addedTo(anchor, found) : null;
  if (end === null) return { ...base, edtf: null, certainty: "unsure", ...(past ? {} : { direction: "future" }) };
  return { ...base, edtf: `${anchor!.slice(0, end.length)}/${end}`, certainty: own || past ? "unsure" : "likely" };
};

const addedTo = (day: string, { count, unit }: Distance): string | null =>
  unit === "day" ? addDays(day, count!) : move(day, count!, unit);
