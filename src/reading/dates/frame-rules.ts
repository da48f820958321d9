/** A preposition that makes an open range or a deadline of its date: "since January", "by the end of March". */
import { endOf, lastDay, startOf } from "./calendar.js";
import type { DateKind, DateRule, DateScene, Match } from "./found-date.js";
import { dateAt } from "./rules.js";

/** What a preposition makes of a date: which end of it counts, and on which side the range is open. */
interface Frame {
  readonly how: string;
  readonly words: readonly string[];
  readonly kind: DateKind;
  readonly open: "before" | "after";
  readonly end: "start" | "end";
  /** Looks ahead where the clause says nothing. */
  readonly ahead?: boolean;
  /** Looks ahead whatever the clause says. */
  readonly always?: boolean;
}

const FRAMES: readonly Frame[] = [
  // "They report back by the end of March"
  { how: "by", words: ["by"], kind: "deadline", open: "before", end: "end", ahead: true },
  // "He wants it done no later than 14 May"
  {
    how: "by",
    words: ["no later than", "not later than", "at the latest by"],
    kind: "deadline",
    open: "before",
    end: "end",
    ahead: true,
    always: true,
  },
  // "The truce holds until March 1"
  {
    how: "until",
    words: ["until", "till", "up until", "up to", "through"],
    kind: "range",
    open: "before",
    end: "end",
    ahead: true,
  },
  // "Troops must leave before 14 May"
  { how: "before", words: ["before", "prior to", "ahead of"], kind: "range", open: "before", end: "start" },
  // "Sanctions have been in force since January"
  { how: "since", words: ["since", "ever since"], kind: "range", open: "after", end: "start" },
  // "The ban applies as of 1 March", "starting on Monday"
  {
    how: "starting",
    words: [
      "as of",
      "as from",
      "starting on",
      "starting from",
      "starting in",
      "starting",
      "beginning on",
      "beginning in",
      "effective",
    ],
    kind: "range",
    open: "after",
    end: "start",
  },
  // "No shots were heard after 5 September"
  { how: "after", words: ["after"], kind: "range", open: "after", end: "end" },
];

const PHRASES = FRAMES.flatMap((frame) => frame.words.map((words) => ({ frame, words: words.split(" ") })));

/** `by`, `until`, `before`, `since`, `starting`, `after`: the frame and its date as one expression. */
export const framed: DateRule = (scene, at) => {
  let best: Match | null = null;
  for (const { frame, words } of PHRASES) {
    if (!words.every((word, index) => scene.lower(at + index) === word)) continue;
    const match = frameOf(scene, at + words.length, frame);
    if (match && match.to > (best?.to ?? at)) best = match;
  }
  return best;
};

function frameOf(scene: DateScene, at: number, frame: Frame): Match | null {
  // "by about 14 May"
  const start = /^(?:about|around|at)$/.test(scene.lower(at)) ? at + 1 : at;
  const date = dateAt(looking(scene, at, frame), start);
  if (!date || date.kind === "duration" || date.kind === "set" || (date.edtf?.includes("..") ?? false)) return null;
  const ahead = scene.tense(at, date.to) === "future";
  // "must leave before 14 May", "gave them until Friday to leave": something is to be done by then.
  const due = (frame.how === "before" && ahead) || (frame.how === "until" && scene.lower(date.to) === "to");
  const kind = due ? "deadline" : frame.kind;
  return { ...date, edtf: date.edtf && openRange(date, frame), kind, how: frame.how };
}

/** In a deadline a clause without tense looks ahead, and so does one whose verb only sets the term. */
const looking = (scene: DateScene, at: number, { ahead, always, how }: Frame): DateScene =>
  ahead
    ? {
        ...scene,
        tense: (from, to) => {
          const tense = scene.tense(from, to);
          const term = always || (how === "until" && (scene.lower(to) === "to" || setsTerm(scene, at)));
          return tense === "none" || term ? "future" : tense;
        },
      }
    : scene;

/** "has until Friday", "gave the army until Friday". */
const setsTerm = (scene: DateScene, at: number): boolean =>
  [2, 3, 4, 5].some((back) => /^(?:has|have|gave|given|gives|extended)$/.test(scene.lower(at - back)));

function openRange({ edtf, how }: Match, { open, end }: Frame): string | null {
  // "before the end of March" means its end as well
  const point = (end === "end" || how === "part-of-period" ? endOf : startOf)(edtf!);
  if (open === "after") {
    const from = startOf(edtf!);
    return end === "start" ? from && `${from}/..` : point && `${point}/..`;
  }
  const exact = point && (how === "part-of-period" || how === "year-end") ? lastDay(point) : point;
  return exact && `../${exact}`;
}

/** `about`: "around 14 May", "circa 1990": the date with EDTF's sign for it. */
export const about: DateRule = (scene, at) => {
  if (!/^(?:around|about|circa|approximately|roughly)$/.test(scene.lower(at))) return null;
  const date = dateAt(scene, at + 1);
  if (date?.kind !== "point" || date.how === "ago" || date.how === "later") return null;
  return { ...date, edtf: date.edtf && `${date.edtf.replace(/~$/, "")}~`, how: "about" };
};

/** `onwards`: "from Monday on", "from 2014 onwards". */
export const onwards: DateRule = (scene, at) => {
  if (scene.lower(at) !== "from") return null;
  const date = dateAt(scene, at + 1);
  if (!date || !/^(?:on|onward|onwards|forward)$/.test(scene.lower(date.to))) return null;
  const from = date.edtf && startOf(date.edtf);
  return { ...date, to: date.to + 1, edtf: from && `${from}/..`, kind: "range", how: "onwards" };
};
