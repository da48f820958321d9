import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestHeads, isTree } from "../../src/language/spanning-tree.js";

/** All trees with one root over so many words, by trying every choice of heads. */
function everyTree(length: number): number[][] {
  let heads: number[][] = [[]];
  for (let word = 1; word <= length; word++)
    heads = heads.flatMap((so) =>
      Array.from({ length: length + 1 }, (_, head) => [...so, head]).filter((all) => all.at(-1) !== word),
    );
  return heads.filter(isTree);
}

const sumOf = (scores: ArrayLike<number>, heads: ArrayLike<number>) =>
  Array.from(heads).reduce((sum, head, i) => sum + scores[i * (heads.length + 1) + head]!, 0);

describe("heads are a tree with one root", () => {
  const cases: [heads: number[], is: boolean, why: string][] = [
    [[0], true, "a word alone is the root"],
    [[2, 0, 2], true, "both hang from the second"],
    [[0, 0], false, "two roots"],
    [[2, 1], false, "a circle and no root"],
    [[0, 3, 2], false, "a circle beside the root"],
    [[0, 2], false, "a word that hangs from itself"],
    [[2, 3, 4, 0], true, "a chain"],
    [[3, 0, 4, 1], false, "a circle of three"],
  ];
  test.each(cases)("%j: %s (%s)", (heads, is) => {
    expect(isTree(heads)).toBe(is);
  });
});

/** Rows of a dependent: the score of the root, then of each word as its head. */
const chosen: [why: string, rows: number[][], heads: number[]][] = [
  [
    "best heads that make a tree stay",
    [
      [0, 0, 9],
      [9, 0, 0],
    ],
    [2, 0],
  ],
  [
    "two that choose each other: the one that fits the root better goes there",
    [
      [1, 0, 9],
      [3, 9, 0],
    ],
    [2, 0],
  ],
  [
    "two that choose the root: the dearer one is kept",
    [
      [9, 0, 1],
      [8, 2, 0],
    ],
    [0, 1],
  ],
  [
    "a circle is opened where that costs least",
    [
      [1, 0, 9, 0],
      [0, 0, 0, 9],
      [0, 9, 8, 0],
    ],
    [0, 3, 1],
  ],
  [
    "a word is never its own head, however high that scores",
    [
      [0, 99, 1],
      [1, 0, 99],
    ],
    [2, 0],
  ],
];

test.each(chosen)("%s", (_, rows, heads) => {
  expect([...bestHeads(rows.flat(), rows.length)]).toEqual(heads);
});

const scoresOf = (length: number, value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: length * (length + 1), maxLength: length * (length + 1) });

test("no tree scores higher", () => {
  const trees = [0, 1, 2, 3, 4, 5].map(everyTree);
  const sentence = fc
    .integer({ min: 1, max: 5 })
    .chain((length) => fc.tuple(fc.constant(length), scoresOf(length, fc.integer({ min: -20, max: 20 }))));
  fc.assert(
    fc.property(sentence, ([length, scores]) => {
      const most = Math.max(...trees[length]!.map((heads) => sumOf(scores, heads)));
      expect(sumOf(scores, bestHeads(scores, length))).toBe(most);
    }),
    { numRuns: 300 },
  );
});

test("whatever the scores, infinite ones and none at all, the answer is a tree with one root", () => {
  const sentence = fc
    .integer({ min: 1, max: 30 })
    .chain((length) => fc.tuple(fc.constant(length), scoresOf(length, fc.oneof(fc.double(), fc.constantFrom(0, 1)))));
  fc.assert(
    fc.property(sentence, ([length, scores]) => {
      expect(isTree(bestHeads(scores, length))).toBe(true);
    }),
  );
});

test("500 words in which every two choose each other take well under a second", () => {
  const length = 500;
  const scores = new Float32Array(length * (length + 1));
  // Pairs, then pairs of pairs, and so on: circles within circles, as deep as they go.
  for (let i = 0; i < length; i++)
    for (let head = 1; head <= length; head++) scores[i * (length + 1) + head] = Math.clz32(i ^ (head - 1));
  const started = performance.now();
  expect(isTree(bestHeads(scores, length))).toBe(true);
  expect(performance.now() - started).toBeLessThan(1000);
});
