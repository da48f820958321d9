import type { Sentence, Token } from "./layout.js";

/**
 * What one token is, tried in this order: an abbreviation with inner points (U.S., p.m.), a number with its separators, a
 * word with inner hyphens and apostrophes, a run of one mark (…, --), any other single character.
 */
const TOKEN =
  /(?:\p{L}\.){2,}|\p{N}+(?:[.,:/]\p{N}+)*(?:st|nd|rd|th|s)?|[\p{L}\p{M}\p{N}_]+(?:[-‐‑.](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}_]+|['’](?=\p{L})[\p{L}\p{M}]+)*|\.{2,}|-{2,}|[^\s]/gu;

/** The clitics that stand as tokens of their own, as in Universal Dependencies: 's, n't, 're, 'll, 've, 'd, 'm. */
const CLITIC = /(?:n['’]t|['’](?:s|re|ll|ve|d|m))$/iu;

/** Abbreviations that keep their point; those that are also common words do so only with a capital ("Sun.", "Wash."). */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    "mr mrs ms messrs dr prof st sen sens rep reps gov govs gen lt col maj capt cmdr adm brig sgt hon rev pres amb jr sr vs " +
    "etc inc ltd co corp llc bros nos vol pp eds approx dept est jan feb apr jun jul aug sept sep oct nov dec tue tues wed " +
    "thu thur thurs fri calif fla minn conn ariz okla ore tenn tex wis ont que"
  ).split(" "),
);
const CAPITALISED_ABBREVIATIONS: ReadonlySet<string> = new Set(
  "Mar Mon Sat Sun Mass Mich Ill Ind Pa Va Wash No Fr Sec Ph".split(" "),
);

/** Whether a point after this word belongs to it: an abbreviation, or the initial in "John F. Kennedy". */
export const takesPoint = (word: string): boolean =>
  ABBREVIATIONS.has(word.toLowerCase()) || CAPITALISED_ABBREVIATIONS.has(word) || /^\p{Lu}$/u.test(word);

/** The tokens of a text, sentence by sentence: they hold every unit of the sentences that is not white space, once. */
export function findTokens(text: string, sentences: readonly Sentence[]): Token[] {
  const tokens: Token[] = [];
  sentences.forEach((sentence, index) => {
    TOKEN.lastIndex = sentence.start;
    for (let match = TOKEN.exec(text); match && match.index < sentence.end; match = TOKEN.exec(text)) {
      let end = Math.min(match.index + match[0].length, sentence.end);
      const start = match.index;
      const words = text.slice(start, end);
      const kind = /^\p{N}/u.test(words) ? "number" : /^[\p{L}\p{M}_]/u.test(words) ? "word" : "mark";
      // The point that ends a sentence is its own token, even after "Inc".
      if (kind === "word" && text[end] === "." && end + 1 < sentence.end && takesPoint(words)) end++;
      const clitic = kind === "word" ? CLITIC.exec(words) : null;
      if (clitic && clitic.index > 0) {
        tokens.push({ start, end: start + clitic.index, kind, sentence: index });
        tokens.push({ start: start + clitic.index, end, kind, sentence: index });
      } else tokens.push({ start, end, kind, sentence: index });
      TOKEN.lastIndex = end;
    }
  });
  return tokens;
}
