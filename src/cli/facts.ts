import { ReadoutError } from "../errors.js";
import type { IntakeOptions } from "../intake/source.js";
import type { ReportKind } from "../text/report.js";

/** What `add` and `read` are told of the reports on the command line. */
export interface FactOptions {
  readonly published?: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly kind?: ReportKind;
  readonly id?: string;
  readonly fileNamePattern?: string;
  readonly charset?: string;
  readonly maxBytes?: number;
  readonly allowPrivate?: boolean;
  readonly json?: boolean;
}

/** The options as intake takes them. */
export function intakeOptions(options: FactOptions, signal: AbortSignal): IntakeOptions {
  const { published, outlet, title, kind, id, fileNamePattern, charset, maxBytes, allowPrivate } = options;
  if (maxBytes !== undefined && !(Number.isInteger(maxBytes) && maxBytes > 0))
    throw new ReadoutError("USAGE", "--max-bytes takes a whole number of bytes");
  const given = { published, outlet, title, kind, id };
  const facts = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    signal,
    facts,
    ...(fileNamePattern === undefined ? {} : { fileNamePattern }),
    ...(charset === undefined ? {} : { charset }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(allowPrivate === undefined ? {} : { allowPrivate }),
  };
}
