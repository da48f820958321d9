import type { DossierRecord } from "../record/schema.js";
import type { Store } from "../record/store-types.js";
import { parseRecord } from "../record/validate.js";

/** A record as text: keys and rows in the record's order, each row on one line, so that two exports can be compared by line. */
export function formatRecord(record: DossierRecord): string {
  const parts = Object.entries(record).map(([key, value]) => {
    const name = JSON.stringify(key);
    if (!Array.isArray(value) || value.length === 0) return ` ${name}: ${JSON.stringify(value)}`;
    return ` ${name}: [\n${value.map((row) => `  ${JSON.stringify(row)}`).join(",\n")}\n ]`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}

/** The whole dossier as `readout-record/1` text. */
export const exportJson = async (store: Store): Promise<string> => formatRecord(await store.exportRecord());

/**
 * Takes the text of a `readout-record/1` file into the store, in one transaction. Throws `RECORD_INVALID` that names rows
 * and fields; then nothing was stored.
 */
export const importJson = async (
  store: Store,
  text: string,
  { file = "the record" }: { file?: string } = {},
): ReturnType<Store["importRecord"]> => store.importRecord(parseRecord(text, { file }));
