import { setImmediate } from "node:timers/promises";
import { ReadoutError } from "../errors.js";
import { loadReport } from "../intake/load.js";
import { type IntakeOptions, originOf, type Source } from "../intake/source.js";
import { listSources } from "../intake/sources.js";
import type { Report } from "../text/report.js";
import { isOfOneInput } from "./complaint.js";
import { checkFacts } from "./facts.js";

/** What became of one input: its report, or why there is none. `idGiven`: a person chose the report's id. */
export type Gathered =
  | { readonly origin: string; readonly report: Report; readonly idGiven: boolean }
  | { readonly origin: string; readonly error: ReadoutError };

/** The inputs listed, with how many there are; each is opened only when it is asked for. */
export interface Gathering {
  readonly total: number;
  each(): AsyncGenerator<Gathered>;
}

/**
 * Opens reports one by one, so that memory stays flat; what cannot be opened is told and the rest goes on.
 * Throws `USAGE` for facts that cannot be true of all of them; `each` throws `INTERRUPTED`.
 */
export async function gather(inputs: readonly string[], options: IntakeOptions): Promise<Gathering> {
  const { signal, facts = {} } = options;
  const { sources, failures } = await listSources(inputs, signal ? { signal } : {});
  const total = sources.length + failures.length;
  checkFacts(facts, total);
  return {
    total,
    async *each() {
      yield* failures;
      for (const source of sources) {
        // Reading and storing never wait for anything: without a turn of the loop no signal would get through.
        await setImmediate();
        if (signal?.aborted) throw new ReadoutError("INTERRUPTED", "stopped");
        yield await open(source, options);
      }
    },
  };
}

async function open(source: Source, options: IntakeOptions): Promise<Gathered> {
  const origin = originOf(source);
  try {
    const idGiven = Boolean(options.facts?.id ?? (source.kind !== "stdin" && source.manifest?.id));
    return { origin, report: await loadReport(source, options), idGiven };
  } catch (error) {
    if (!isOfOneInput(error)) throw error;
    return { origin, error };
  }
}
