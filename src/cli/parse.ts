import type { ReadoutError } from "../errors.js";
import { formatConllu } from "../exchange/conllu.js";
import { uniqueId } from "../intake/report-id.js";
import { englishParser } from "../language/english.js";
import { parseReport } from "../language/trees.js";
import { refuseOverlong } from "../read.js";
import { segment } from "../text/segment.js";
import { complain, statusOf } from "./complaint.js";
import { type FactOptions, intakeOptions } from "./facts.js";
import { gather } from "./gather.js";
import { onInterrupt } from "./interrupt.js";
import { print } from "./output.js";

/** `readout parse`: prints the trees of every sentence as CoNLL-U; nothing is stored. */
export async function parse(inputs: readonly string[], options: FactOptions): Promise<void> {
  const parser = englishParser();
  const { each } = await gather(inputs, intakeOptions(options, onInterrupt()));
  const taken = new Set<string>();
  const failures: ReadoutError[] = [];
  for await (const gathered of each()) {
    if ("error" in gathered) {
      failures.push(gathered.error);
      complain(gathered.error, { origin: gathered.origin });
      continue;
    }
    const { report, idGiven } = gathered;
    const id = idGiven && !taken.has(report.id) ? report.id : uniqueId(report.id, taken);
    taken.add(id);
    refuseOverlong(report);
    const { text } = report;
    for (const sentence of formatConllu({ id, text }, parseReport(text, segment(text), parser))) await print(sentence);
  }
  process.exitCode = statusOf(failures, taken.size);
}
