import fc from "fast-check";
import { expect, test } from "vitest";
import { FIRST_ADDRESS, type Kernels, openKernels } from "../../src/language/kernels/kernels.js";
import { plainKernels } from "../../src/language/kernels/plain.js";
import { simdKernels } from "../../src/language/kernels/simd.js";

/** A memory with room for these lists one behind another, and the address of each. */
function laidOut(lists: readonly (Float32Array | Int8Array)[], spare: number) {
  let next = FIRST_ADDRESS;
  const addresses = lists.map((list) => {
    const at = next;
    next += (list.byteLength + 15) & ~15;
    return at;
  });
  const memory = new WebAssembly.Memory({ initial: Math.ceil((next + 2 * spare) / 65536) });
  lists.forEach((list, i) => {
    new Uint8Array(memory.buffer, addresses[i], list.byteLength).set(new Uint8Array(list.buffer));
  });
  return { memory, addresses, free: next, further: next + ((spare + 15) & ~15) };
}

type Laid = ReturnType<typeof laidOut>;

/** Runs both over equal memories: so many floats at the address given back must be the same, bit for bit (tolerance 0). */
function sameFromBoth(
  lists: readonly (Float32Array | Int8Array)[],
  length: number,
  work: (kernels: Kernels, laid: Laid) => number,
): void {
  const [simd, plain] = [simdKernels, plainKernels].map((open) => {
    const laid = laidOut(lists, 1 << 20);
    const at = work(open(laid.memory)!, laid);
    return new Float32Array(laid.memory.buffer, at, length);
  });
  for (let i = 0; i < length; i++) {
    const [a, b] = [simd![i]!, plain![i]!];
    if (a !== b) expect.fail(`place ${i}: ${a} by SIMD, ${b} by plain code`);
  }
}

/** Numbers that are the same for the same seed, within ±size. */
function numbers(seed: number, length: number, size: number): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * size;
  });
}
const weights = (seed: number, length: number) => Int8Array.from(numbers(seed, length, 127.4));

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const rows = fc.integer({ min: 1, max: 9 });
const eights = fc.integer({ min: 1, max: 12 }).map((n) => n * 8);
const outputs = fc.integer({ min: 1, max: 19 });
/** Small ones, ordinary ones, and ones beyond the ±64 that fixed point holds. */
const sizes = fc.constantFrom(0.001, 3, 200);

test("this machine has the SIMD that the check is about", () => {
  const memory = new WebAssembly.Memory({ initial: 2 });
  expect(openKernels(memory).kind).toBe("simd");
  expect(plainKernels(memory).kind).toBe("plain");
});

test("rows are normalised alike", () => {
  fc.assert(
    fc.property(seeds, rows, eights, sizes, (seed, count, channels, size) => {
      const lists = [
        numbers(seed, count * channels, size),
        numbers(seed + 1, channels, 2),
        numbers(seed + 2, channels, 2),
      ];
      sameFromBoth(lists, count * channels, (kernels, { addresses: [x, weight, bias], free }) => {
        kernels.normalise(x!, count, channels, weight!, bias!, free);
        return free;
      });
    }),
  );
});

test("rows are multiplied alike, with outputs that are no multiple of two or four", () => {
  fc.assert(
    fc.property(seeds, rows, eights, outputs, sizes, (seed, count, inputs, outs, size) => {
      const lists = [
        numbers(seed, count * inputs, size),
        weights(seed + 1, outs * inputs),
        numbers(seed + 2, outs, 0.001),
        numbers(seed + 3, outs, 1),
      ];
      sameFromBoth(lists, count * outs, (kernels, { addresses: [x, w, scale, bias], free, further }) => {
        kernels.dense(x!, count, inputs, outs, w!, scale!, bias!, free, further);
        return free;
      });
    }),
  );
});

test("gated convolutions add alike, whatever their dilation", () => {
  fc.assert(
    fc.property(
      seeds,
      rows,
      eights,
      fc.integer({ min: 1, max: 16 }),
      sizes,
      (seed, count, channels, dilation, size) => {
        const lists = [
          numbers(seed, count * channels, size),
          numbers(seed + 1, channels, 2),
          numbers(seed + 2, channels, 2),
          weights(seed + 3, 6 * channels * channels),
          numbers(seed + 4, 2 * channels, 0.0001),
          numbers(seed + 5, 2 * channels, 5),
        ];
        sameFromBoth(lists, count * channels, (kernels, { addresses: [x, nw, nb, w, scale, bias], free, further }) => {
          kernels.gated(x!, count, channels, dilation, nw!, nb!, w!, scale!, bias!, free, further);
          return x!;
        });
      },
    ),
  );
});

test("a convolution sees zeros beyond the ends, and only them", () => {
  const memory = new WebAssembly.Memory({ initial: 4 });
  const at = (offset: number) => FIRST_ADDRESS + offset;
  for (const kernels of [simdKernels(memory)!, plainKernels(memory)]) {
    const floats = (offset: number, length: number) => new Float32Array(memory.buffer, at(offset), length);
    floats(0, 8).set([1, -1, 1, -1, 1, -1, 1, -1]);
    floats(64, 8).fill(1);
    floats(128, 8).fill(0);
    // Weights of the outer taps only: with one row they meet nothing but the edge.
    const w = new Int8Array(memory.buffer, at(256), 16 * 24).fill(100);
    for (let n = 0; n < 16; n++) w.fill(0, n * 24 + 8, n * 24 + 16);
    floats(1024, 16).fill(1);
    floats(1152, 16).fill(2, 0, 8).fill(0, 8);
    new Int16Array(memory.buffer, at(2048), 256).fill(30000);
    kernels.gated(at(0), 1, 8, 3, at(64), at(128), at(256), at(1024), at(1152), at(2048), at(4096));
    expect([...floats(0, 8)]).toEqual([2, 0, 2, 0, 2, 0, 2, 0]);
  }
});
