// Writes schema/readout-record-1.json from the zod schemas: npm run schema
import { mkdirSync, writeFileSync } from "node:fs";
import { recordJsonSchema } from "../dist/record/json-schema.js";

const folder = new URL("../schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("readout-record-1.json", folder), `${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
