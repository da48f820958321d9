/** Model files made for a test: small, and in every other way as training/pack.py writes them. */

type Numbers = Int8Array | Uint8Array | Float32Array;
export type Tensors = Readonly<Record<string, readonly [shape: readonly number[], data: Numbers]>>;

const kindOf = (data: Numbers) => (data instanceof Float32Array ? "f32" : data instanceof Int8Array ? "i8" : "u8");
const PREFIX = 16;

export function modelBytes(tensors: Tensors, { header = {}, version = 1 }: { header?: object; version?: number } = {}) {
  let next = 0;
  const placed = Object.entries(tensors).map(([name, [shape, data]]) => {
    const at = next;
    next += (data.byteLength + 15) & ~15;
    return { name, shape, data, at };
  });
  const entries = placed.map(({ name, shape, data, at }) => [name, [kindOf(data), shape, at]]);
  const whole = {
    name: "small@1",
    language: "en",
    sizes: {},
    vocabulary: {},
    tensors: Object.fromEntries(entries),
    ...header,
  };
  const body = new Uint8Array(next);
  for (const { data, at } of placed) body.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
  return sealed(JSON.stringify(whole), body, version);
}

/** A file with this text for its header, and the checksum right. */
export function sealed(header: string, body: Uint8Array = new Uint8Array(0), version = 1): Uint8Array {
  const text = new TextEncoder().encode(header);
  const headerLength = (text.length + 15) & ~15;
  const bytes = new Uint8Array(PREFIX + headerLength + body.length).fill(32);
  bytes.set(text, PREFIX);
  bytes.set(body, PREFIX + headerLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x544f4452, true);
  view.setUint32(4, version, true);
  view.setUint32(8, headerLength, true);
  let sum = 0x811c9dc5;
  for (let i = PREFIX; i < bytes.length; i += 4) sum = Math.imul(sum ^ view.getUint32(i, true), 0x01000193);
  view.setUint32(12, sum >>> 0, true);
  return bytes;
}
