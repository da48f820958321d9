import { isAdverb, wordClasses } from "../knowledge/word-classes.js";
import type { Quotation, TextLayout } from "../text/layout.js";
import type { Report } from "../text/report.js";
import type { Span } from "../text/span.js";

/** A token with what the rules ask of it again and again. */
export interface Word extends Span {
  readonly index: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly text: string;
  readonly lower: string;
  readonly kind: "word" | "number" | "mark";
  readonly capital: boolean;
  /** Index of the innermost quotation that holds it (its marks included), or -1. */
  readonly quotation: number;
}

/** The words of a report with the way from a place in the text to them. */
export interface Words {
  readonly report: Report;
  readonly layout: TextLayout;
  readonly list: readonly Word[];
  /** First word and the one after the last, for each sentence. */
  readonly sentences: readonly { readonly from: number; readonly to: number }[];
  /** Index of the first word that starts at or after a place. */
  indexAt(place: number): number;
  /** Index of the last word that starts at or before a place: the one that holds it, where it is in a word. */
  indexHolding(place: number): number;
}

/** Words of the report's tokens: one pass, linear. */
export function wordsOf(report: Report, layout: TextLayout): Words {
  const { tokens, sentences, quotations } = layout;
  const ranges = sentences.map(() => ({ from: -1, to: -1 }));
  const open: number[] = [];
  let nextQuotation = 0;
  const list = tokens.map((token, index): Word => {
    while (nextQuotation < quotations.length && quotations[nextQuotation]!.start <= token.start)
      open.push(nextQuotation++);
    while (open.length > 0 && quotations[open.at(-1)!]!.end <= token.start) open.pop();
    const range = ranges[token.sentence]!;
    if (range.from < 0) range.from = index;
    range.to = index + 1;
    const text = report.text.slice(token.start, token.end);
    return {
      start: token.start,
      end: token.end,
      index,
      sentence: token.sentence,
      paragraph: sentences[token.sentence]!.paragraph,
      text,
      lower: text.toLowerCase(),
      kind: token.kind,
      // "al-Sadoun" is a name as well
      capital: /^(?:(?:al|el|an|ad|ash)-)?\p{Lu}/u.test(text),
      quotation: open.findLast((at) => inParts(quotations[at]!, token.start)) ?? -1,
    };
  });
  const indexAt = (place: number): number => {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]!.start < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    report,
    layout,
    list,
    sentences: ranges,
    indexAt,
    indexHolding: (place) => Math.max(0, indexAt(place + 1) - 1),
  };
}

const inParts = (quotation: Quotation, place: number): boolean =>
  quotation.parts.some((part) => part.start <= place && place < part.end);

const QUOTATION_MARK = /^["“”„«»‹›‟‘’'‚]$/;
export const isQuotationMark = (word: Word): boolean => word.kind === "mark" && QUOTATION_MARK.test(word.text);
export const isPossessive = (word: Word): boolean => word.lower === "'s" || word.lower === "’s";
export const isComma = (word: Word | undefined): boolean => word?.text === ",";
/** A dash between words, as a comma or bracket would stand. */
export const isDash = (word: Word | undefined): boolean => word !== undefined && /^(?:[–—―]|--+|-)$/.test(word.text);

export const isAuxiliary = (word: Word): boolean => wordClasses().auxiliaries.has(word.lower);
export const isAdverbial = (word: Word): boolean =>
  word.kind === "word" && (isAdverb(word.lower) || wordClasses().negations.has(word.lower));
export const isTime = (word: Word): boolean =>
  wordClasses().time.has(word.lower) &&
  (word.lower !== "may" || word.capital) &&
  (word.lower !== "march" || word.capital);
export const isPreposition = (word: Word): boolean => wordClasses().prepositions.has(word.lower);
export const isConjunction = (word: Word): boolean => wordClasses().conjunctions.has(word.lower);

/**
 * Whether a word can stand in a noun phrase: not a mark, not of a closed class that bounds one, not a common verb.
 * "May" and the like count by their capital.
 */
export function isNominal(word: Word): boolean {
  if (word.kind === "mark") return word.text === "$" || word.text === "%" || word.text === "&";
  if (word.kind === "number") return true;
  const classes = wordClasses();
  const { lower } = word;
  if (isPossessive(word)) return false;
  if (classes.auxiliaries.has(lower) || classes.prepositions.has(lower) || classes.conjunctions.has(lower))
    return false;
  if (classes.subordinators.has(lower) || classes.negations.has(lower) || classes.object_pronouns.has(lower))
    return false;
  if (classes.subject_pronouns.has(lower) && !classes.determiners.has(lower)) return false;
  if (classes.verbs.has(lower) && !word.capital) return false;
  return !isAdverb(lower) || word.capital;
}
