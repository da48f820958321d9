import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { treebankWords } from "../../src/language/words.js";
import { segment } from "../../src/text/segment.js";
import { isSpace } from "../../src/text/span.js";

const wordsOf = (text: string): string[] =>
  treebankWords(text, segment(text)).map(({ start, end }) => text.slice(start, end));

describe("words are cut as the English treebanks cut them", () => {
  test.each([
    ["a compound is parted at its hyphens", "a coal-fired plant", "a|coal|-|fired|plant"],
    ["at each of them", "the door-to-door salesman", "the|door|-|to|-|door|salesman"],
    ["other hyphens too", "coal‐fired and coal‑fired", "coal|‐|fired|and|coal|‑|fired"],
    [
      "a prefix stays with its word",
      "non-proliferation, re-elected, ex-minister",
      "non-proliferation|,|re-elected|,|ex-minister",
    ],
    ["with a capital too", "Anti-war and E-mail", "Anti-war|and|E-mail"],
    ["only the prefix does", "a multi-billion-dollar deal", "a|multi-billion|-|dollar|deal"],
    ["but not a prefix in the middle", "a state-co-owned firm", "a|state|-|co|-|owned|firm"],
    ["self is a word of its own", "self-defence", "self|-|defence"],
    ["a dash between spaces was a word before", "talks - if any", "talks|-|if|any"],
    ["clitics stand alone", "They don’t; it's Rask’s", "They|do|n’t|;|it|'s|Rask|’s"],
    ["also behind a compound", "the vice-president’s aide", "the|vice|-|president|’s|aide"],
    ["fused words are two", "We cannot and Cannot, gonna", "We|can|not|and|Can|not|,|gon|na"],
    ["an address is one word", "see https://example.org/a-b?c=d, now", "see|https://example.org/a-b?c=d|,|now"],
    ["without its scheme too", "at www.example.org.", "at|www.example.org|."],
    ["and one of mail", "write to ilse.marrow@example.org!", "write|to|ilse.marrow@example.org|!"],
    ["a handle is none", "by @marrow", "by|@|marrow"],
    ["marks that repeat are one word", "No!!! Why???", "No|!!!|Why|???"],
    ["long dashes too", "a ---- b", "a|----|b"],
    ["other marks are not joined", "((so)) “‘so’”", "(|(|so|)|)|“|‘|so|’|”"],
    ["nor unlike ones", "What?! No.", "What|?|!|No|."],
    ["nor those with a space between", "No ! ! !", "No|!|!|!"],
    ["numbers keep their marks", "1,500.5 on 14/3", "1,500.5|on|14/3"],
    ["one with a hyphen is no word", "2019-2020", "2019|-|2020"],
    ["abbreviations keep their points", "the U.S. envoy, Mr. Rask", "the|U.S.|envoy|,|Mr.|Rask"],
    ["an address that ends in an abbreviation keeps every point", "http://U.S. is odd", "http://U.S.|is|odd"],
    ["nothing gives nothing", " \n ", ""],
  ])("%s", (_, text, words) => {
    expect(wordsOf(text).join("|")).toBe(words);
  });
});

const pieces = [
  ..."- – — ‐ ‑ . , ! ? : ; @ / ’ ' “ ” ( ) _ = * ~ + … --- ... \n \u00a0 é 😀 ا e\u0301 1 2019 2.5".split(" "),
  ..."http:// https://a.b www. www.x a@b.c U.S. Inc. Mr. cannot GONNA non co self can’t x word Word U.S".split(" "),
  " ",
  " ",
  "\n\n",
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.string({ unit: "grapheme", maxLength: 120 }),
);

test("words hold every unit that is not white space once, in order, within their sentence", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const layout = segment(text);
      let at = 0;
      for (const { start, end, sentence, paragraph } of treebankWords(text, layout)) {
        expect(end).toBeGreaterThan(start);
        for (; at < start; at++) expect(isSpace(text.charCodeAt(at))).toBe(true);
        expect(start).toBe(at);
        at = end;
        const within = layout.sentences[sentence]!;
        expect(start >= within.start && end <= within.end && paragraph === within.paragraph).toBe(true);
      }
      for (; at < text.length; at++) expect(isSpace(text.charCodeAt(at))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
