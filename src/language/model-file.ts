import { ReadoutError } from "../errors.js";

/** The layout of model files that this program reads; training/pack.py writes it. */
export const MODEL_FORMAT = 1;

/** Numbers of a model: 8-bit ones have a scale for each row. `shape` is rows by width, or one length. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Int8Array | Uint8Array | Float32Array;
}

export interface ModelHeader {
  readonly name: string;
  readonly language: string;
  readonly trained: string;
  readonly sizes: {
    readonly channels: number;
    readonly dilations: readonly number[];
    readonly tag_block: number;
    readonly tree_dilations: readonly number[];
    readonly role_channels: number;
    readonly role_dilations: readonly number[];
  };
  readonly vocabulary: {
    readonly upos: readonly string[];
    readonly xpos: readonly string[];
    readonly label: readonly string[];
  };
}

export interface ModelFile extends ModelHeader {
  /** A tensor by its name in training. Throws `MODEL_INVALID` where the file has none. */
  tensor(name: string): Tensor;
}

const MAGIC = 0x544f4452;
const PREFIX = 16;
const KINDS = { i8: Int8Array, u8: Uint8Array, f32: Float32Array } as const;

/**
 * Reads a model file: magic, format version, length of the header, checksum, the header as JSON, the tensors.
 * Throws `MODEL_INVALID` where it is no model, cut short or changed, `MODEL_UNKNOWN` for another format version.
 */
export function readModel(bytes: Uint8Array, file: string): ModelFile {
  const fail = (message: string, cause?: unknown): never => {
    throw new ReadoutError("MODEL_INVALID", `${file} ${message}`, { file, cause });
  };
  // Tensors are views on the file; views need an address that their numbers can stand at.
  const whole = bytes.byteOffset % 16 === 0 ? bytes : new Uint8Array(bytes);
  if (whole.length < PREFIX) fail(`is no model: it has only ${whole.length} bytes`);
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  if (view.getUint32(0, true) !== MAGIC) fail("is no model: it does not begin with RDOT");
  const version = view.getUint32(4, true);
  if (version !== MODEL_FORMAT)
    throw new ReadoutError(
      "MODEL_UNKNOWN",
      `${file} has format ${version}, and this program reads format ${MODEL_FORMAT}`,
      { file },
    );
  const headerLength = view.getUint32(8, true);
  if (whole.length % 4 !== 0 || PREFIX + headerLength > whole.length) fail("is cut short");
  // The checksum is of what comes behind; another length that is a multiple of 16 leaves no JSON.
  if (headerLength % 16 !== 0) fail("was changed: its header has an odd length");
  if (checksum(whole.subarray(PREFIX)) !== view.getUint32(12, true))
    fail("is cut short or was changed: its checksum differs");
  const header = headerOf(whole.subarray(PREFIX, PREFIX + headerLength), fail);
  const start = whole.byteOffset + PREFIX + headerLength;
  return {
    ...header,
    tensor(name) {
      const entry = Object.hasOwn(header.tensors, name) ? header.tensors[name] : undefined;
      if (!Array.isArray(entry)) return fail(`has no part ${name}`);
      const [kind, shape, offset] = entry;
      const isSize = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
      if (!Object.hasOwn(KINDS, kind) || !Array.isArray(shape) || ![...shape, offset].every(isSize) || offset % 4 !== 0)
        return fail(`has a part ${name} that cannot be told`);
      const length = shape.reduce((product, size) => product * size, 1);
      if (start + offset + length * KINDS[kind].BYTES_PER_ELEMENT > whole.byteOffset + whole.length)
        return fail(`is cut short in part ${name}`);
      return { shape, data: new KINDS[kind](whole.buffer as ArrayBuffer, start + offset, length) };
    },
  };
}

interface Header extends ModelHeader {
  readonly tensors: Readonly<Record<string, readonly [kind: keyof typeof KINDS, shape: number[], offset: number]>>;
}

function headerOf(bytes: Uint8Array, fail: (message: string, cause?: unknown) => never): Header {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    return fail("has a header that is no JSON", cause);
  }
  const isObject = (value: unknown) => typeof value === "object" && value !== null;
  const { tensors, sizes, vocabulary } = (isObject(header) ? header : {}) as Partial<Header>;
  if (![tensors, sizes, vocabulary].every(isObject)) return fail("has a header without tensors, sizes or vocabulary");
  return header as Header;
}

/** FNV-1a over 32-bit words: against accident, not against malice; a few milliseconds for a model. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  let value = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) value = Math.imul(value ^ words[i]!, 0x01000193);
  return value >>> 0;
}
