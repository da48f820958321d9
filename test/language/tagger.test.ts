import { describe, expect, test } from "vitest";
import { english } from "../../src/language/english.js";
import { placesOf } from "../../src/language/inputs.js";
import { bestColumns, tagsOf } from "../../src/language/tagger.js";
import { treebankWords } from "../../src/language/words.js";
import { segment } from "../../src/text/segment.js";

describe("the best column", () => {
  const cases: [why: string, scores: number[], width: number, without: number, best: number[]][] = [
    ["of each row", [1, 3, 2, 9, 8, 7], 3, -1, [1, 0]],
    ["the first of equals", [5, 5, 5], 3, -1, [0]],
    ["never the one left out", [1, 9, 2], 3, 1, [2]],
    ["nor where that is the first", [9, 1, 2], 3, 0, [2]],
    ["no rows, no columns", [], 3, -1, []],
  ];
  test.each(cases)("%s", (_, scores, width, without, best) => {
    expect(bestColumns(scores, width, without)).toEqual(best);
  });
});

/** Sentences so plain that any weights worth shipping tag them right. */
const plain: [text: string, upos: string, xpos: string][] = [
  ["The old minister left the city.", "DET ADJ NOUN VERB DET NOUN PUNCT", "DT JJ NN VBD DT NN ."],
  ["She did not leave.", "PRON AUX PART VERB PUNCT", "PRP VBD RB VB ."],
  ["They can't wait for peace.", "PRON AUX PART VERB ADP NOUN PUNCT", "PRP MD RB VB IN NN ."],
];

test.each(plain)("%s", (text, upos, xpos) => {
  const layout = segment(text);
  const words = treebankWords(text, layout);
  const network = english();
  const forms = words.map(({ start, end }) => text.slice(start, end));
  const tags = tagsOf(network, network.encode(forms, placesOf(words, layout)));
  expect([tags.upos.join(" "), tags.xpos.join(" ")]).toEqual([upos, xpos]);
});
