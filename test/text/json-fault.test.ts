import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFault } from "../../src/text/json-fault.js";

const cases: [text: string, line: number, column: number][] = [
  ['{\n  "format": x\n}', 2, 13],
  ['{"a": 1,}', 1, 9],
  ["[1, 2", 1, 6],
  ['{"a" 1}', 1, 6],
  ['{"a": "b\nc"}', 1, 7],
  ["[1] 2", 1, 5],
  ['{"a": 01}', 1, 8],
  ["", 1, 1],
];

test.each(cases)("where %j stops being JSON", (text, line, column) => {
  expect(jsonFault(text)).toEqual({ line, column });
});

test("what is JSON is gone through to its end", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const lines = text.split("\n");
      expect(jsonFault(text)).toEqual({ line: lines.length, column: lines.at(-1)!.length + 1 });
    }),
  );
});
