import { ERRORS, type ReadoutError } from "../errors.js";
import { formatRecord } from "../exchange/json.js";
import { type Codebook, loadCodebook } from "../knowledge/codebook.js";
import { readReport } from "../read.js";
import type { Reading, Statement } from "../reading/contract.js";
import { assembleRecord } from "../record/assemble.js";
import { quote } from "../text/report.js";
import { codebookOf } from "./dossier.js";
import { type FactOptions, intakeOptions } from "./facts.js";
import { freeId, gather } from "./gather.js";
import { onInterrupt } from "./interrupt.js";
import { clean, complain, paint, print, printLine, SOME_FAILED } from "./output.js";
import { startProgress } from "./progress.js";

/** `readout read`: prints what reports say, as one record or for people; nothing is stored. */
export async function read(
  inputs: readonly string[],
  options: FactOptions & { readonly codebook?: string },
): Promise<void> {
  const signal = onInterrupt();
  const codebook = await codebookFor(inputs, options.codebook);
  const gathering = await gather(inputs, intakeOptions(options, signal));
  const progress = startProgress(gathering.total);
  const readings: Reading[] = [];
  const failures: ReadoutError[] = [];
  const taken = new Set<string>();
  for await (const gathered of gathering.each()) {
    if ("error" in gathered) {
      progress.clear();
      failures.push(gathered.error);
      complain(gathered.error, options.json);
    } else {
      const id = freeId(gathered.report.id, taken);
      taken.add(id);
      const reading = await readReport({ ...gathered.report, id }, { codebook });
      if (options.json) readings.push(reading);
      else await printReading(reading);
    }
    progress.step(gathered.origin);
  }
  progress.clear();
  if (options.json && (readings.length > 0 || failures.length === 0))
    await print(formatRecord(assembleRecord(readings, { codebook })));
  const [first] = failures;
  if (first) process.exitCode = taken.size === 0 && failures.length === 1 ? ERRORS[first.code].exit : SOME_FAILED;
}

/** The codebook named, or that of the first input that is a dossier folder with one. */
async function codebookFor(inputs: readonly string[], file: string | undefined): Promise<Codebook | null> {
  const found = file ?? inputs.map((input) => (input === "-" ? null : codebookOf(input))).find((path) => path !== null);
  return found ? loadCodebook(found) : null;
}

async function printReading(reading: Reading): Promise<void> {
  const { report, statements, notes } = reading;
  const head = [report.title ?? report.id, report.outlet, report.published ?? "no date"].filter(
    (part) => part !== null,
  );
  await printLine(paint.bold(clean(head.join(" · "))));
  for (const { message } of [...report.notes, ...notes]) await printLine(paint.dim(`  note: ${clean(message)}`));
  const depths = depthsOf(statements);
  for (const statement of statements) await printStatement(reading, statement, depths.get(statement.id) ?? 0);
  await printLine();
}

async function printStatement({ report, parties }: Reading, statement: Statement, depth: number): Promise<void> {
  const nameOf = (id: string | null) => parties.find((party) => party.id === id)?.name ?? null;
  const speaker = nameOf(statement.speaker) ?? "not named";
  const told = nameOf(statement.addressee);
  const words = (spans: Statement["content"]) => clean(spans.map((span) => quote(report, span)).join(" … "));
  const facts = [
    statement.kind,
    statement.date,
    statement.place,
    statement.negated ? "negated" : null,
    statement.basis.certainty === "sure" ? null : statement.basis.certainty,
  ];
  const indent = "  ".repeat(depth + 1);
  await printLine(
    `${indent}${paint.bold(clean(speaker))}${told ? ` to ${clean(told)}` : ""} ${paint.dim(`(${facts.filter(Boolean).join(", ")})`)}`,
  );
  await printLine(`${indent}  ${paint.dim(words(statement.cue) || "-")}: ${words(statement.content)}`);
}

/** How deep each statement lies within others. */
function depthsOf(statements: readonly Statement[]): Map<string, number> {
  const outer = new Map(statements.map(({ id, within }) => [id, within]));
  const depthOf = (id: string, steps = 0): number => {
    const next = outer.get(id);
    return next == null || steps > 20 ? steps : depthOf(next, steps + 1);
  };
  return new Map(statements.map(({ id }) => [id, depthOf(id)]));
}
