/** How errors are told, and with which exit status the program then ends. */
import { CommanderError } from "commander";
import { ERRORS, type ErrorCode, type ErrorPlace, ReadoutError } from "../errors.js";
import { note, paintNote } from "./output.js";
import { clean } from "./text.js";

/** Exit status where the work was done but some inputs could not be taken. */
export const SOME_FAILED = 1;

/** What fails for every other input too: no use going on. */
const FATAL: ReadonlySet<ErrorCode> = new Set([
  "DATABASE_BROKEN",
  "DATABASE_BUSY",
  "DATABASE_NEWER",
  "DISK_FULL",
  "FOLDER_READ_ONLY",
  "INTERRUPTED",
  "MODEL_INVALID",
  "MODEL_UNKNOWN",
]);

/** Whether only the input at hand failed: then the rest goes on. */
export const isOfOneInput = (error: unknown): error is ReadoutError =>
  error instanceof ReadoutError && !FATAL.has(error.code);

/** Whatever was thrown, as an error with a code. */
function asReadoutError(error: unknown): ReadoutError {
  if (error instanceof ReadoutError) return error;
  if (error instanceof CommanderError) return new ReadoutError("USAGE", error.message.replace(/^error: /, ""));
  return new ReadoutError("FAULT", error instanceof Error ? (error.stack ?? error.message) : String(error), {
    cause: error,
  });
}

/**
 * Tells on stderr what is wrong, where, how to mend it, and the code; as one line of JSON where that is asked for. `origin` is
 * the input at fault, named where the error does not. Gives the exit status.
 */
export function complain(thrown: unknown, { json = false, origin }: { json?: boolean; origin?: string } = {}): number {
  const error = asReadoutError(thrown);
  const { code, mend, message } = error;
  const place = origin === undefined || error.place.file ? error.place : { file: origin, ...error.place };
  if (json) note(JSON.stringify({ error: { ...error.toJSON(), place } }));
  else {
    // The trace of a fault of ours is the one message that needs its lines.
    const words = code === "FAULT" ? message : clean(message).trim();
    note(`${paintNote.red("error")} ${clean(whereOf(place, message))}${words}`);
    note(`      ${mend} ${paintNote.dim(`[${code}]`)}`);
  }
  return ERRORS[code].exit;
}

/** `talks/codebook.yaml:3:7: `, or nothing if the message says it already. */
function whereOf({ file, line, column }: ErrorPlace, message: string): string {
  const at = line === undefined ? "" : column === undefined ? `:${line}` : `:${line}:${column}`;
  if (!file) return line === undefined ? "" : `line ${at.slice(1)}: `;
  return message.includes(`${file}${at}`) ? "" : `${file}${at}: `;
}

/** The exit status of a batch: that of its errors where nothing at all could be done and all are alike, else "some failed". */
export function statusOf(errors: readonly ReadoutError[], done: number): number {
  const statuses = new Set(errors.map(({ code }) => ERRORS[code].exit));
  if (statuses.size === 0) return 0;
  return done === 0 && statuses.size === 1 ? [...statuses][0]! : SOME_FAILED;
}
