/** The only way to the terminal: data to stdout, all else to stderr. */
import colours from "picocolors";
import { clean } from "./text.js";

const paints = (stream: NodeJS.WriteStream) =>
  colours.createColors(Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== "dumb");
/** Colours of stdout; they do nothing where it is no terminal or NO_COLOR is set. */
export const paint = paints(process.stdout);
export const paintNote = paints(process.stderr);

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

/** Writes a line to stderr for the person at the terminal. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);

/** No lines, only columns. */
const PLAIN = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"]
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .concat("left-mid", "right-mid", "mid-mid")
    .map((name) => [name, ""]),
);

/** Prints a table as wide as the terminal. `widths` are shares of the width; cells are cleaned and wrapped. */
export async function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Promise<void> {
  const { default: Table } = await import("cli-table3");
  const columns = Math.max(60, Math.min(process.stdout.columns ?? 110, 160)) - widths.length - 1;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const cells = rows.map((row) => row.map(clean));
  const grid = new Table({
    head: head.map((cell) => paint.bold(cell)),
    colWidths: fitWidths(
      widths.map((width) => Math.max(8, Math.floor((columns * width) / whole))),
      [head, ...cells],
    ),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
    chars: { ...PLAIN, middle: " " },
  });
  for (const row of cells) grid.push(row);
  await printLine(
    grid
      .toString()
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n"),
  );
}

/** Longest word that a column grows for, in characters. */
const LONGEST_WORD = 60;

/** Widens columns to their longest word at the cost of the roomiest ones: an id that is cut cannot be given to a command. */
function fitWidths(shares: readonly number[], rows: readonly (readonly string[])[]): number[] {
  const widths = [...shares];
  const needed = shares.map((_, column) => {
    const longest = rows.reduce(
      (most, row) => Math.max(most, ...row[column]!.split(" ").map((word) => word.length)),
      0,
    );
    return Math.min(longest, LONGEST_WORD) + 2;
  });
  const roomOf = (column: number) => widths[column]! - needed[column]!;
  for (const column of widths.keys())
    while (roomOf(column) < 0) {
      const giver = [...widths.keys()].reduce((best, other) => (roomOf(other) > roomOf(best) ? other : best));
      if (roomOf(giver) <= 0) break;
      widths[giver]!--;
      widths[column]!++;
    }
  return widths;
}
