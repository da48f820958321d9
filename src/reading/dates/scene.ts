import { dateWords } from "../../knowledge/date-words.js";
import { titles } from "../../knowledge/titles.js";
import { monthOf } from "../../text/document-date.js";
import { isPreposition, type Words } from "../words.js";
import { isDay } from "./calendar.js";
import type { DateScene, NumericOrder } from "./found-date.js";
import { tenseAround } from "./tense.js";

/** What earlier dates leave behind for later ones. */
export interface Passage {
  previous: { edtf: string; written: boolean; paragraph: number; sentence: number } | null;
  occasion: { year: number; paragraph: number } | null;
}

/** How many paragraphs back the date of "the day before" may stand. */
const MEMORY = 1;

/** One sentence as the rules ask about it. `passage` is read when asked: dates of the same sentence count. */
export function sceneOf(
  words: Words,
  sentence: number,
  { passage, numericOrder, names }: { passage: Passage; numericOrder: NumericOrder; names: ReadonlySet<string> },
): DateScene {
  const { list } = words;
  const { from, to } = words.sentences[sentence]!;
  const paragraph = list[from]!.paragraph;
  const inside = (at: number) => (at >= from && at < to ? list[at] : undefined);
  const { published } = words.report;
  const scene = {
    from,
    to,
    published: published !== null && isDay(published) ? published : null,
    numericOrder,
    lower: (at: number) => inside(at)?.lower ?? "",
    text: (at: number) => inside(at)?.text ?? "",
    glued: (at: number) => at > from && at < to && list[at - 1]!.end === list[at]!.start,
    isWord: (at: number) => {
      const word = inside(at);
      return word !== undefined && word.kind !== "mark" && !/^(?:['’]|n['’]t$)/.test(word.lower);
    },
    capital: (at: number) => inside(at)?.capital ?? false,
    isName: (lower: string) => names.has(lower),
    previous: () => {
      const { previous } = passage;
      if (!previous || paragraph - previous.paragraph > MEMORY) return null;
      const { edtf, written } = previous;
      return { edtf, written, paragraphs: paragraph - previous.paragraph, sentences: sentence - previous.sentence };
    },
    occasionYear: () => (passage.occasion?.paragraph === paragraph ? passage.occasion.year : null),
  };
  return { ...scene, tense: (start, end) => tenseAround(scene, start, end) };
}

/**
 * Months and weekdays that somebody in the report is called: "Theresa May", "Mrs March", "April Jones" of given names.
 * One pass; such a word alone is then no date unless a preposition of time stands before it.
 */
export function namesLikeDates({ list }: Words): Set<string> {
  const names = new Set<string>();
  const { givenNames, honorifics, offices } = titles();
  for (const word of list) {
    if (!word.capital || (monthOf(word.lower) === null && !dateWords().weekdays.has(word.lower))) continue;
    const before = list[word.index - 1];
    if (!before || before.sentence !== word.sentence) continue;
    const title = honorifics.has(before.lower) || offices.has(before.lower);
    // A preposition with a capital opens the sentence: "In May".
    if (before.capital && !isPreposition(before) && (title || givenNames.has(before.text))) names.add(word.lower);
  }
  return names;
}
