/** From a source at its widest, as the network finds it, to the phrase that names the speaker. */
import { antecedent, type NounPhrase } from "./noun-phrases.js";
import type { Range } from "./scene.js";
import { isComma, isConjunction, isDash, isQuotationMark, type Word, type Words } from "./words.js";

/**
 * The noun phrase of a source: its core ends before an apposition, a relative clause or an aside ("Delgado, who heads the
 * delegation,"); a relative pronoun stands for what is before it. Enumerations stay whole.
 */
export function sourcePhrase(words: Words, wide: Range): NounPhrase {
  const { list, sentences } = words;
  const range = trimmed(list, wide);
  const first = list[range.from]!;
  if (range.to - range.from === 1 && /^(?:who|which|that)$/.test(first.lower)) {
    const named = antecedent(words, range.from, sentences[first.sentence]!.from);
    if (named) return { ...named, wideFrom: wide.from, wideTo: wide.to, relative: true };
  }
  return { ...range, to: coreEnd(list, range), wideFrom: wide.from, wideTo: wide.to, relative: false };
}

/** Without marks at its edges. */
function trimmed(list: readonly Word[], { from, to }: Range): Range {
  const loose = (word: Word) => word.kind === "mark" && !/^[$%&#]$/.test(word.text);
  let start = from;
  let end = to;
  while (end - start > 1 && loose(list[end - 1]!)) end--;
  while (end - start > 1 && loose(list[start]!)) start++;
  return { from: start, to: end };
}

function coreEnd(list: readonly Word[], { from, to }: Range): number {
  for (let i = from + 1; i < to; i++) {
    const word = list[i]!;
    if (/^(?:who|whose|which|whom)$/.test(word.lower)) return withoutComma(list, from, i);
    if (word.text === "(" || isDash(word)) return i;
    if (isComma(word) && !isEnumeration(list, i, to)) return i;
  }
  return to;
}

const withoutComma = (list: readonly Word[], from: number, at: number): number =>
  at - 1 > from && isComma(list[at - 1]) ? at - 1 : at;

/** "Aldren, Brisk and Corvo": names behind the comma, and an "and" before the last. */
function isEnumeration(list: readonly Word[], comma: number, to: number): boolean {
  const behind = list.slice(comma + 1, to).filter((word) => !isQuotationMark(word));
  const and = behind.findIndex((word) => isConjunction(word) && word.lower === "and");
  return (
    and > 0 && and < behind.length - 1 && behind.every((word) => word.capital || isComma(word) || word.lower === "and")
  );
}
