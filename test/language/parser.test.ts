import fc from "fast-check";
import { expect, test } from "vitest";
import { english, englishParser } from "../../src/language/english.js";
import { MAX_WORDS } from "../../src/language/network.js";
import { rangesOf } from "../../src/language/sequences.js";
import { isTree } from "../../src/language/spanning-tree.js";
import { parseReport, type Tree } from "../../src/language/trees.js";
import { treebankWords, type Word } from "../../src/language/words.js";
import { segment } from "../../src/text/segment.js";

const parse = (text: string): Tree[] => [...parseReport(text, segment(text), englishParser())];

/** What holds of the trees of any text. */
function expectSound(text: string, trees: readonly Tree[]): void {
  const { upos, xpos, label } = english().model.vocabulary;
  for (const { words, start, end } of trees) {
    expect(isTree(words.map(({ head }) => head))).toBe(true);
    expect([start, end]).toEqual([words[0]!.start, words.at(-1)!.end]);
    for (const word of words) {
      expect(text.slice(word.start, word.end)).toBe(word.form);
      expect(word.label === "root").toBe(word.head === 0);
      expect(upos).toContain(word.upos);
      expect(xpos).toContain(word.xpos);
      expect(label).toContain(word.label);
      expect(word.lemma).not.toBe("");
    }
  }
  const places = trees.flatMap(({ words }) => words.map(({ start, end }) => [start, end]));
  expect(places).toEqual(treebankWords(text, segment(text)).map(({ start, end }) => [start, end]));
}

/** Sentences so plain that any weights worth shipping parse them right: form, head, label. */
const plain: [text: string, arcs: [form: string, head: number, label: string][]][] = [
  [
    "The minister said that talks would resume.",
    [
      ["The", 2, "det"],
      ["minister", 3, "nsubj"],
      ["said", 0, "root"],
      ["that", 7, "mark"],
      ["talks", 7, "nsubj"],
      ["would", 7, "aux"],
      ["resume", 3, "ccomp"],
      [".", 3, "punct"],
    ],
  ],
  [
    "She did not leave.",
    [
      ["She", 4, "nsubj"],
      ["did", 4, "aux"],
      ["not", 4, "advmod"],
      ["leave", 0, "root"],
      [".", 4, "punct"],
    ],
  ],
];

test.each(plain)("%s", (text, arcs) => {
  expect(parse(text).map(({ words }) => words.map(({ form, head, label }) => [form, head, label]))).toEqual([arcs]);
});

test("sentences of one paragraph are trees of their own, with their places in the layout", () => {
  const trees = parse("Talks\n\nShe left. He stayed.\n\n“Why?” asked Rask.");
  expect(trees.map(({ sentence, paragraph, words }) => [sentence, paragraph, words.length])).toEqual([
    [0, 0, 1],
    [1, 1, 3],
    [2, 1, 3],
    [3, 2, 7],
  ]);
});

test("an empty text has no trees", () => {
  expect(parse("")).toEqual([]);
  expect(parse(" \n\n\t")).toEqual([]);
});

test("whatever the text, its trees hold every word once, and each has one root", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "“",
      "”",
      "'",
      "n't",
      ". ",
      "!?",
      "\n\n",
      "👩‍👩‍👧",
      "e\u0301\u0302",
      "He said",
      "—",
      "www.example.org/a",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join(" ");
      expectSound(text, parse(text));
    }),
  );
});

const hard: [why: string, text: string, trees: number][] = [
  ["a sentence of 20,000 words without a blank", "a,".repeat(10_000), Math.ceil(20_000 / MAX_WORDS)],
  ["a paragraph of quotation marks alone", "“".repeat(2_000), Math.ceil(2_000 / MAX_WORDS)],
];

test.each(hard)("%s is cut into trees", { timeout: 120_000 }, (_, text, count) => {
  const trees = parse(text);
  expect(trees).toHaveLength(count);
  expectSound(text, trees);
});

test("long paragraphs are cut behind the last sentence that fits, long sentences where they must be", () => {
  const words = (lengths: readonly number[]): Word[] =>
    lengths.flatMap((length, sentence) => Array.from({ length }, () => ({ start: 0, end: 1, sentence, paragraph: 0 })));
  const cuts = (...lengths: number[]) => rangesOf(words(lengths)).map(({ from, to }) => to - from);
  expect(cuts(100, 200)).toEqual([300]);
  expect(cuts(300, 300)).toEqual([300, 300]);
  expect(cuts(MAX_WORDS)).toEqual([MAX_WORDS]);
  expect(cuts(MAX_WORDS, 1)).toEqual([MAX_WORDS, 1]);
  expect(cuts(1, MAX_WORDS)).toEqual([1, MAX_WORDS]);
  expect(cuts(10, 2 * MAX_WORDS + 5, 20)).toEqual([10, MAX_WORDS, MAX_WORDS, 25]);
});
