import { createReadStream } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { ReadoutError } from "../errors.js";
import type { Reading, Statement } from "../reading/contract.js";
import { createReport } from "../text/report.js";
import { complain, SOME_FAILED } from "./complaint.js";
import { inOrder } from "./in-order.js";
import { linesOf, MAX_LINE } from "./lines.js";
import { note, print } from "./output.js";
import { openReadingPool, type ReadingPool } from "./reading-pool.js";

interface BatchOptions {
  readonly file?: string;
  readonly core?: boolean;
}

/** `readout batch attribution`: a line in, a line out, in order, however many there are; memory stays that of a few lines. */
export async function batch(_task: string, { file, core = false }: BatchOptions): Promise<void> {
  if (file === undefined && process.stdin.isTTY) note("reading lines from the terminal; Ctrl-D ends them");
  const pool = openReadingPool();
  try {
    for await (const read of inOrder(linesToRead(file), (line) => readLine(line, pool), pool.ahead)) {
      await print(`${JSON.stringify(answerOf(read, { core, file }))}\n`);
      // Reading in this thread never waits: a turn of the loop lets written lines leave and signals in.
      await setImmediate();
    }
  } finally {
    await pool.close();
  }
}

interface Line {
  readonly number: number;
  /** Null for one that is too long. */
  readonly line: string | null;
}

async function* linesToRead(file: string | undefined): AsyncGenerator<Line> {
  let number = 0;
  for await (const line of linesOf(inputOf(file))) {
    number++;
    if (line?.trim() !== "") yield { number, line };
  }
}

/** The bytes of the file or of standard input. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`. */
async function* inputOf(file: string | undefined): AsyncGenerator<Uint8Array> {
  try {
    yield* file === undefined ? process.stdin : createReadStream(file);
  } catch (cause) {
    const name = file ?? "standard input";
    if (!(cause instanceof Error && "syscall" in cause)) throw cause;
    if ("code" in cause && cause.code === "ENOENT")
      throw new ReadoutError("FILE_NOT_FOUND", `there is no file ${name}`, { file: name, cause });
    throw new ReadoutError("FILE_UNREADABLE", `${name} cannot be read (${cause.message})`, { file: name, cause });
  }
}

/** What was made of a line: its reading, or why there is none. */
interface ReadLine {
  readonly number: number;
  readonly row: Row | null;
  readonly reading: Reading | null;
  readonly error?: unknown;
}

async function readLine({ line, number }: Line, pool: ReadingPool): Promise<ReadLine> {
  const row = line === null ? null : parse(line);
  try {
    const text = textOf(line, row);
    return { number, row, reading: await pool.read(createReport({ id: `line-${number}`, text })) };
  } catch (error) {
    return { number, row, reading: null, error };
  }
}

/** The attributions of one line; for a line that cannot be taken its error, with its id if it has one. */
function answerOf(
  { number, row, reading, error: cause }: ReadLine,
  { core, file }: { readonly core: boolean; readonly file: string | undefined },
): object {
  if (reading !== null)
    return {
      id: row?.id,
      attributions: attributed(reading).map((statement) => attributionOf(reading, statement, core)),
    };
  const { code, message } =
    cause instanceof ReadoutError ? cause : new ReadoutError("FAULT", `the line could not be read (${String(cause)})`);
  const error = new ReadoutError(code, message, { ...(file === undefined ? {} : { file }), line: number, cause });
  process.exitCode = SOME_FAILED;
  complain(error);
  return { id: row?.id ?? null, error };
}

interface Row {
  readonly id?: unknown;
  readonly text?: unknown;
}

/** The line as an object, or null where it is none. */
function parse(line: string): Row | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/** The text of a line. Throws `LINE_INVALID`. */
function textOf(line: string | null, row: Row | null): string {
  const fault = (message: string) => new ReadoutError("LINE_INVALID", message);
  if (line === null) throw fault(`the line is longer than ${MAX_LINE / 1024 / 1024} MiB`);
  if (row === null || Array.isArray(row)) throw fault("the line is not a JSON object");
  if (row.id === undefined) throw fault('the line has no "id"');
  if (typeof row.text !== "string") throw fault('the line has no "text" that is a string');
  return row.text;
}

/**
 * All that is attributed, acts and moods as well, in reading order, as attribution corpora have it; not what only a rule
 * sees where the network reads nothing, unless it stands inside another's words or has no cue at all.
 */
const attributed = ({ statements, acts }: Reading): Statement[] =>
  [...statements, ...acts]
    .filter(({ basis, within, cue }) => basis.confidence !== null || within !== null || cue.length === 0)
    .sort((a, b) => a.content[0]!.start - b.content[0]!.start);

/** The roles as places; at their widest, as attribution corpora mark them, unless the core is asked for. */
function attributionOf({ parties }: Reading, statement: Statement, core: boolean): object {
  const { source, cue, content } = core ? statement : statement.extent;
  return {
    source: source.map(place),
    cue: cue.map(place),
    content: content.map(place),
    kind: statement.kind,
    confidence: statement.basis.confidence,
    speaker: parties.find(({ id }) => id === statement.speaker)?.name ?? null,
  };
}

const place = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start, end });
