import fc from "fast-check";
import { expect, test } from "vitest";
import { segment } from "../../src/text/segment.js";
import { contains, isSpace } from "../../src/text/span.js";

/** Texts of words, marks, breaks and odd characters, as hostile as they come. */
const newsish = fc
  .array(
    fc.constantFrom(
      "He",
      "said",
      "that",
      "the",
      "U.S.",
      "Gen.",
      "“",
      "”",
      '"',
      "'",
      "‘",
      "’",
      ".",
      ",",
      "?",
      "!",
      "…",
      "—",
      "-",
      ":",
      "\n",
      "\n\n",
      " ",
      "Trump",
      "won’t",
      "don't",
      "3.5",
      "(",
      ")",
      "Q:",
      "MS. DOE:",
      "é",
      "😀",
      "مرحبا",
      "\u00a0",
      "\u2028",
      "NEW YORK, Sept 28 -",
      "according to",
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(" "));
const text = fc.oneof(
  newsish,
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);

/** The units that are not white space, each of which must lie in exactly one of the spans. */
function tiles(source: string, spans: readonly { start: number; end: number }[]): boolean {
  let at = 0;
  for (const span of spans) {
    if (span.start < at || span.end <= span.start || span.end > source.length) return false;
    for (let i = at; i < span.start; i++) if (!isSpace(source.charCodeAt(i))) return false;
    at = span.end;
  }
  for (let i = at; i < source.length; i++) if (!isSpace(source.charCodeAt(i))) return false;
  return true;
}

test("paragraphs, sentences and tokens tile the text, each within the one above it", () => {
  fc.assert(
    fc.property(text, (source) => {
      const { paragraphs, sentences, tokens } = segment(source);
      expect(tiles(source, paragraphs)).toBe(true);
      expect(tiles(source, sentences)).toBe(true);
      expect(tiles(source, tokens)).toBe(true);
      for (const sentence of sentences) expect(contains(paragraphs[sentence.paragraph]!, sentence)).toBe(true);
      for (const token of tokens) expect(contains(sentences[token.sentence]!, token)).toBe(true);
      for (const { start, lead, end } of paragraphs) expect(start <= lead && lead <= end).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("quotations stay in bounds, in order, with parts inside their paragraphs", () => {
  fc.assert(
    fc.property(text, (source) => {
      const { quotations, paragraphs } = segment(source);
      quotations.forEach((quotation, index) => {
        expect(quotation.start).toBe(quotation.parts[0]!.start);
        expect(quotation.end).toBe(quotation.parts.at(-1)!.end);
        if (index > 0) expect(quotations[index - 1]!.start).toBeLessThanOrEqual(quotation.start);
        for (const part of quotation.parts)
          expect(paragraphs.some((paragraph) => contains(paragraph, part))).toBe(true);
      });
    }),
    { numRuns: 500 },
  );
});

test("no token cuts a character in two", () => {
  const source = "😀 He said 🇺🇳 yes.";
  for (const { start } of segment(source).tokens) expect(source.charCodeAt(start) & 0xfc00).not.toBe(0xdc00);
});
