import { ReadoutError } from "../errors.js";
import { withStore } from "./dossier.js";
import { note, printJson, printLine } from "./output.js";

interface RemoveOptions {
  readonly dossier: string;
  readonly undo?: boolean;
  readonly json?: boolean;
}

/** `readout remove`: takes reports out, all of those named or none. */
export async function remove(reports: readonly string[], options: RemoveOptions): Promise<void> {
  if (options.undo) return undo(options);
  if (reports.length === 0) throw new ReadoutError("USAGE", "name the reports to remove, or give --undo");
  const change = await withStore(options.dossier, { readOnly: false }, (store) => store.remove(reports));
  if (options.json) return printJson(change);
  await printLine(`removed ${change.reports.join(", ")}`);
  note("bring it back with: readout undo");
}

/** `readout undo`: brings back what was removed last. */
export async function undo({ dossier, json }: RemoveOptions): Promise<void> {
  const change = await withStore(dossier, { readOnly: false }, (store) => store.undo());
  if (json) return printJson(change);
  await printLine(`brought back ${change.reports.join(", ")}`);
}
