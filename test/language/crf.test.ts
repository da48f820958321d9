import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestPath, type Chain, latticeOf, spansOf } from "../../src/language/crf.js";

/** Every labelling of a sequence with its score: what the fast sums are held to. */
function everyPath({ labels, first, step }: Chain, scores: Float32Array): { path: number[]; score: number }[] {
  const length = scores.length / labels;
  return Array.from({ length: labels ** length }, (_, number) => {
    const path = Array.from({ length }, (_, t) => Math.floor(number / labels ** t) % labels);
    const score = path.reduce(
      (sum, label, t) =>
        sum + scores[t * labels + label]! + (t === 0 ? first[label]! : step[path[t - 1]! * labels + label]!),
      0,
    );
    return { path, score };
  });
}

const cost = fc.double({ min: -4, max: 4, noNaN: true });
const floats = (length: number) =>
  fc.array(cost, { minLength: length, maxLength: length }).map((list) => Float32Array.from(list));
/** Chains of 3 and 5 labels with the scores of a short sequence; some steps are all but forbidden, as in training. */
const cases = fc.constantFrom(3, 5).chain((labels) =>
  fc.integer({ min: 1, max: labels === 3 ? 6 : 4 }).chain((length) =>
    fc
      .tuple(floats(labels), floats(labels * labels), floats(labels * length), fc.boolean())
      .map(([first, step, scores, isStrict]) => {
        const forbidden = -10_000;
        if (isStrict)
          for (let to = 2; to < labels; to += 2) {
            first[to] = forbidden;
            for (let from = 0; from < labels; from++)
              if (from !== to && from !== to - 1) step[from * labels + to] = forbidden;
          }
        return { chain: { labels, first, step } satisfies Chain, scores, length };
      }),
  ),
);

test("the best path is the best of all", () => {
  fc.assert(
    fc.property(cases, ({ chain, scores }) => {
      const all = everyPath(chain, scores);
      const best = Math.max(...all.map(({ score }) => score));
      const path = [...bestPath(chain, scores)];
      expect(all.find((each) => each.path.join() === path.join())!.score).toBeCloseTo(best, 6);
    }),
  );
});

test("the probability of a span is that of all labellings with just this span", () => {
  fc.assert(
    fc.property(cases, ({ chain, scores, length }) => {
      const all = everyPath(chain, scores);
      const most = Math.max(...all.map(({ score }) => score));
      const weight = ({ score }: { score: number }) => Math.exp(score - most);
      const total = all.reduce((sum, each) => sum + weight(each), 0);
      const share = (has: (path: number[]) => boolean) =>
        all.reduce((sum, each) => sum + (has(each.path) ? weight(each) : 0), 0) / total;
      const lattice = latticeOf(chain, scores);
      for (let begin = 1; begin < chain.labels; begin += 2)
        for (let from = 0; from < length; from++) {
          expect(Math.exp(lattice.begins(from, begin))).toBeCloseTo(
            share((path) => path[from] === begin),
            5,
          );
          let sum = 0;
          for (let to = from + 1; to <= length; to++) {
            const isJust = (path: number[]) =>
              path[from] === begin &&
              path.slice(from + 1, to).every((label) => label === begin + 1) &&
              path[to] !== begin + 1;
            const probability = lattice.probability({ from, to, begin });
            expect(probability).toBeCloseTo(share(isJust), 5);
            sum += probability;
          }
          expect(sum).toBeCloseTo(Math.exp(lattice.begins(from, begin)), 5);
        }
    }),
    { numRuns: 60 },
  );
});

test("a long sequence of sure scores neither overflows nor loses its certainty", () => {
  const length = 20_000;
  const chain = { labels: 3, first: new Float32Array(3), step: new Float32Array(9) };
  const scores = Float32Array.from({ length: length * 3 }, (_, i) => (i % 3 === 0 ? 50 : -50));
  scores.set([-50, 50, -50], 3 * 777);
  const lattice = latticeOf(chain, scores);
  expect(lattice.probability({ from: 777, to: 778, begin: 1 })).toBeCloseTo(1, 6);
  expect(lattice.probability({ from: 778, to: 779, begin: 1 })).toBeCloseTo(0, 6);
  expect(spansOf(bestPath(chain, scores))).toEqual([{ from: 777, to: 778, begin: 1 }]);
});

test("an empty sequence has no spans", () => {
  const chain = { labels: 3, first: new Float32Array(3), step: new Float32Array(9) };
  expect(spansOf(bestPath(chain, new Float32Array(0)))).toEqual([]);
  expect(latticeOf(chain, new Float32Array(0)).length).toBe(0);
});

describe("the spans of a path", () => {
  const told = (path: number[]) => spansOf(path).map(({ from, to, begin }) => `${begin}:${from}-${to}`);
  test.each([
    ["none", [0, 0, 0], []],
    ["begun and gone on", [0, 1, 2, 2, 0], ["1:1-4"]],
    ["to the end", [0, 0, 3, 4], ["3:2-4"]],
    ["one behind the other", [1, 1, 2], ["1:0-1", "1:1-3"]],
    ["of two roles side by side", [1, 2, 3, 4], ["1:0-2", "3:2-4"]],
    ["gone on from nothing begins there", [0, 2, 2, 0], ["1:1-3"]],
    ["gone on from another role too", [1, 4, 4], ["1:0-1", "3:1-3"]],
  ])("%s", (_, path, spans) => {
    expect(told(path)).toEqual(spans);
  });
});
