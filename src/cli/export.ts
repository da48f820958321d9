import { renameSync, rmSync, writeFileSync } from "node:fs";
import { ReadoutError } from "../errors.js";
import { exportJson } from "../exchange/json.js";
import { withStore } from "./dossier.js";
import { note, print } from "./output.js";

/** `readout export json`: the whole dossier to standard output, or to a file that is there whole or not at all. */
export async function exportRecord(
  _format: string,
  { dossier, out }: { readonly dossier: string; readonly out?: string },
): Promise<void> {
  const text = await withStore(dossier, { readOnly: true }, exportJson);
  if (!out) return print(text);
  const draft = `${out}.${process.pid}.part`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, out);
  } catch (cause) {
    rmSync(draft, { force: true });
    const code = (cause as NodeJS.ErrnoException).code === "ENOSPC" ? "DISK_FULL" : "FOLDER_READ_ONLY";
    throw new ReadoutError(code, `${out} cannot be written`, { file: out, cause });
  }
  note(`written to ${out}`);
}
