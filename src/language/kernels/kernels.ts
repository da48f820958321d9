/** The arithmetic of the network, over one memory: rows of 32-bit floats and 8-bit weights at byte addresses. */
import { plainKernels } from "./plain.js";
import { simdKernels } from "./simd.js";

export interface Kernels {
  readonly kind: "simd" | "plain";
  /** out = layer norm of each row of x, times weight, plus bias. */
  normalise(x: number, rows: number, channels: number, weight: number, bias: number, out: number): void;
  /**
   * out[rows][outputs] = x[rows][inputs] · w[outputs][inputs] · scale + bias; x in fixed point of 1/512 within ±64.
   * `inputs` is a multiple of 8; `scratch` holds rows × inputs 16-bit places.
   */
  dense(
    x: number,
    rows: number,
    inputs: number,
    outputs: number,
    weight: number,
    scale: number,
    bias: number,
    out: number,
    scratch: number,
  ): void;
  /**
   * x += a · sigmoid(b), where a and b are the width-3 dilated convolution of the normalised x (Dauphin et al. 2017).
   * `scratch` holds (rows + 2 · dilation) × channels 16-bit places, `wide` rows × 2 · channels floats.
   */
  gated(
    x: number,
    rows: number,
    channels: number,
    dilation: number,
    normWeight: number,
    normBias: number,
    weight: number,
    scale: number,
    bias: number,
    scratch: number,
    wide: number,
  ): void;
}

/** Where the kernels may begin to write: below it WebAssembly keeps its stack. */
export const FIRST_ADDRESS = 131072;

/** SIMD where the machine has it, else plain TypeScript with the same numbers to the last bit. */
export const openKernels = (memory: WebAssembly.Memory): Kernels => simdKernels(memory) ?? plainKernels(memory);
