import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
  if (out === undefined || out === "-") return print(text);
  writeWhole(out, text);
  note(`written to ${out}`);
}

/** Writes beside the file and puts it in its place once all of it is on the disk. Throws `FOLDER_READ_ONLY`, `DISK_FULL`. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}.part`;
  try {
    const handle = openSync(draft, "wx");
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw writeError(file, cause);
  }
}

function writeError(file: string, cause: unknown): ReadoutError {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new ReadoutError("DISK_FULL", `${file}: there is no space left on the disk`, { file, cause });
  if (code === "ENOENT") return new ReadoutError("FILE_NOT_FOUND", `there is no folder for ${file}`, { file, cause });
  if (code === "EISDIR" || code === "ENOTDIR")
    return new ReadoutError("FILE_UNREADABLE", `${file} cannot be written: a folder stands in its way`, {
      file,
      cause,
    });
  return new ReadoutError("FOLDER_READ_ONLY", `${file} cannot be written`, { file, cause });
}
