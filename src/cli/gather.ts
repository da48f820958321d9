import { ReadoutError } from "../errors.js";
import { loadReport } from "../intake/load.js";
import type { IntakeOptions, Source } from "../intake/source.js";
import { listSources } from "../intake/sources.js";
import type { Report } from "../text/report.js";

/** What became of one input: its report, or why there is none. */
export type Gathered =
  | {
      readonly origin: string;
      readonly report: Report /** Whether a person chose its id. */;
      readonly idGiven: boolean;
    }
  | { readonly origin: string; readonly error: ReadoutError };

/** The inputs listed, with how many there are; each is opened only when it is asked for. */
export interface Gathering {
  readonly total: number;
  each(): AsyncGenerator<Gathered>;
}

/** Opens reports one by one, so that memory stays flat; what cannot be opened is told and the rest goes on. */
export async function gather(inputs: readonly string[], options: IntakeOptions): Promise<Gathering> {
  const { sources, failures } = await listSources(inputs, options.signal ? { signal: options.signal } : {});
  if (options.facts?.id && sources.length > 1)
    throw new ReadoutError("USAGE", "--id names one report, but the inputs hold several");
  return {
    total: sources.length + failures.length,
    async *each() {
      yield* failures;
      for (const source of sources) {
        const origin = originOf(source);
        try {
          const idGiven = Boolean(options.facts?.id ?? (source.kind !== "stdin" && source.manifest?.id));
          yield { origin, report: await loadReport(source, options), idGiven };
        } catch (error) {
          if (!(error instanceof ReadoutError) || error.code === "INTERRUPTED") throw error;
          yield { origin, error };
        }
      }
    },
  };
}

const originOf = (source: Source): string =>
  source.kind === "file" ? source.path : source.kind === "address" ? source.url : "standard input";

/** An id that is not taken: the report's own, or with the next free number behind it. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let n = 2; ; n++) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}
