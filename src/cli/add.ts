import { ReadoutError } from "../errors.js";
import { readReport } from "../read.js";
import type { AddOutcome, Store } from "../record/store-types.js";
import { takeCodebook, withStore } from "./dossier.js";
import { type FactOptions, intakeOptions } from "./facts.js";
import { freeId, type Gathered, gather } from "./gather.js";
import { onInterrupt } from "./interrupt.js";
import { complain, note, printJson, printLine, SOME_FAILED } from "./output.js";
import { type Progress, startProgress } from "./progress.js";

interface Outcome extends AddOutcome {
  readonly origin: string;
  /** How many notes intake and reader made on it. */
  readonly notes: number;
}
interface Failure {
  readonly origin: string;
  readonly error: ReadoutError;
}

/** `readout add`: every report in a transaction of its own; failures are told and the rest goes on. */
export async function add(
  inputs: readonly string[],
  options: FactOptions & { readonly dossier: string },
): Promise<void> {
  const signal = onInterrupt();
  const { outcomes, failures } = await withStore(options.dossier, { readOnly: false }, async (store) => {
    await takeCodebook(store);
    return addAll(store, inputs, options, signal);
  });
  const count = (status: AddOutcome["status"]) => outcomes.filter((outcome) => outcome.status === status).length;
  if (options.json)
    await printJson({ added: outcomes, failed: failures.map(({ origin, error }) => ({ origin, ...error.toJSON() })) });
  else {
    const statements = outcomes
      .filter(({ status }) => status === "added")
      .reduce((sum, outcome) => sum + outcome.statements, 0);
    await printLine(
      `${count("added")} added with ${statements} statements, ${count("unchanged")} there already, ${failures.length} failed`,
    );
  }
  if (signal.aborted) throw new ReadoutError("INTERRUPTED", `stopped after ${outcomes.length} reports`);
  if (failures.length > 0) process.exitCode = SOME_FAILED;
}

/** Adds all that the inputs hold to the store, telling failures on stderr as they come. */
export async function addAll(
  store: Store,
  inputs: readonly string[],
  options: FactOptions,
  signal: AbortSignal,
): Promise<{ outcomes: Outcome[]; failures: Failure[] }> {
  const gathering = await gather(inputs, intakeOptions(options, signal));
  const progress = startProgress(gathering.total);
  const taken = new Set((await store.reports()).map(({ id }) => id));
  const outcomes: Outcome[] = [];
  const failures: Failure[] = [];
  const fail = (failure: Failure) => {
    failures.push(failure);
    progress.clear();
    complain(withOrigin(failure), options.json);
  };
  for await (const gathered of gathering.each()) {
    if (signal.aborted) break;
    if ("error" in gathered) fail(gathered);
    else {
      try {
        outcomes.push(await addOne(store, gathered, taken, options, progress));
      } catch (error) {
        if (!(error instanceof ReadoutError) || isFatal(error)) throw error;
        fail({ origin: gathered.origin, error });
      }
    }
    progress.step(gathered.origin);
  }
  progress.clear();
  return { outcomes, failures };
}

async function addOne(
  store: Store,
  { origin, report, idGiven }: Extract<Gathered, { report: unknown }>,
  taken: Set<string>,
  options: FactOptions,
  progress: Progress,
): Promise<Outcome> {
  const known = await store.findReport(report);
  if (known !== null) return { origin, status: "unchanged", report: known, statements: 0, notes: 0 };
  // An id that a person gave is kept, and refused if it is taken; one made of a file name gives way.
  const id = idGiven ? report.id : freeId(report.id, taken);
  const reading = await readReport({ ...report, id });
  const outcome = await store.addReading(reading);
  taken.add(outcome.report);
  const notes = [...report.notes, ...reading.notes];
  if (!options.json)
    for (const { message } of notes) {
      progress.clear();
      note(`note  ${origin}: ${message}`);
    }
  return { origin, ...outcome, notes: notes.length };
}

/** What would fail for every other report too. */
const isFatal = ({ code }: ReadoutError): boolean => /^(?:DATABASE_|FOLDER_READ_ONLY|DISK_FULL|INTERRUPTED)/.test(code);

/** The error with its input named, where its message does not. */
function withOrigin({ origin, error }: Failure): ReadoutError {
  if (error.message.includes(origin) || error.place.file) return error;
  return new ReadoutError(error.code, `${origin}: ${error.message}`, { ...error.place, cause: error });
}
