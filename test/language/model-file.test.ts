import { describe, expect, test } from "vitest";
import { ReadoutError } from "../../src/errors.js";
import { MODEL_FORMAT, readModel } from "../../src/language/model-file.js";
import { modelBytes, sealed } from "./model.js";

const TENSORS = {
  words: [[5], new TextEncoder().encode("a\nbee")],
  "enter.weight": [[2, 8], Int8Array.from({ length: 16 }, (_, i) => i - 8)],
  "enter.bias": [[2], Float32Array.of(0.5, -0.5)],
} as const;
const bytes = modelBytes(TENSORS);
const open = (file: Uint8Array) => readModel(file, "small.bin");

/** The error that reading this file ends in. */
function errorOf(work: () => unknown): ReadoutError {
  try {
    work();
  } catch (error) {
    if (error instanceof ReadoutError) return error;
    throw error;
  }
  throw new Error("it was read");
}
const withByte = (at: number, change: (byte: number) => number): Uint8Array => {
  const changed = bytes.slice();
  changed[at] = change(changed[at]!);
  return changed;
};

test("a sound file gives its header and its tensors", () => {
  const model = open(bytes);
  expect(model.name).toBe("small@1");
  expect(model.tensor("enter.weight")).toEqual({ shape: [2, 8], data: TENSORS["enter.weight"][1] });
  expect([...model.tensor("enter.bias").data]).toEqual([0.5, -0.5]);
});

test("a file that stands at an odd address is read as well, a Buffer among them", () => {
  for (const shift of [1, 4, 8]) {
    const room = Buffer.alloc(bytes.length + 16);
    room.set(bytes, shift);
    const model = open(room.subarray(shift, shift + bytes.length));
    expect([...model.tensor("enter.bias").data]).toEqual([0.5, -0.5]);
  }
});

describe("what is no sound model is told with its mend", () => {
  test.each([
    ["an empty file", new Uint8Array(0), "it has only 0 bytes"],
    ["a file too short for its prefix", bytes.slice(0, 12), "it has only 12 bytes"],
    ["another kind of file", new TextEncoder().encode("<!doctype html><p>Not found"), "does not begin with RDOT"],
    ["a header that is no JSON", sealed("{not JSON"), "no JSON"],
    ["a header that is not UTF-8", sealed('{"name": "x"}').fill(0xff, 18, 20), "checksum"],
    ["a header that is null", sealed("null"), "without tensors"],
    ["a header that is a list", sealed("[]"), "without tensors"],
    ["a header without sizes", sealed('{"tensors": {}, "vocabulary": {}}'), "without tensors, sizes"],
  ])("%s", (_, file, message) => {
    const error = errorOf(() => open(file));
    expect(error).toMatchObject({ code: "MODEL_INVALID", place: { file: "small.bin" } });
    expect(error.message).toContain(message);
    expect(error.mend).toMatch(/install Readout again/);
  });

  test("a file of a later format", () => {
    const error = errorOf(() => open(modelBytes(TENSORS, { version: MODEL_FORMAT + 1 })));
    expect(error).toMatchObject({ code: "MODEL_UNKNOWN", place: { file: "small.bin" } });
    expect(error.message).toContain(`format ${MODEL_FORMAT + 1}`);
    expect(error.mend).toMatch(/another version of Readout/);
  });

  test("a file cut short, wherever that was", () => {
    for (let length = 0; length < bytes.length; length++)
      expect([length, errorOf(() => open(bytes.slice(0, length))).code]).toEqual([length, "MODEL_INVALID"]);
  });

  test("a file with one byte changed, wherever it stands", () => {
    for (let at = 0; at < bytes.length; at++)
      for (const change of [(byte: number) => byte ^ 1, (byte: number) => byte ^ 0x10, (byte: number) => 255 - byte]) {
        const isVersion = at >= 4 && at < 8;
        const { code } = errorOf(() => open(withByte(at, change)));
        expect([at, code]).toEqual([at, isVersion ? "MODEL_UNKNOWN" : "MODEL_INVALID"]);
      }
  });

  test("a file with something behind its end", () => {
    expect(errorOf(() => open(new Uint8Array([...bytes, 0, 0, 0, 0]))).code).toBe("MODEL_INVALID");
  });
});

describe("parts that are not there or cannot be", () => {
  const part = (name: string, entry?: unknown) => {
    const header = entry === undefined ? {} : { tensors: { [name]: entry } };
    return errorOf(() => open(modelBytes(TENSORS, { header })).tensor(name));
  };
  test.each([
    ["one that the file has not", part("cue.weight"), "has no part cue.weight"],
    ["one that only objects have", part("constructor"), "has no part constructor"],
    ["one that is no entry", part("x", "f32"), "has no part x"],
    ["one of an unknown kind", part("x", ["f64", [2], 0]), "cannot be told"],
    ["one without a shape", part("x", ["f32", 2, 0]), "cannot be told"],
    ["one of a negative length", part("x", ["f32", [-2], 0]), "cannot be told"],
    ["one before the file", part("x", ["f32", [2], -16]), "cannot be told"],
    ["one that no view can stand on", part("x", ["f32", [2], 2]), "cannot be told"],
    ["one longer than the file", part("x", ["f32", [1000], 0]), "cut short in part x"],
    ["one longer than any memory", part("x", ["f32", [1e9, 1e9], 0]), "cut short in part x"],
  ])("%s", (_, error, message) => {
    expect(error.code).toBe("MODEL_INVALID");
    expect(error.message).toContain(message);
  });
});
