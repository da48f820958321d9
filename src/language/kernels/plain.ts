import type { Kernels } from "./kernels.js";

const FIXED = 512;

/** The kernels in TypeScript, step for step as in kernels.c; for machines without WebAssembly SIMD, and as its check. */
export function plainKernels(memory: WebAssembly.Memory): Kernels {
  const floats = (at: number, length: number) => new Float32Array(memory.buffer, at, length);
  const fixed = (at: number, length: number) => new Int16Array(memory.buffer, at, length);
  const weights = (at: number, length: number) => new Int8Array(memory.buffer, at, length);

  const quantise = (x: Float32Array, out: Int16Array) => {
    for (let i = 0; i < x.length; i++) {
      const value = x[i]! * FIXED;
      // As SIMD rounds: halves to the even neighbour, then into 16 bits.
      const floor = Math.floor(value);
      const up = value - floor > 0.5 || (value - floor === 0.5 && floor % 2 !== 0);
      out[i] = Math.max(-32768, Math.min(32767, up ? floor + 1 : floor));
    }
  };
  const normRow = (x: Float32Array, out: Float32Array, weight: Float32Array, bias: Float32Array) => {
    const n = x.length;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x[i]!;
    const mean = sum / n;
    let square = 0;
    for (let i = 0; i < n; i++) square += (x[i]! - mean) ** 2;
    const rate = 1 / Math.sqrt(square / n + 1e-5);
    for (let i = 0; i < n; i++) out[i] = (x[i]! - mean) * rate * weight[i]! + bias[i]!;
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
        out[r * outputs + n] = bias[n]! + scale[n]! * sum;
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
          to[r * channels + i]! += out[at]! / (1 + Math.exp(-out[at + channels]!));
        }
    },
  };
}
