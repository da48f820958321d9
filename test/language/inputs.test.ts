import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AFFIX_BUCKETS,
  formInputs,
  PLACES,
  placesOf,
  quotationStates,
  SHAPE_COUNT,
} from "../../src/language/inputs.js";
import { treebankWords } from "../../src/language/words.js";
import { segment } from "../../src/text/segment.js";

const SHAPES = ["lower", "title", "upper", "mixed", "number", "mark", "coded", "initial"];

describe("a written form", () => {
  test.each([
    ["folds case", "Talks", "talks"],
    ["folds digits of every script", "2019", "0000"],
    ["so that years are alike", "١٩-B2", "00-b0"],
    ["folds curly apostrophes", "n’t", "n't"],
    ["and quotation marks", "“„”", '"""'],
    ["keeps accents", "Élysée", "élysée"],
    ["keeps what no alphabet has", "😀", "😀"],
  ])("%s", (_, form, key) => {
    expect(formInputs(form).key).toBe(key);
  });

  test.each([
    ["talks", "lower"],
    ["Talks", "title"],
    ["Élan", "title"],
    ["UN", "upper"],
    ["U.S.", "upper"],
    ["McGrath", "mixed"],
    ["iPhone", "mixed"],
    ["1,500.5", "number"],
    ["14/3", "number"],
    ["G7", "coded"],
    ["3rd", "coded"],
    ["“", "mark"],
    ["😀", "mark"],
    ["J", "initial"],
    ["J.", "initial"],
    ["محادثات", "lower"],
  ])("%s has the shape %s", (form, shape) => {
    expect(SHAPES[formInputs(form).shape]).toBe(shape);
  });

  test("has the affixes of its key, whatever the case", () => {
    const { key: _key, shape: _shape, ...affixes } = formInputs("Resumed");
    const { key: _other, shape: _lower, ...same } = formInputs("resumed");
    expect(affixes).toEqual(same);
    // As the trained tables have them: another hash would read other rows.
    expect(affixes).toEqual({ prefix3: 1877, suffix2: 1080, suffix3: 999 });
  });

  test("has places in the tables, however odd it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 20 }), (form) => {
        const { prefix3, suffix2, suffix3, shape } = formInputs(form);
        for (const bucket of [prefix3, suffix2, suffix3])
          expect(Number.isInteger(bucket) && bucket >= 0 && bucket < AFFIX_BUCKETS).toBe(true);
        expect(shape >= 0 && shape < SHAPE_COUNT).toBe(true);
      }),
    );
  });
});

/** The words of a text with the state of each behind a slash. */
const statesOf = (text: string): string => {
  const layout = segment(text);
  const words = treebankWords(text, layout);
  const states = quotationStates(words, layout.quotations);
  return words.map(({ start, end }, i) => `${text.slice(start, end)}/${states[i]}`).join(" ");
};

describe("the state of quotation", () => {
  test.each([
    ["opens, holds and closes", "He said “no deal” again.", "He/0 said/0 “/1 no/2 deal/2 ”/4 again/0 ./0"],
    ["marks what is nested", "“He said ‘no’ now.”", "“/1 He/2 said/2 ‘/1 no/3 ’/4 now/2 ./2 ”/4"],
    ["goes on in the next paragraph", "“One.\n\n“Two.” So.", "“/1 One/2 ./4 “/1 Two/2 ./2 ”/4 So/0 ./0"],
    ["ends with its paragraph where nothing closes it", "“One two\n\nSo.", "“/1 One/2 two/4 So/0 ./0"],
    ["is outside without marks", "So it is.", "So/0 it/0 is/0 ./0"],
  ])("%s", (_, text, states) => {
    expect(statesOf(text)).toBe(states);
  });
});

test("places tell sentences begun and headings", () => {
  const text = "TALKS RESUME\n\nHe left. “So.”";
  const layout = segment(text);
  expect(layout.paragraphs.map(({ kind }) => kind)).toEqual(["heading", "body"]);
  expect([...placesOf(treebankWords(text, layout), layout)]).toEqual([15, 10, 5, 0, 0, 6, 2, 2, 4]);
});

test("places are below their number in any text", () => {
  const parts = fc.constantFrom("“", "”", "‘", "’", '"', "a", "A B C", ".", "\n", "\n\n", " ", "Q:", "😀", "e\u0301");
  fc.assert(
    fc.property(
      fc.array(parts, { maxLength: 60 }).map((list) => list.join("")),
      (text) => {
        const layout = segment(text);
        const words = treebankWords(text, layout);
        const places = placesOf(words, layout);
        expect(places.length).toBe(words.length);
        expect(places.every((place) => place < PLACES)).toBe(true);
      },
    ),
  );
});
