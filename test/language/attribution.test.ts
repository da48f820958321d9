import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type AttributionTagger, attributionTagger, type NetworkAttribution } from "../../src/language/attribution.js";
import { english } from "../../src/language/english.js";
import { placesOf } from "../../src/language/inputs.js";
import { MAX_WORDS } from "../../src/language/network.js";
import { treebankWords } from "../../src/language/words.js";
import { segment } from "../../src/text/segment.js";

let tagger: AttributionTagger;
beforeAll(() => {
  tagger = attributionTagger(english());
});

/** Forms and attributions of a text taken as one sequence, cut where no sequence may be longer. */
function find(text: string): { forms: string[]; found: NetworkAttribution[] } {
  const layout = segment(text);
  const words = treebankWords(text, layout).slice(0, MAX_WORDS);
  const forms = words.map(({ start, end }) => text.slice(start, end));
  const sentences = words.map(({ sentence }) => sentence);
  return { forms, found: tagger.find({ forms, places: placesOf(words, layout), sentences }) };
}

test("a plain report of words has its source, cue and content", () => {
  const { forms, found } = find("The envoy said that talks would resume on Monday.");
  const written = (ranges: readonly { from: number; to: number }[]) =>
    ranges.map(({ from, to }) => forms.slice(from, to).join(" "));
  expect(found.map(({ cue }) => written([cue])[0])).toEqual(["said"]);
  expect(written(found[0]!.source)).toEqual(["The envoy"]);
  expect(written(found[0]!.content)).toEqual(["that talks would resume on Monday"]);
});

test("no words, no attributions", () => {
  expect(tagger.find({ forms: [], places: [], sentences: [] })).toEqual([]);
});

test("the same text is read alike, whatever was read between", () => {
  const text = "“We are ready,” the minister told reporters. Officials denied it, two diplomats said.";
  const first = find(text);
  find("He called it a mistake.");
  expect(find(text)).toEqual(first);
});

const pieces =
  "He said that the envoy told reporters “ ” \" ' ‘ ’ , . ? ! … — - : according to officials denied cannot U.S. 3.5 😀 e\u0301 مرحبا \n\n \n ( )";
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces.split(" "), "\n\n"), { maxLength: 200 }).map((parts) => parts.join(" ")),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);

test("ranges lie within the words, cues do not overlap, and probabilities are some, in any text", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { forms, found } = find(text);
      let behind = 0;
      for (const { cue, source, content, probability } of found) {
        expect(cue.from).toBeGreaterThanOrEqual(behind);
        behind = cue.to;
        for (const { from, to } of [cue, ...source, ...content])
          expect(from >= 0 && from < to && to <= forms.length).toBe(true);
        for (const value of Object.values(probability)) expect(value >= 0 && value <= 1 + 1e-6).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["only quotation marks", "“".repeat(MAX_WORDS)],
  ["only marks of both kinds", "“”".repeat(MAX_WORDS / 2)],
  ["only cues", "said ".repeat(MAX_WORDS)],
  ["combining characters", "e\u0301\u0302\u0303 ".repeat(MAX_WORDS)],
  ["emoji", "😀 👩‍👩‍👧 said: ".repeat(MAX_WORDS / 4)],
])("a sequence of %s is read", (_, text) => {
  const { forms, found } = find(text);
  for (const { cue, source, content } of found)
    for (const { from, to } of [cue, ...source, ...content])
      expect(from >= 0 && from < to && to <= forms.length).toBe(true);
});
