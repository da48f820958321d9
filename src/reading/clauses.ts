import { wordClasses } from "../knowledge/word-classes.js";
import { startingAt } from "./noun-phrases.js";
import {
  isAdverbial,
  isAuxiliary,
  isComma,
  isNominal,
  isQuotationMark,
  isTime,
  type Word,
  type Words,
} from "./words.js";

const ADJUNCT_PREPOSITIONS = new Set([
  "in",
  "on",
  "at",
  "during",
  "after",
  "before",
  "to",
  "through",
  "via",
  "by",
  "from",
  "of",
  "with",
  "about",
  "for",
]);

/**
 * The word after "on Wednesday", "in a statement", "at a news conference in Brussels", "flatly": adjuncts between a cue and
 * what it introduces. Several may follow each other.
 */
export function skipAdjuncts(words: Words, at: number, limit: number): number {
  const { list } = words;
  let i = at;
  for (let guard = 0; guard < 6 && i < limit; guard++) {
    const word = list[i]!;
    if (isQuotationMark(word)) break;
    if (isTime(word) || (TIME_OPENERS.has(word.lower) && isTime(list[i + 1] ?? word))) {
      i++;
      while (i < limit && (isTime(list[i]!) || list[i]!.kind === "number")) i++;
    } else if (isAdverbial(word)) i++;
    else if (ADJUNCT_PREPOSITIONS.has(word.lower)) {
      const object = startingAt(words, i + 1, limit, { links: true });
      if (!object) break;
      i = object.to;
      while (i < limit && isTime(list[i]!)) i++;
    } else break;
  }
  return i;
}
const TIME_OPENERS = new Set(["last", "this", "next", "early", "late", "earlier", "later"]);

/**
 * Whether words `from` to `to` can be a finite clause: it opens like a subject and has a finite verb further on; with
 * `strict`, right behind that subject ("announced his candidacy to those gathered" is none).
 */
export function isClause(
  words: Words,
  from: number,
  to: number,
  { strict = false }: { strict?: boolean } = {},
): boolean {
  const { list } = words;
  const classes = wordClasses();
  const first = list[from];
  if (!first || to - from < 2) return false;
  const opens =
    first.kind !== "mark" &&
    (isNominal(first) ||
      classes.determiners.has(first.lower) ||
      classes.subject_pronouns.has(first.lower) ||
      OPENERS.has(first.lower));
  if (!opens && !isQuotationMark(first)) return false;
  if (strict) {
    const subject = startingAt(words, from, to, { links: true });
    const verb = subject ? list[subject.to] : undefined;
    if (!verb || !(isVerbish(verb) || isAdverbial(verb) || /^['’]/.test(verb.text) || isPlural(list[subject!.to - 1]!)))
      return false;
  }
  const end = Math.min(to, from + 60);
  for (let i = from + 1; i < end; i++) {
    const word = list[i]!;
    if (isAuxiliary(word) && !/['’]s/.test(word.lower)) return true;
    if (word.kind === "word" && !word.capital && (classes.verbs.has(word.lower) || /(?:[^e]ed)$/.test(word.lower)))
      return true;
    if (/^['’](?:s|re|m|ll|d|ve)$/.test(word.lower) && classes.subject_pronouns.has(list[i - 1]!.lower)) return true;
    if (PLURAL_SUBJECTS.has(list[i - 1]!.lower) && word.kind === "word" && !isAdverbial(word)) return true;
  }
  return false;
}
const OPENERS = new Set([
  "there",
  "if",
  "when",
  "while",
  "although",
  "though",
  "because",
  "after",
  "before",
  "under",
  "in",
  "on",
  "at",
  "despite",
  "without",
  "with",
  "not",
  "what",
  "even",
  "as",
  "once",
  "by",
  "for",
]);
const isPlural = (word: Word): boolean => /[^s]s$/.test(word.lower) || PLURAL_SUBJECTS.has(word.lower);
const PLURAL_SUBJECTS = new Set(["i", "we", "you", "they"]);

/** The end of a clause that runs to the sentence's end: without the final stop and what follows it. */
export function sentenceContentEnd(words: Words, sentence: number): number {
  const { from, to } = words.sentences[sentence]!;
  let i = to;
  while (i > from && isFinalMark(words.list[i - 1]!)) i--;
  return i;
}
const isFinalMark = (word: Word): boolean => /^[.!;:,…]+$/.test(word.text) || isComma(word);

/**
 * Words after which a noun phrase that is held has ended. Those of time and condition ("before a treaty", "as proof") are
 * not among them: more often than not they belong to what is held.
 */
const NOUN_STOPS = new Set([
  "because",
  "while",
  "when",
  "although",
  "though",
  "but",
  "whereas",
  "saying",
  "adding",
  "calling",
  "arguing",
  "noting",
]);

/**
 * The end of a noun phrase that is held, with its complements: "the media for allowing the plan to pass". It ends at a
 * mark, a subordinator, or "and" before a verb.
 */
export function nounContentEnd(words: Words, from: number, limit: number): number {
  const { list } = words;
  let i = from;
  while (i < limit) {
    const word = list[i]!;
    const inside = word.quotation === list[from]!.quotation;
    if (inside && (/^[,;:.!?—–()]$/.test(word.text) || word.text === "--")) break;
    if (i > from && NOUN_STOPS.has(word.lower) && inside) break;
    if (i > from && word.lower === "and" && isVerbish(list[i + 1])) break;
    i++;
  }
  while (i > from && (isAdverbialTime(list, i) || /^(?:and|or|on|in|at)$/.test(list[i - 1]!.lower))) i--;
  return i;
}
const isAdverbialTime = (list: readonly Word[], end: number): boolean =>
  isTime(list[end - 1]!) && list[end - 1]!.capital;
const isVerbish = (word: Word | undefined): boolean =>
  word !== undefined &&
  !word.capital &&
  (wordClasses().verbs.has(word.lower) || /(?:ed)$/.test(word.lower) || isAuxiliary(word));
