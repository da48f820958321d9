/** Finds the dates of a report and resolves each as far as the words go: start reading here. */

import { isEdtf } from "../../text/document-date.js";
import type { Words } from "../words.js";
import { endOf, firstDay, lastDay, startOf, yearOf } from "./calendar.js";
import { isTold } from "./day-rules.js";
import type { DateRule, DateScene, Direction, FoundDate, Match, NumericOrder } from "./found-date.js";
import { about, framed, onwards } from "./frame-rules.js";
import { within } from "./offset-rules.js";
import { duration, set } from "./open-rules.js";
import { range } from "./range-rules.js";
import { dateAt, furthest } from "./rules.js";
import { namesLikeDates, type Passage, sceneOf } from "./scene.js";
import { mayStart } from "./starts.js";

/** What may start at a word, in order: of two that reach as far, the earlier one wins. */
const RULES: readonly DateRule[] = [framed, range, onwards, about, within, dateAt, set, duration];

/** An occasion opens its sentence: at most so many words stand before it. */
const OPENING = 3;

/**
 * The dates of a report in the order of the text, none overlapping: each with its EDTF, or null where the report does not
 * say enough. Relative ones rest on `report.published`, which must be a whole day, or on an earlier date of the passage.
 */
export function findDates(words: Words, { numericOrder = null }: { numericOrder?: NumericOrder } = {}): FoundDate[] {
  const found: FoundDate[] = [];
  const passage: Passage = { previous: null, occasion: null };
  const names = namesLikeDates(words);
  words.sentences.forEach(({ from, to }, sentence) => {
    if (from < 0) return;
    const scene = sceneOf(words, sentence, { passage, numericOrder, names });
    for (let at = from; at < to; at++) {
      const match = mayStart(words.list[at]!.lower) ? furthest(RULES, scene, at) : null;
      if (!match) continue;
      const date = foundDate(words, scene, at, match);
      found.push(date);
      remember(passage, scene, at, { match, date, sentence, paragraph: words.list[from]!.paragraph });
      at = match.to - 1;
    }
  });
  return found;
}

function foundDate({ list }: Words, scene: DateScene, at: number, match: Match): FoundDate {
  const edtf = match.edtf !== null && isEdtf(match.edtf) ? match.edtf : null;
  return {
    start: list[at]!.start,
    end: list[match.to - 1]!.end,
    edtf,
    kind: match.kind === "point" && isDeadline(scene, at, match.to) ? "deadline" : match.kind,
    direction: directionOf(match, edtf, scene.published),
    certainty: edtf === null && match.kind !== "duration" && match.kind !== "set" ? "unsure" : match.certainty,
    how: match.how,
  };
}

/** "a deadline of March 15", "the Feb. 28 deadline", "payment is due on Friday". */
const isDeadline = (scene: DateScene, at: number, to: number): boolean =>
  scene.lower(to) === "deadline" ||
  [1, 2, 3].some((back) => scene.lower(at - back) === "deadline") ||
  [1, 2].some((back) => scene.lower(at - back) === "due");

/** What the words say goes first: "recent months" may end with the month of the report, and are past all the same. */
const directionOf = ({ direction }: Match, edtf: string | null, published: string | null): Direction =>
  direction !== undefined && direction !== "none"
    ? direction
    : edtf !== null && published !== null
      ? directionFrom(edtf, published)
      : "none";

/** Where a date lies from a day: past or future only where no part of it lies on the other side. */
function directionFrom(edtf: string, published: string): Direction {
  const from = startOf(edtf);
  const to = endOf(edtf);
  const first = from && firstDay(from);
  const last = to && lastDay(to);
  // An open end lies wherever the other end points: "until 1 March" is to come, "since January" began before.
  if (first === null) return last! > published ? "future" : last! < published ? "past" : "none";
  if (last === null) return first < published ? "past" : first > published ? "future" : "none";
  if (first < published && last <= published) return "past";
  if (last > published && first >= published) return "future";
  return "none";
}

/** Leaves a date behind for "the day before" and, where it opens its sentence with a year, for days without one. */
function remember(
  passage: Passage,
  scene: DateScene,
  at: number,
  { match, date, sentence, paragraph }: { match: Match; date: FoundDate; sentence: number; paragraph: number },
): void {
  const { edtf } = date;
  const end = edtf === null || edtf.includes("..") || date.kind === "deadline" ? null : endOf(edtf);
  if (end === null) return;
  // "It fell on 3 October, he said on Tuesday. Two days later …": two days from the third.
  if (!isTold(scene, at) || passage.previous?.paragraph !== paragraph)
    passage.previous = { edtf: end, written: match.written === true, paragraph, sentence };
  const { year } = match;
  if (year == null || match.how === "year-of-noun" || at - scene.from > OPENING) return;
  const own = scene.published === null || yearOf(scene.published) !== year;
  passage.occasion = own ? { year, paragraph } : null;
}
