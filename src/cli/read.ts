import { statSync } from "node:fs";
import type { ReadoutError } from "../errors.js";
import { formatRecord } from "../exchange/json.js";
import { readDossierFolder } from "../intake/dossier-folder.js";
import { uniqueId } from "../intake/report-id.js";
import { type Codebook, loadCodebook } from "../knowledge/codebook.js";
import { readReport } from "../read.js";
import type { Reading } from "../reading/contract.js";
import { assembleRecord } from "../record/assemble.js";
import { complain, statusOf } from "./complaint.js";
import { codebookOf } from "./dossier.js";
import { type FactOptions, intakeOptions } from "./facts.js";
import { gather } from "./gather.js";
import { onInterrupt } from "./interrupt.js";
import { print } from "./output.js";
import { startProgress } from "./progress.js";
import { renderReading } from "./rendering.js";

/** `readout read`: prints what reports say, as one record or for people; nothing is stored. */
export async function read(
  inputs: readonly string[],
  { codebook: codebookFile, ...options }: FactOptions & { readonly codebook?: string },
): Promise<void> {
  const { json = false } = options;
  const codebook = codebookFile === undefined ? await codebookAmong(inputs) : await loadCodebook(codebookFile);
  const { total, each } = await gather(inputs, intakeOptions(options, onInterrupt()));
  const progress = startProgress(total);
  const taken = new Set<string>();
  const readings: Reading[] = [];
  const failures: ReadoutError[] = [];
  for await (const gathered of each()) {
    if ("error" in gathered) {
      progress.clear();
      failures.push(gathered.error);
      complain(gathered.error, { json, origin: gathered.origin });
    } else {
      const { report, idGiven } = gathered;
      const id = idGiven && !taken.has(report.id) ? report.id : uniqueId(report.id, taken);
      taken.add(id);
      const reading = await readReport({ ...report, id }, { codebook });
      if (json) readings.push(reading);
      else {
        progress.clear();
        await print(renderReading(reading));
      }
    }
    progress.step(gathered.origin);
  }
  progress.clear();
  if (json && (readings.length > 0 || failures.length === 0))
    await print(formatRecord(assembleRecord(readings, { codebook, dossier: await nameOf(inputs) })));
  process.exitCode = statusOf(failures, taken.size);
}

const isFolder = (input: string): boolean => Boolean(statSync(input, { throwIfNoEntry: false })?.isDirectory());

/** The codebook of the first dossier folder that has one. */
async function codebookAmong(inputs: readonly string[]): Promise<Codebook | null> {
  for (const input of inputs.filter(isFolder)) {
    const codebook = await codebookOf(input);
    if (codebook) return codebook;
  }
  return null;
}

/** The name of the dossier, where one folder is all that is read. */
async function nameOf(inputs: readonly string[]): Promise<string | null> {
  const [folder, ...rest] = inputs;
  if (folder === undefined || rest.length > 0 || !isFolder(folder)) return null;
  return (await readDossierFolder(folder)).name;
}
