import type { Kernels } from "./kernels.js";

const FIXED = 512;
const round = Math.fround;
const LEAST_VARIANCE = round(1e-5);

/** The kernels in TypeScript: bit for bit what kernels.c gives; for machines without WebAssembly SIMD, and as its check. */
export function plainKernels(memory: WebAssembly.Memory): Kernels {
  const floats = (at: number, length: number) => new Float32Array(memory.buffer, at, length);
  const fixed = (at: number, length: number) => new Int16Array(memory.buffer, at, length);
  const weights = (at: number, length: number) => new Int8Array(memory.buffer, at, length);

  const quantise = (x: Float32Array, out: Int16Array) => {
    for (let i = 0; i < x.length; i++) out[i] = nearest(Math.max(-32768, Math.min(32767, x[i]! * FIXED)));
  };
  // Float32Array rounds what is put into it, as SIMD does in each of its four lanes.
  const lanes = new Float32Array(4);
  const laneSum = () => round(round(round(lanes[0]! + lanes[1]!) + lanes[2]!) + lanes[3]!);
  const normRow = (x: Float32Array, out: Float32Array, weight: Float32Array, bias: Float32Array) => {
    const n = x.length;
    lanes.fill(0);
    for (let i = 0; i < n; i++) lanes[i & 3]! += x[i]!;
    const mean = round(laneSum() / n);
    lanes.fill(0);
    for (let i = 0; i < n; i++) {
      const difference = round(x[i]! - mean);
      lanes[i & 3]! += round(difference * difference);
    }
    const rate = round(1 / round(Math.sqrt(round(round(laneSum() / n) + LEAST_VARIANCE))));
    for (let i = 0; i < n; i++) out[i] = round(round(round(x[i]! - mean) * rate) * weight[i]!) + bias[i]!;
  };
  const multiply = (
    a: Int16Array,
    { rows, inputs, taps, tapRows }: { rows: number; inputs: number; taps: number; tapRows: number },
    w: Int8Array,
    scale: Float32Array,
    bias: Float32Array,
    out: Float32Array,
  ) => {
    const outputs = scale.length;
    const width = taps * inputs;
    for (let r = 0; r < rows; r++)
      for (let n = 0; n < outputs; n++) {
        let sum = 0;
        for (let tap = 0; tap < taps; tap++) {
          const from = (r + tap * tapRows) * inputs;
          const at = n * width + tap * inputs;
          for (let k = 0; k < inputs; k++) sum += a[from + k]! * w[at + k]!;
        }
        // `| 0`: sums are of 32 bits there.
        out[r * outputs + n] = bias[n]! + round(scale[n]! * round(sum | 0));
      }
  };

  return {
    kind: "plain",
    normalise(x, rows, channels, weight, bias, out) {
      for (let r = 0; r < rows; r++)
        normRow(
          floats(x + r * channels * 4, channels),
          floats(out + r * channels * 4, channels),
          floats(weight, channels),
          floats(bias, channels),
        );
    },
    dense(x, rows, inputs, outputs, weight, scale, bias, out, scratch) {
      const a = fixed(scratch, rows * inputs);
      quantise(floats(x, rows * inputs), a);
      multiply(
        a,
        { rows, inputs, taps: 1, tapRows: 0 },
        weights(weight, outputs * inputs),
        floats(scale, outputs),
        floats(bias, outputs),
        floats(out, rows * outputs),
      );
    },
    gated(x, rows, channels, dilation, normWeight, normBias, weight, scale, bias, scratch, wide) {
      const edge = dilation * channels;
      const a = fixed(scratch, (rows + 2 * dilation) * channels);
      a.fill(0, 0, edge).fill(0, edge + rows * channels);
      const row = floats(wide, channels);
      for (let r = 0; r < rows; r++) {
        normRow(floats(x + r * channels * 4, channels), row, floats(normWeight, channels), floats(normBias, channels));
        quantise(row, a.subarray(edge + r * channels, edge + (r + 1) * channels));
      }
      const out = floats(wide, rows * 2 * channels);
      multiply(
        a,
        { rows, inputs: channels, taps: 3, tapRows: dilation },
        weights(weight, 6 * channels * channels),
        floats(scale, 2 * channels),
        floats(bias, 2 * channels),
        out,
      );
      const to = floats(x, rows * channels);
      for (let r = 0; r < rows; r++)
        for (let i = 0; i < channels; i++) {
          const at = r * 2 * channels + i;
          to[r * channels + i]! += round(out[at]! * round(1 / round(1 + exponential(-out[at + channels]!))));
        }
    },
  };
}

/** To the nearest whole number, halves to the even one: beyond 2^52 a float has no other places. */
const nearest = (value: number): number => value + 6755399441055744 - 6755399441055744;

/** The polynomial of `exp4` in kernels.c, highest power first. */
const POLYNOMIAL = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
].map(round);
const LOG2_E = round(Math.LOG2E);
const LN2_HIGH = round(0.693359375);
const LN2_LOW = round(-2.1219444e-4);
const power = new Float32Array(1);
const powerBits = new Int32Array(power.buffer);

function exponential(value: number): number {
  const x = Math.min(88, Math.max(-87, value));
  const n = nearest(round(x * LOG2_E));
  const rest = round(round(x - round(n * LN2_HIGH)) - round(n * LN2_LOW));
  let sum = POLYNOMIAL[0]!;
  for (let i = 1; i < POLYNOMIAL.length; i++) sum = round(round(sum * rest) + POLYNOMIAL[i]!);
  powerBits[0] = (n + 127) << 23;
  return round(round(round(round(round(sum * rest) * rest) + rest) + 1) * power[0]!);
}
