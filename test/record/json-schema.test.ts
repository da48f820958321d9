import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { recordJsonSchema } from "../../src/record/json-schema.js";

test("the committed JSON Schema is the one that the zod schemas give (else: npm run schema)", () => {
  const committed = readFileSync(new URL("../../schema/readout-record-1.json", import.meta.url), "utf8");
  expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(recordJsonSchema())));
});
