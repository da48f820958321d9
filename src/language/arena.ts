import { FIRST_ADDRESS } from "./kernels/kernels.js";
import type { ModelFile } from "./model-file.js";

/** Weights of one dense layer in the kernels' memory: byte addresses, and its size. */
export interface Layer {
  readonly weight: number;
  readonly scale: number;
  readonly bias: number;
  readonly inputs: number;
  readonly outputs: number;
}

export interface Norm {
  readonly weight: number;
  readonly bias: number;
}

/** One gated convolution block. */
export interface Block {
  readonly norm: Norm;
  readonly conv: Layer;
  readonly dilation: number;
}

/** The one memory of the kernels: weights are placed once, then room is set aside for what is computed. */
export interface Arena {
  readonly memory: WebAssembly.Memory;
  /** Room for so many bytes, at a multiple of 16. */
  room(bytes: number): number;
  place(values: Float32Array | Int8Array): number;
  layer(name: string): Layer;
  norm(name: string): Norm;
  block(name: string, dilation: number): Block;
  /** A view on floats; taken anew for each use, since growing the memory ends older views. */
  floats(at: number, length: number): Float32Array;
}

const PAGE = 65536;
/** Activations are in fixed point of 1/512 (kernels.c); the scales of the weights take that back. */
const FIXED = 512;

export function openArena(model: ModelFile): Arena {
  const memory = new WebAssembly.Memory({ initial: FIRST_ADDRESS / PAGE });
  let next = FIRST_ADDRESS;
  const room = (bytes: number) => {
    const at = next;
    next += (bytes + 15) & ~15;
    const missing = next - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return at;
  };
  const place = (values: Float32Array | Int8Array) => {
    const at = room(values.byteLength);
    new Uint8Array(memory.buffer, at, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    return at;
  };
  const floatsOf = (name: string) => model.tensor(name).data as Float32Array;
  const layer = (name: string): Layer => {
    const { data, shape } = model.tensor(`${name}.weight`);
    return {
      weight: place(data as Int8Array),
      scale: place(floatsOf(`${name}.weight.scale`).map((value) => value / FIXED)),
      bias: place(floatsOf(`${name}.bias`)),
      outputs: shape[0]!,
      inputs: shape[1]!,
    };
  };
  const norm = (name: string): Norm => ({
    weight: place(floatsOf(`${name}.weight`)),
    bias: place(floatsOf(`${name}.bias`)),
  });
  return {
    memory,
    room,
    place,
    layer,
    norm,
    block: (name, dilation) => ({ norm: norm(`${name}.norm`), conv: layer(`${name}.conv`), dilation }),
    floats: (at, length) => new Float32Array(memory.buffer, at, length),
  };
}
