import { existsSync, readFileSync, statSync } from "node:fs";
import { ReadoutError } from "../errors.js";
import { importJson } from "../exchange/json.js";
import { withStore } from "./dossier.js";
import { printJson, printLine } from "./output.js";

/** Largest file taken in, in bytes. */
const MAX_BYTES = 512 * 1024 * 1024;

/** `readout import json`: all of a record or nothing of it. */
export async function importRecord(
  _format: string,
  file: string,
  { dossier, json }: { readonly dossier: string; readonly json?: boolean },
): Promise<void> {
  const name = file === "-" ? "standard input" : file;
  const text = readText(file);
  const { added, unchanged } = await withStore(dossier, { readOnly: false }, (store) =>
    importJson(store, text, { file: name }),
  );
  if (json) await printJson({ added, unchanged });
  else await printLine(`${added.length} reports added, ${unchanged.length} there already`);
}

function readText(file: string): string {
  if (file !== "-" && !existsSync(file)) throw new ReadoutError("FILE_NOT_FOUND", `there is no file ${file}`, { file });
  if (file !== "-" && statSync(file).size > MAX_BYTES)
    throw new ReadoutError("FILE_TOO_LARGE", `${file} is larger than ${MAX_BYTES} bytes`, { file });
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (cause) {
    throw new ReadoutError("FILE_UNREADABLE", `${file} cannot be read`, { file, cause });
  }
}
