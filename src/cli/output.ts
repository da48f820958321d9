/** The only way to the terminal: data to stdout, everything else to stderr, nothing of a report as a control sequence. */
import { CommanderError } from "commander";
import colours from "picocolors";
import { ERRORS, type ErrorPlace, ReadoutError } from "../errors.js";

/** Exit status where the work was done but some inputs could not be taken. */
export const SOME_FAILED = 1;
/** Exit status of a fault of the program itself. */
const INTERNAL = 70;

const paints = (stream: NodeJS.WriteStream) =>
  colours.createColors(Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== "dumb");
export const paint = paints(process.stdout);
const paintNote = paints(process.stderr);

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });

/** Writes to stdout and waits until it was taken, so that a long output does not pile up in memory. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once("drain", resolve);
  });
}

export const printLine = (text = ""): Promise<void> => print(`${text}\n`);
export const printJson = (value: unknown): Promise<void> => printLine(JSON.stringify(value, null, 1));

/** A note for the person at the terminal. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);

/**
 * Text of a report made harmless for a terminal: no escape sequences, no other control characters, no characters that turn
 * the direction of writing around.
 */
export const clean = (text: string): string =>
  text
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?/gu, "")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/\s+/gu, " ");

/** The text cut to so many characters, with a mark where it was cut. */
export function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** A table for people, as wide as the terminal. `widths` are shares of the width; cells are cleaned and wrapped. */
export async function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Promise<void> {
  const { default: Table } = await import("cli-table3");
  const columns = Math.max(60, Math.min(process.stdout.columns ?? 110, 160)) - widths.length - 1;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const grid = new Table({
    head: head.map((cell) => paint.bold(cell)),
    colWidths: widths.map((width) => Math.max(8, Math.floor((columns * width) / whole))),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
    chars: {
      top: "",
      "top-mid": "",
      "top-left": "",
      "top-right": "",
      bottom: "",
      "bottom-mid": "",
      "bottom-left": "",
      "bottom-right": "",
      left: "",
      "left-mid": "",
      mid: "",
      "mid-mid": "",
      right: "",
      "right-mid": "",
      middle: " ",
    },
  });
  grid.push(...rows.map((row) => row.map(clean)));
  await printLine(grid.toString());
}

export const isJsonAsked = (argv: readonly string[]): boolean => argv.includes("--json");

/** Says what is wrong, where, and how to mend it; gives the exit status. With `json` as one JSON object on a line. */
export function complain(error: unknown, json = false): number {
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, "");
    return complain(new ReadoutError("USAGE", message), json);
  }
  if (error instanceof ReadoutError) {
    if (json) note(JSON.stringify({ error: error.toJSON() }));
    else
      note(
        `${paintNote.red("error")} ${whereOf(error.place, error.message)}${clean(error.message).trim()}\n      ${error.mend} ${paintNote.dim(`[${error.code}]`)}`,
      );
    return ERRORS[error.code].exit;
  }
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (json) note(JSON.stringify({ error: { code: "INTERNAL", message: cause } }));
  else note(`${paintNote.red("error")} a fault of Readout itself; please report it:\n${cause}`);
  return INTERNAL;
}

/** `talks/codebook.yaml:3:7: `, unless the message says it already. */
function whereOf({ file, line, column }: ErrorPlace, message: string): string {
  if (!file || message.includes(file)) return "";
  return `${file}${line ? `:${line}` : ""}${line && column ? `:${column}` : ""}: `;
}
