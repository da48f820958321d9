import { readFile, stat } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { ReadoutError } from "../errors.js";
import { importJson } from "../exchange/json.js";
import { withStore } from "./dossier.js";
import { printJson, printLine } from "./output.js";
import { count } from "./text.js";

/** Largest file taken in, in bytes: what Node can hold in one string. */
const MAX_BYTES = 512 * 1024 * 1024 - 1024;

/** `readout import json`: all of a record or nothing of it. */
export async function importRecord(
  _format: string,
  file: string,
  { dossier, json }: { readonly dossier: string; readonly json?: boolean },
): Promise<void> {
  const name = file === "-" ? "standard input" : file;
  const text = await textOf(file, name);
  const { added, unchanged } = await withStore(dossier, { readOnly: false }, (store) =>
    importJson(store, text, { file: name }),
  );
  if (json) await printJson({ added, unchanged });
  else await printLine(`${count(added.length, "report")} added, ${unchanged.length} there already`);
}

/** The file's text. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `FILE_TOO_LARGE`, `FILE_EMPTY`, `FILE_BINARY`. */
async function textOf(file: string, name: string): Promise<string> {
  const fault = (code: ConstructorParameters<typeof ReadoutError>[0], message: string, cause?: unknown) =>
    new ReadoutError(code, message, { file: name, cause });
  const bytes = await bytesOf(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") throw fault("FILE_NOT_FOUND", `there is no file ${name}`, cause);
    if (cause.code === "ERR_FS_FILE_TOO_LARGE") return null;
    throw fault("FILE_UNREADABLE", `${name} cannot be read (${cause.message})`, cause);
  });
  if (bytes === null || bytes.length > MAX_BYTES)
    throw fault("FILE_TOO_LARGE", `${name} is larger than ${Math.floor(MAX_BYTES / 1024 / 1024)} MiB`);
  if (bytes.length === 0) throw fault("FILE_EMPTY", `${name} is empty`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw fault("FILE_BINARY", `${name} is not UTF-8 text`, cause);
  }
}

async function bytesOf(file: string): Promise<Buffer | null> {
  if (file === "-") return buffer(process.stdin);
  return (await stat(file)).size > MAX_BYTES ? null : readFile(file);
}
