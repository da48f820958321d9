import fc from "fast-check";
import { expect, test } from "vitest";
import { biaffine, type Sides } from "../../src/language/biaffine.js";

const floats = (length: number) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.integer({ min: -8, max: 8 })), { minLength: length, maxLength: length })
    .map((values) => Float32Array.from(values));
const sides = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([length, width]) =>
  fc.record({
    heads: floats((length + 1) * width),
    deps: floats(length * width),
    arc: floats(width * width),
    bias: floats(width),
    constant: fc.integer({ min: -3, max: 3 }),
  }),
);

/** The formula as it is written. */
function score({ heads, deps, arc, bias, constant }: Sides, word: number, head: number): number {
  const width = bias.length;
  let sum = constant;
  for (let j = 0; j < width; j++) {
    sum += bias[j]! * heads[head * width + j]!;
    for (let k = 0; k < width; k++) sum += deps[word * width + k]! * arc[k * width + j]! * heads[head * width + j]!;
  }
  return sum;
}

test("each score is what the formula says, whatever the width and length", () => {
  fc.assert(
    fc.property(sides, (given) => {
      const length = given.deps.length / given.bias.length;
      biaffine(given).forEach((value, i) => {
        expect(value).toBe(score(given, Math.floor(i / (length + 1)), i % (length + 1)) + 0);
      });
    }),
  );
});

test("with sentences given, the root and words of the same one have the same scores, all others none", () => {
  fc.assert(
    fc.property(sides, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (given, isFirst) => {
      const length = given.deps.length / given.bias.length;
      let sentence = 0;
      const sentences = isFirst.slice(0, length).map((first) => (first ? ++sentence : sentence));
      const whole = biaffine(given);
      biaffine(given, sentences).forEach((value, i) => {
        const [word, head] = [Math.floor(i / (length + 1)), i % (length + 1)];
        const isWithin = head === 0 || sentences[head - 1] === sentences[word];
        expect(value).toBe(isWithin ? whole[i] : Number.NEGATIVE_INFINITY);
      });
    }),
  );
});
