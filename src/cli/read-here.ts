import { type ErrorCode, type ErrorPlace, ReadoutError } from "../errors.js";
import type { Codebook } from "../knowledge/codebook.js";
import { readReport } from "../read.js";
import type { Reading } from "../reading/contract.js";
import type { Report } from "../text/report.js";

/** What a thread sends back: errors cross between threads as plain data only. */
export type Answer =
  | { readonly reading: Reading }
  | { readonly error: { readonly code: ErrorCode; readonly message: string; readonly place: ErrorPlace } };

/** Reads a report in this thread. A fault of the reader is told as one of this report, so that the rest goes on. */
export async function readHere(report: Report, codebook: Codebook | null): Promise<Reading> {
  try {
    return await readReport(report, { codebook });
  } catch (error) {
    throw asOfReport(error);
  }
}

/** A `ReadoutError` as it is; anything else as a `FAULT` with its trace. */
export function asOfReport(error: unknown): ReadoutError {
  if (error instanceof ReadoutError) return error;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ReadoutError("FAULT", `the report could not be read: ${message}`, { cause: error });
}

export function errorAnswer(error: unknown): Answer {
  const { code, message, place } = asOfReport(error);
  return { error: { code, message, place } };
}
