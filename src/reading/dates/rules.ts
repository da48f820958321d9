/** The rules that read one date where they stand, in order: of two that reach as far, the earlier one wins. */
import { followingWeekday, nearDay, qualifiedWeekday, thatDay, weekday } from "./day-rules.js";
import type { DateRule, DateScene, Match } from "./found-date.js";
import { century, decade, quarter, season } from "./named-period-rules.js";
import { ago, dayBefore, fromNow, later, nextDay } from "./offset-rules.js";
import { partOfPeriod, restOfPeriod, weekOfMonth } from "./part-rules.js";
import { followingPeriod, nearMonth, nearPeriod, weekend, yearEnd } from "./period-rules.js";
import { mayStart } from "./starts.js";
import { countedStretch, vagueStretch } from "./stretch-rules.js";
import { dayOfMonth, month, written, year } from "./written-rules.js";

const RULES: readonly DateRule[] = [
  written,
  nearDay,
  qualifiedWeekday,
  followingWeekday,
  weekday,
  ago,
  fromNow,
  later,
  dayBefore,
  nextDay,
  thatDay,
  weekOfMonth,
  partOfPeriod,
  restOfPeriod,
  nearMonth,
  nearPeriod,
  countedStretch,
  vagueStretch,
  followingPeriod,
  quarter,
  season,
  decade,
  century,
  weekend,
  yearEnd,
  month,
  dayOfMonth,
  year,
];

/** The date that starts at a word and reaches furthest. */
export const dateAt = (scene: DateScene, at: number): Match | null =>
  mayStart(scene.lower(at)) ? furthest(RULES, scene, at) : null;

/** What the rule that reaches furthest reads at a word. */
export function furthest(rules: readonly DateRule[], scene: DateScene, at: number): Match | null {
  let best: Match | null = null;
  for (const rule of rules) {
    const match = rule(scene, at);
    if (match && match.to <= scene.to && match.to > (best?.to ?? at)) best = match;
  }
  return best;
}
