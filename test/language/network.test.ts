import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { english } from "../../src/language/english.js";
import { plainKernels } from "../../src/language/kernels/plain.js";
import { type Encoded, MAX_WORDS, type Network, openNetwork } from "../../src/language/network.js";

/** What PyTorch itself gave for these weights: written by training/pack.py together with the model. */
interface Case {
  readonly words: string[];
  readonly places: number[];
  readonly cues: number[];
  readonly spans: [from: number, to: number][];
  readonly roles: number[];
  readonly upos: number[];
  readonly arcs: number[];
  readonly heads: number[];
  readonly labels: number[];
}
const { cases, ...fixture } = JSON.parse(readFileSync(new URL("fixtures/english.json", import.meta.url), "utf8")) as {
  model: string;
  steps: number;
  cases: Case[];
};
/** Activations are rounded to 1/512 here and not there; scores are of the order of 10. */
const TOLERANCE = 0.03;

let simd: Network;
let plain: Network;
beforeAll(() => {
  simd = english();
  plain = openNetwork(simd.model, { kernels: plainKernels });
});

const rolesOf = (encoded: Encoded, { spans, words }: Case): number[] => {
  const cues = spans.map(([from, to]) => ({ from, to }));
  const sentences = words.map(() => 0);
  return cues.flatMap((cue) => [...encoded.roleScores(cue, cues, sentences).scores]);
};
const scoresOf = (network: Network, one: Case) => {
  const encoded = network.encode(one.words, one.places);
  return {
    upos: encoded.tagScores("upos"),
    cues: encoded.cueScores(),
    roles: rolesOf(encoded, one),
    arcs: encoded.arcScores(),
    labels: encoded.labelScores(one.heads),
  };
};
const farthest = (ours: ArrayLike<number>, theirs: ArrayLike<number>): number => {
  expect(ours.length).toBe(theirs.length);
  return Math.max(...Array.from(ours, (value, i) => Math.abs(value - theirs[i]!)));
};

test("the fixture was made of the weights that are here", () => {
  expect(fixture).toEqual({ model: simd.model.name, steps: (simd.model as { steps?: number }).steps });
});

describe.each(cases.map((one) => [one.words.join(" "), one] as const))("%s", (_, one) => {
  test.each(["upos", "cues", "roles", "arcs", "labels"] as const)("%s are PyTorch's", (kind) => {
    for (const network of [simd, plain])
      expect(farthest(scoresOf(network, one)[kind], one[kind])).toBeLessThan(TOLERANCE);
  });

  test("both kernels give the same", () => {
    expect(scoresOf(plain, one)).toEqual(scoresOf(simd, one));
  });
});

test("the same words give the same scores again, whatever was asked between", () => {
  const [first, second] = cases as [Case, Case];
  const before = scoresOf(simd, first);
  scoresOf(simd, second);
  expect(scoresOf(simd, first)).toEqual(before);
  const encoded = simd.encode(first.words, first.places);
  encoded.arcScores();
  encoded.labelScores(first.heads);
  encoded.tagScores("xpos");
  expect(encoded.arcScores()).toEqual(before.arcs);
  expect(rolesOf(encoded, first)).toEqual(before.roles);
  expect(encoded.cueScores()).toEqual(before.cues);
  expect(encoded.tagScores("upos")).toEqual(before.upos);
});

test("a short sequence behind a long one sees nothing of it", () => {
  const [one] = cases as [Case];
  const fresh = scoresOf(simd, one);
  const long = Array.from({ length: MAX_WORDS }, (_, i) => one.words[i % one.words.length]!);
  const encoded = simd.encode(
    long,
    long.map(() => 0),
  );
  encoded.roleScores({ from: 200, to: 203 }, [{ from: 200, to: 203 }], new Uint8Array(MAX_WORDS));
  expect(scoresOf(simd, one)).toEqual(fresh);
});

test("what was encoded before cannot be asked any more", () => {
  const earlier = simd.encode(["One"], [5]);
  simd.encode(["Two"], [5]);
  for (const ask of [
    () => earlier.cueScores(),
    () => earlier.roleScores({ from: 0, to: 1 }, [], [0]),
    () => earlier.tagScores("upos"),
    () => earlier.arcScores(),
    () => earlier.labelScores([0]),
  ])
    expect(ask).toThrow("another sequence was encoded since");
});

describe("length", () => {
  const words = (length: number) => Array.from({ length }, (_, i) => `word${i % 7}`);
  const encode = (length: number) => simd.encode(words(length), new Uint8Array(length));

  test("no words and too many are refused", () => {
    expect(() => encode(0)).toThrow(RangeError);
    expect(() => encode(MAX_WORDS + 1)).toThrow(RangeError);
  });

  test.each([1, 2, MAX_WORDS])("%i words have scores in their number, all finite", (length) => {
    const encoded = encode(length);
    const cue = { from: length - 1, to: length };
    const { first, scores } = encoded.roleScores(cue, [cue], new Uint8Array(length));
    const arcs = encoded.arcScores();
    expect(encoded.length).toBe(length);
    expect(first).toBe(Math.max(0, length - 1 - 96));
    expect(scores.length).toBe((length - first) * 5);
    expect(arcs.length).toBe(length * (length + 1));
    const labels = encoded.labelScores(new Uint16Array(length).fill(length));
    for (const list of [encoded.cueScores(), encoded.tagScores("xpos"), scores, arcs, labels])
      expect(list.every(Number.isFinite)).toBe(true);
  });
});

test("odd forms are words like others", () => {
  const odd = ["😀", "👩‍👩‍👧", "e\u0301", "\ud83d", "", "\u200f", "ﬁ", "x".repeat(10_000), "__proto__", "\0"];
  const encoded = simd.encode(odd, new Uint8Array(odd.length));
  expect(encoded.cueScores().every(Number.isFinite)).toBe(true);
  // The same key and shape, thus the same word.
  const scores = (form: string) => simd.encode([form], [5]).tagScores("upos");
  expect(scores("1984")).toEqual(scores("2019"));
});
