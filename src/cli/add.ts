import { ReadoutError } from "../errors.js";
import { uniqueId } from "../intake/report-id.js";
import type { Codebook } from "../knowledge/codebook.js";
import type { Reading } from "../reading/contract.js";
import type { AddOutcome, Store } from "../record/store-types.js";
import type { Note } from "../text/report.js";
import { complain, isOfOneInput, statusOf } from "./complaint.js";
import { codebookOf, takeCodebook, withStore } from "./dossier.js";
import { type FactOptions, intakeOptions } from "./facts.js";
import { type Gathered, gather } from "./gather.js";
import { inOrder } from "./in-order.js";
import { onInterrupt } from "./interrupt.js";
import { gatherNotes } from "./notes.js";
import { printJson, printLine } from "./output.js";
import { startProgress } from "./progress.js";
import { openReadingPool, type ReadingPool } from "./reading-pool.js";
import { count } from "./text.js";

/** What became of one input that was taken. */
interface Outcome extends AddOutcome {
  readonly origin: string;
  /** What intake and reader found odd in it; empty where it was there already. */
  readonly notes: readonly Note[];
}

interface Failure {
  readonly origin: string;
  readonly error: ReadoutError;
}

interface Addition {
  readonly outcomes: readonly Outcome[];
  readonly failures: readonly Failure[];
  /** Why the rest was not tried, or null if all was. */
  readonly stopped: unknown;
}

/** `readout add`: every report in a transaction of its own; failures are told and the rest goes on. */
export async function add(
  inputs: readonly string[],
  { dossier, ...options }: FactOptions & { readonly dossier: string },
): Promise<void> {
  const signal = onInterrupt();
  const { outcomes, failures, stopped } = await withStore(dossier, { readOnly: false }, async (store) => {
    const codebook = await codebookOf(dossier);
    await takeCodebook(store, codebook);
    return addAll(store, inputs, { ...options, codebook, signal });
  });
  const added = outcomes.filter(({ status }) => status === "added");
  if (options.json)
    await printJson({ added: outcomes, failed: failures.map(({ origin, error }) => ({ origin, ...error.toJSON() })) });
  else {
    const statements = added.reduce((sum, outcome) => sum + outcome.statements, 0);
    const there = outcomes.length - added.length;
    await printLine(
      `${count(added.length, "report")} added with ${count(statements, "statement")}, ${there} there already, ${failures.length} failed`,
    );
  }
  if (stopped) throw stopped;
  process.exitCode = statusOf(
    failures.map(({ error }) => error),
    outcomes.length,
  );
}

/** Adds all that the inputs hold, telling failures and notes on stderr as they come. Throws only what `gather` does. */
export async function addAll(
  store: Store,
  inputs: readonly string[],
  { codebook, signal, ...options }: FactOptions & { readonly codebook: Codebook | null; readonly signal: AbortSignal },
): Promise<Addition> {
  const { json = false } = options;
  const { total, each } = await gather(inputs, intakeOptions(options, signal));
  const progress = startProgress(total);
  const notes = gatherNotes({ total, silent: json, before: progress.clear });
  const taken = new Set((await store.reports()).map(({ id }) => id));
  const outcomes: Outcome[] = [];
  const failures: Failure[] = [];
  const take = async (prepared: Prepared): Promise<void> => {
    const { origin } = prepared;
    try {
      if ("error" in prepared) throw prepared.error;
      const outcome = await addOne(store, prepared, taken);
      notes.add(origin, outcome.notes);
      outcomes.push(outcome);
    } catch (error) {
      if (!isOfOneInput(error)) throw error;
      failures.push({ origin, error });
      progress.clear();
      complain(error, { json, origin });
    }
  };
  const pool = openReadingPool({ codebook, signal, expected: total });
  let stopped: unknown = null;
  try {
    for await (const prepared of inOrder(each(), (gathered) => prepare(store, pool, gathered), pool.ahead)) {
      // What was read ahead is dropped.
      if (signal.aborted) throw new ReadoutError("INTERRUPTED", "stopped");
      await take(prepared);
      progress.step(prepared.origin);
    }
  } catch (error) {
    stopped =
      error instanceof ReadoutError && error.code === "INTERRUPTED"
        ? new ReadoutError("INTERRUPTED", `stopped with ${total - outcomes.length - failures.length} of ${total} to go`)
        : error;
  } finally {
    await pool.close();
  }
  progress.clear();
  notes.tellRest();
  return { outcomes, failures, stopped };
}

type Opened = Extract<Gathered, { report: unknown }>;
/** An input that was read; `reading` is null for a report that was there already. */
type ReadInput = Opened & { readonly reading: Reading | null };
type Prepared = ReadInput | Extract<Gathered, { error: unknown }>;

/** The part of the work that needs no order: several inputs may be at it at a time. */
async function prepare(store: Store, pool: ReadingPool, gathered: Gathered): Promise<Prepared> {
  if ("error" in gathered) return gathered;
  try {
    const isKnown = (await store.findReport(gathered.report)) !== null;
    return { ...gathered, reading: isKnown ? null : await pool.read(gathered.report) };
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error;
    return { origin: gathered.origin, error };
  }
}

async function addOne(
  store: Store,
  { origin, report, idGiven, reading }: ReadInput,
  taken: Set<string>,
): Promise<Outcome> {
  // Looked for again: the same report may have come twice.
  const known = await store.findReport(report);
  if (known !== null) return { origin, status: "unchanged", report: known, statements: 0, notes: [] };
  if (reading === null) throw new ReadoutError("REPORT_NOT_FOUND", `${origin} was removed while it was being added`);
  for (;;) {
    // An id that a person gave is kept, and refused if it is taken; one made of a file's name gives way.
    const id = idGiven ? report.id : uniqueId(report.id, taken);
    try {
      const outcome = await store.addReading({ ...reading, report: { ...report, id } });
      taken.add(outcome.report);
      return { origin, ...outcome, notes: [...report.notes, ...reading.notes] };
    } catch (error) {
      // Another process may have taken the id since this one looked.
      const isConflict = error instanceof ReadoutError && error.code === "REPORT_CONFLICT";
      if (!isConflict || idGiven || taken.has(id)) throw error;
      taken.add(id);
    }
  }
}
