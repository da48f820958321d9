import { z } from "zod";
import { record } from "./schema.js";

/** The JSON Schema (2020-12) of a `readout-record/1` file as it may be written: what has a default may be left out. */
export const recordJsonSchema = (): object => ({
  title: "readout-record/1",
  ...z.toJSONSchema(record, { io: "input" }),
});
