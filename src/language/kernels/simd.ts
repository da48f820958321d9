import type { Kernels } from "./kernels.js";
import { KERNELS } from "./wasm-bytes.js";

/** The compiled module, made once; null where the machine has no WebAssembly SIMD. */
let compiled: WebAssembly.Module | null | undefined;

/** The kernels of kernels.c over a memory, or null where WebAssembly SIMD is missing. */
export function simdKernels(memory: WebAssembly.Memory): Kernels | null {
  if (compiled === undefined) {
    const bytes = Uint8Array.from(atob(KERNELS), (character) => character.charCodeAt(0));
    compiled = typeof WebAssembly === "object" && WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  }
  if (!compiled) return null;
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const { normalise, dense, gated } = exports as unknown as Omit<Kernels, "kind">;
  return { kind: "simd", normalise, dense, gated };
}
