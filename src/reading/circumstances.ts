/** When, where and by what means something was said, as far as the words around its cue say so. */
import { titles } from "../knowledge/titles.js";
import { startingAt } from "./noun-phrases.js";
import type { Attribution } from "./scene.js";
import { isPreposition, isTime, type Word, type Words } from "./words.js";

export interface Circumstances {
  readonly date: string | null;
  readonly place: string | null;
  readonly medium: string | null;
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const PLACE_PREPOSITIONS = new Set(["in", "from", "at", "outside", "near", "aboard"]);

/**
 * The circumstances of one attribution: adjuncts right behind its cue ("told officials in Brussels on Monday that") and an
 * opening one of its sentence ("Speaking from the Oval Office,", "In a letter,"). `published` is an EDTF day or null.
 */
export function circumstancesOf(words: Words, attribution: Attribution, published: string | null): Circumstances {
  const { list } = words;
  const cue = attribution.cue;
  if (!cue) return { date: null, place: null, medium: null };
  const sentence = words.sentences[list[cue.from]!.sentence]!;
  const contents = attribution.content.map((range) => range.from).filter((from) => from >= cue.to);
  const behindEnd = Math.min(sentence.to, contents[0] ?? cue.to + 12, cue.to + 20);
  const source = attribution.source && attribution.source.from < cue.from ? attribution.source.to : cue.from;
  const places: number[] = [];
  for (let i = source; i < behindEnd; i++) if (i < cue.from || i >= cue.to) places.push(i);
  const openingEnd = Math.min(attribution.source?.wideFrom ?? cue.from, cue.from);
  const opening = opens(list, sentence.from, openingEnd) ? openingEnd : sentence.from;
  for (let i = sentence.from; i < opening; i++) places.push(i);
  return {
    date: published ? dateAmong(list, places, published) : null,
    place: placeAmong(words, places),
    medium: mediumAmong(words, places),
  };
}

/** Whether the sentence opens with an adjunct or "Speaking …," that ends in a comma right before the source. */
const opens = (list: readonly Word[], from: number, to: number): boolean =>
  to > from &&
  to - from <= 16 &&
  list[to - 1]?.text === "," &&
  (isPreposition(list[from]!) || list[from]!.lower === "speaking" || isTime(list[from]!)) &&
  !list.slice(from, to).some((word) => word.quotation >= 0);

/** "on Wednesday" is the last Wednesday up to the day of publication; "yesterday" the day before it. */
function dateAmong(list: readonly Word[], places: readonly number[], published: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(published)) return null;
  for (const at of places) {
    const word = list[at]!;
    const before = list[at - 1]?.lower;
    if (before === "next" || before === "last" || before === "every" || before === "until" || before === "by") continue;
    const weekday = word.capital ? WEEKDAYS.indexOf(word.lower) : -1;
    if (weekday >= 0) return daysBefore(published, (new Date(`${published}T00:00:00Z`).getUTCDay() - weekday + 7) % 7);
    if (word.lower === "yesterday") return daysBefore(published, 1);
    if (word.lower === "today" || word.lower === "tonight") return published;
  }
  return null;
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** "in Brussels", "from the Oval Office": a capitalised phrase behind a preposition of place. */
function placeAmong(words: Words, places: readonly number[]): string | null {
  const { list } = words;
  for (const at of places) {
    if (!PLACE_PREPOSITIONS.has(list[at]!.lower) || !places.includes(at + 1)) continue;
    const found = startingAt(words, at + 1, at + 8);
    if (!found) continue;
    const from = /^(?:the|a|an)$/.test(list[found.from]!.lower) ? found.from + 1 : found.from;
    if (from < found.to && list.slice(from, found.to).every((word) => word.capital) && !isTime(list[from]!))
      return textOf(words, from, found.to);
  }
  return null;
}

/** "in a social media post", "at a news conference". */
function mediumAmong(words: Words, places: readonly number[]): string | null {
  const { list } = words;
  for (const at of places) {
    if (!/^(?:in|at|on|during|through|via|by)$/.test(list[at]!.lower) || !places.includes(at + 1)) continue;
    const found = startingAt(words, at + 1, at + 8);
    if (!found) continue;
    const from = /^(?:the|a|an|his|her|its|their|another|this|that)$/.test(list[found.from]!.lower)
      ? found.from + 1
      : found.from;
    for (let start = from; start < found.to; start++)
      for (let end = found.to; end > start; end--)
        if (titles().media.has(textOf(words, start, end).toLowerCase())) return textOf(words, from, end);
  }
  return null;
}

const textOf = ({ report, list }: Words, from: number, to: number): string =>
  report.text.slice(list[from]!.start, list[to - 1]!.end).replace(/\s+/g, " ");
