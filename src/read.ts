/**
 * The whole pipeline on one page: start reading here.
 * bytes -> `Report` (intake) -> `Reading` (reader) -> rows of a record (record).
 */
import { ReadoutError } from "./errors.js";
import { checkReading } from "./reading/check.js";
import type { Reader, Reading, ReadingContext } from "./reading/contract.js";
import { engineReader } from "./reading/engine-reader.js";
import { MAX_UNITS, type Report } from "./text/report.js";

/**
 * Reads one report with the offline reader, or with the one given, and checks that what it says quotes the report exactly.
 * Nothing is stored. Throws `FILE_TOO_LARGE` for a text that no memory may hold the reading of, `READING_BROKEN` if the
 * reader broke the contract.
 */
export async function readReport(
  report: Report,
  { reader = engineReader, codebook = null }: { reader?: Reader } & Partial<ReadingContext> = {},
): Promise<Reading> {
  refuseOverlong(report);
  const reading = await reader.read(report, { codebook });
  checkReading(reading);
  return reading;
}

/** Throws `FILE_TOO_LARGE` for a text that no memory may hold what is made of it. */
export function refuseOverlong({ id, origin, text }: Report): void {
  if (text.length <= MAX_UNITS) return;
  const message = `${origin ?? id} holds more than the ${MAX_UNITS.toLocaleString("en")} characters that one report may have.`;
  throw new ReadoutError("FILE_TOO_LARGE", message, origin === null ? {} : { file: origin });
}
