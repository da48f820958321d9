/**
 * The whole pipeline on one page: start reading here.
 * bytes -> `Report` (intake) -> `Reading` (reader) -> rows of a record (record).
 */
import { checkReading } from "./reading/check.js";
import type { Reader, Reading, ReadingContext } from "./reading/contract.js";
import { rulesReader } from "./reading/rules-reader.js";
import type { Report } from "./text/report.js";

/**
 * Reads one report with the offline reader, or with the one given, and checks that what it says quotes the report exactly.
 * Nothing is stored. Throws `READING_BROKEN` if the reader broke the contract.
 */
export async function readReport(
  report: Report,
  { reader = rulesReader, codebook = null }: { reader?: Reader } & Partial<ReadingContext> = {},
): Promise<Reading> {
  const reading = await reader.read(report, { codebook });
  checkReading(reading);
  return reading;
}
