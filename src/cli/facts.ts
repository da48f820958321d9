import { ReadoutError } from "../errors.js";
import { REPORT_ID } from "../intake/report-id.js";
import type { IntakeOptions, ReportFacts } from "../intake/source.js";
import { isEdtf } from "../text/document-date.js";

/** What `add` and `read` are told of the reports on the command line. */
export interface FactOptions extends ReportFacts {
  readonly fileNamePattern?: string;
  readonly charset?: string;
  readonly maxBytes?: number;
  readonly allowPrivate?: boolean;
  readonly json?: boolean;
}

/** Facts that are true of one report only. */
const OF_ONE = ["id", "title", "url"] as const;

/** The options as intake takes them. */
export function intakeOptions(options: FactOptions, signal: AbortSignal): IntakeOptions {
  const { published, outlet, title, kind, id, url, fileNamePattern, charset, maxBytes, allowPrivate } = options;
  return {
    signal,
    facts: given({ published, outlet, title, kind, id, url }),
    ...given({ fileNamePattern, charset, maxBytes, allowPrivate }),
  };
}

/** Refuses, once and before any work, facts that cannot be true of so many reports. Throws `USAGE`, `DATE_INVALID`. */
export function checkFacts(facts: ReportFacts, reports: number): void {
  if (facts.published != null && !isEdtf(facts.published))
    throw new ReadoutError("DATE_INVALID", `--published: "${facts.published}" is not a date`);
  if (facts.id != null && !REPORT_ID.test(facts.id))
    throw new ReadoutError("USAGE", `--id: "${facts.id}": use lower-case letters, digits, '-', '_' and '.'`);
  const wrong = OF_ONE.find((name) => facts[name] != null);
  if (wrong && reports > 1)
    throw new ReadoutError("USAGE", `--${wrong} is a fact of one report, but the inputs hold ${reports}`);
}

type Given<Options> = { [Name in keyof Options]?: Exclude<Options[Name], undefined> };

/** The options that were given: absent and undefined are not the same where a default stands. */
const given = <Options extends object>(options: Options): Given<Options> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<Options>;
