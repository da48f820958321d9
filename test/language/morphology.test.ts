import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { englishMorphology } from "../../src/language/english.js";
import { MORPHOLOGY_FORMAT, openMorphology, readMorphology } from "../../src/language/morphology.js";
import type { TreeNode } from "../../src/language/tree-context.js";

const morphology = englishMorphology();

describe("lemmas", () => {
  const cases: [form: string, xpos: string, lemma: string, why: string][] = [
    ["talks", "NNS", "talk", "a regular plural"],
    ["parties", "NNS", "party", "-ies"],
    ["MEN", "NNS", "man", "an exception, whatever its capitals"],
    ["said", "VBD", "say", "an exception"],
    ["were", "VBD", "be", "nothing in common with its lemma"],
    ["stopped", "VBD", "stop", "a doubled consonant"],
    ["voting", "VBG", "vote", "a silent e comes back"],
    ["n't", "RB", "not", "a clitic"],
    ["n’t", "RB", "not", "the same with a curly apostrophe"],
    ["Valko", "NNP", "Valko", "names keep their capitals"],
    ["Ministers", "NNS", "minister", "others lose the first one"],
    ["larger", "JJR", "large", "a comparative"],
    ["12,500", "CD", "12500", "figures lose their commas"],
    ["constructor", "NN", "constructor", "a word that objects have as a key"],
    ["__proto__", "NN", "__proto__", "another one"],
    ["😀", "NFP", "😀", "no letters at all"],
  ];
  test.each(cases)("%s %s: %s (%s)", (form, xpos, lemma) => {
    expect(morphology.lemma(form, xpos)).toBe(lemma);
  });

  test("any form has one, and never an empty one", () => {
    const form = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(form, fc.constantFrom("NN", "VBD", "NNP", "NNPS", "CD", "GW", "nonsense"), (word, xpos) => {
        expect(morphology.lemma(word, xpos)).not.toBe("");
      }),
    );
  });
});

/** `form/UPOS/XPOS/head/label` for each word. */
const tree = (written: string): TreeNode[] =>
  written.split(" ").map((word) => {
    const [form, upos, xpos, head, label] = word.split("/") as [string, string, string, string, string];
    return { form, upos, xpos, head: Number(head), label };
  });

describe("features", () => {
  const cases: [why: string, sentence: string, at: number, feats: string][] = [
    ["one noun", "talks/NOUN/NNS/0/root", 0, "Number=Plur"],
    [
      "a pronoun by its form",
      "we/PRON/PRP/2/nsubj went/VERB/VBD/0/root",
      0,
      "Case=Nom|Number=Plur|Person=1|PronType=Prs",
    ],
    [
      "a verb is one where its subject is",
      "Rask/PROPN/NNP/2/nsubj left/VERB/VBD/0/root",
      1,
      "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
    ],
    [
      "and several where that is several",
      "envoys/NOUN/NNS/2/nsubj left/VERB/VBD/0/root",
      1,
      "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin",
    ],
    [
      "its person is its subject's",
      "we/PRON/PRP/2/nsubj left/VERB/VBD/0/root",
      1,
      "Mood=Ind|Number=Plur|Person=1|Tense=Past|VerbForm=Fin",
    ],
    [
      "a passive participle has its auxiliary",
      "they/PRON/PRP/3/nsubj:pass were/AUX/VBD/3/aux:pass told/VERB/VBN/0/root",
      2,
      "Tense=Past|VerbForm=Part|Voice=Pass",
    ],
    [
      "an active one has another",
      "they/PRON/PRP/3/nsubj had/AUX/VBD/3/aux told/VERB/VBN/0/root",
      2,
      "Tense=Past|VerbForm=Part",
    ],
    ["an infinitive has its to", "to/PART/TO/2/mark leave/VERB/VB/0/root", 1, "VerbForm=Inf"],
    ["figures and words are told apart", "forty/NUM/CD/0/root", 0, "NumForm=Word|NumType=Card"],
    ["a preposition has none", "of/ADP/IN/2/case it/PRON/PRP/0/root", 0, ""],
    ["tags that nobody knows have none", "x/NONE/NONE/0/root", 0, ""],
  ];
  test.each(cases)("%s", (_, sentence, at, feats) => {
    expect(morphology.feats(tree(sentence), at)).toBe(feats);
  });
});

test("the table that is shipped is small", () => {
  const file = new URL("../../models/english.morphology.json", import.meta.url);
  expect(readFileSync(file).length).toBeLessThan(600_000);
});

describe("a broken table", () => {
  const empty = { capitals: {}, suffixes: {}, exceptions: {}, verbs: "" };
  const cases: [why: string, text: string, code: string][] = [
    ["no JSON", "{", "MODEL_INVALID"],
    ["null", "null", "MODEL_UNKNOWN"],
    ["another format", JSON.stringify({ format: MORPHOLOGY_FORMAT + 1 }), "MODEL_UNKNOWN"],
    ["parts missing", JSON.stringify({ format: MORPHOLOGY_FORMAT }), "MODEL_INVALID"],
    ["no features", JSON.stringify({ format: MORPHOLOGY_FORMAT, lemmas: empty }), "MODEL_INVALID"],
  ];
  test.each(cases)("%s is refused", (_, text, code) => {
    expect(() => readMorphology(text, "table.json")).toThrow(expect.objectContaining({ code }));
  });

  test("an empty one answers with the form", () => {
    const none = openMorphology({ format: MORPHOLOGY_FORMAT, lemmas: empty, features: { sets: [], rules: {} } });
    expect(none.lemma("Talks", "NNS")).toBe("talks");
    expect(none.feats(tree("talks/NOUN/NNS/0/root"), 0)).toBe("");
  });
});
