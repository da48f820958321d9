import { ReadoutError } from "../errors.js";
import type { Change } from "../record/store-types.js";
import { withStore } from "./dossier.js";
import { note, printJson, printLine } from "./output.js";
import { clean } from "./text.js";

interface RemoveOptions {
  readonly dossier: string;
  readonly undo?: boolean;
  readonly json?: boolean;
}

/** `readout remove`: takes reports out, all of those named or none. */
export async function remove(reports: readonly string[], options: RemoveOptions): Promise<void> {
  if (options.undo && reports.length > 0)
    throw new ReadoutError("USAGE", "--undo brings back what was removed last; it takes no reports");
  if (options.undo) return undo(options);
  if (reports.length === 0) throw new ReadoutError("USAGE", "name the reports to remove, or give --undo");
  const change = await withStore(options.dossier, { readOnly: false }, (store) => store.remove(reports));
  await tell("removed", change, options);
  if (!options.json)
    note(clean(`bring it back with: readout undo${options.dossier === "." ? "" : ` --dossier ${options.dossier}`}`));
}

/** `readout undo`: brings back what was removed last. */
export async function undo(options: Pick<RemoveOptions, "dossier" | "json">): Promise<void> {
  const change = await withStore(options.dossier, { readOnly: false }, (store) => store.undo());
  await tell("brought back", change, options);
}

const tell = (what: string, change: Change, { json }: Pick<RemoveOptions, "json">): Promise<void> =>
  json ? printJson(change) : printLine(clean(`${what} ${change.reports.join(", ")}`));
