import type { Paragraph, Sentence } from "./layout.js";
import { isSpace } from "./span.js";
import { takesPoint } from "./tokens.js";

/** Marks that may stand between the full stop and the blank: closing quotation marks, brackets, note references. */
const AFTER_STOP = /["”’'»›)\]*]/;
/** Abbreviations after which a capital starts no new sentence: titles and initials. */
const TITLES = new Set(
  "mr mrs ms messrs dr prof sen sens rep reps gov govs gen lt col maj capt cmdr adm brig sgt hon rev pres amb st sec vs no".split(
    " ",
  ),
);

/** No sentence of prose is longer, in units: an endless one is cut at white space, so that later stages stay linear. */
const MAX_SENTENCE = 4000;

/**
 * The sentences of each paragraph: they tile it but for white space, and never cross it. A dateline ("NEW YORK, Sept 28 -")
 * or a speaker's turn ("MS. DOE:") is a sentence of its own. A full stop ends a sentence inside a quotation as well; a
 * question or exclamation mark before its own attribution (“Why?” he asked) does not.
 */
export function findSentences(text: string, paragraphs: readonly Paragraph[]): Sentence[] {
  const sentences: Sentence[] = [];
  paragraphs.forEach((paragraph, index) => {
    let start = paragraph.start;
    const push = (end: number) => {
      let last = end;
      while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
      if (last > start) sentences.push({ start, end: last, paragraph: index });
      start = end;
      while (start < paragraph.end && isSpace(text.charCodeAt(start))) start++;
    };
    if (paragraph.lead > paragraph.start) push(paragraph.lead);
    if (paragraph.kind !== "heading")
      for (let i = start; i < paragraph.end; i++) {
        const overlong = i - start > MAX_SENTENCE && isSpace(text.charCodeAt(i));
        const end = overlong ? i : isStop(text[i]!) ? sentenceEnd(text, i, paragraph.end) : 0;
        if (end > 0) {
          push(end);
          i = end - 1;
        }
      }
    push(paragraph.end);
  });
  return sentences;
}

const isStop = (mark: string): boolean => mark === "." || mark === "!" || mark === "?" || mark === "…";

/** Where the sentence ends whose stop is at `at` (closing marks included), or 0 if it goes on. */
function sentenceEnd(text: string, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit && (isStop(text[end]!) || AFTER_STOP.test(text[end]!))) end++;
  if (end >= limit) return limit;
  if (!isSpace(text.charCodeAt(end))) return 0;
  let next = end;
  while (next < limit && isSpace(text.charCodeAt(next))) next++;
  const opening = text.slice(next, next + 40);
  const quoted = end > at + 1;
  // A new sentence starts with a capital, a figure, an opening mark or a bracket: “He left. 14 men followed.”
  if (!/^["“‘'«„([–—-]*\s?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(opening) && !/^[@#•*]/.test(opening)) return 0;
  if (text[at] === "." && !quoted && isAbbreviation(text, at, opening)) return 0;
  // “Why now?” Mr Doe asked: the attribution belongs to the question.
  if (quoted && /[?!]/.test(text[at]!) && ATTRIBUTION.test(opening)) return 0;
  return end;
}

const ATTRIBUTION =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*\s){1,4}(?:asked|said|says|asks|wrote|writes|told|tweeted|added|replied|shouted|joked|exclaimed|answered)\b/u;

/** Whether the point at `at` belongs to the word before it rather than to the sentence. */
function isAbbreviation(text: string, at: number, opening: string): boolean {
  let start = at;
  while (start > 0 && at - start < 24 && !isSpace(text.charCodeAt(start - 1)) && !/["“‘'(]/.test(text[start - 1]!))
    start--;
  const word = text.slice(start, at);
  if (/^\p{L}$/u.test(word)) return /^\p{Lu}$/u.test(word) && word !== "I";
  if (TITLES.has(word.toLowerCase())) return word.toLowerCase() !== "no" || /^\d/.test(opening);
  // "the U.S. Senate", "5 p.m. Eastern": a sentence may end here, and does if a common opener follows
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word))
    return !/^["“‘]?(?:The|He|She|They|It|In|But|And|A|An|This|That|On|We|I|At|For|Mr|Ms|Mrs)\b/u.test(opening);
  return takesPoint(word) && /^(?:\p{N}|\p{Lu}\p{Ll}+[,.]?\s\p{N})/u.test(opening);
}
