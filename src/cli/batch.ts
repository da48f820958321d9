import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { ReadoutError } from "../errors.js";
import { readReport } from "../read.js";
import type { Reading, Statement } from "../reading/contract.js";
import { createReport } from "../text/report.js";
import { complain, print } from "./output.js";

interface BatchOptions {
  readonly file?: string;
  readonly core?: boolean;
}

/** `readout batch attribution`: a line in, a line out, in order, however many there are. */
export async function batch(_task: string, { file, core = false }: BatchOptions): Promise<void> {
  const input = file ? await openFile(file) : process.stdin;
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === "") continue;
    await print(`${JSON.stringify(await answer(line, number, core))}\n`);
  }
}

function openFile(file: string): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    const stream = createReadStream(file);
    stream.once("open", () => resolve(stream));
    stream.once("error", (cause: NodeJS.ErrnoException) =>
      reject(
        new ReadoutError(cause.code === "ENOENT" ? "FILE_NOT_FOUND" : "FILE_UNREADABLE", `${file} cannot be read`, {
          file,
          cause,
        }),
      ),
    );
  });
}

/** The attributions of one line; a line that cannot be taken gives its error in its place, and the rest goes on. */
async function answer(line: string, number: number, core: boolean): Promise<object> {
  let id: unknown = null;
  try {
    const { text, ...row } = parseLine(line, number);
    id = row.id;
    const reading = await readReport(createReport({ id: String(id), text }));
    return { id, attributions: reading.statements.map((statement) => attributionOf(reading, statement, core)) };
  } catch (error) {
    const fault =
      error instanceof ReadoutError
        ? error
        : new ReadoutError("READING_BROKEN", `line ${number}: ${String(error)}`, { cause: error });
    complain(fault);
    return { id, error: fault.toJSON() };
  }
}

function parseLine(line: string, number: number): { id: unknown; text: string } {
  const fault = (message: string) => new ReadoutError("USAGE", `line ${number}: ${message}`, { line: number });
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw fault("this is not JSON");
  }
  if (typeof row !== "object" || row === null || !("id" in row) || !("text" in row) || typeof row.text !== "string")
    throw fault('a line must be {"id": …, "text": "…"}');
  return { id: row.id, text: row.text };
}

/** The roles as places; at their widest, as attribution corpora mark them, unless the core is asked for. */
function attributionOf(
  { parties }: Reading,
  { source, cue, content, kind, speaker, extent }: Statement,
  core: boolean,
): object {
  const roles = core ? { source, cue } : extent;
  return {
    source: roles.source,
    cue: roles.cue,
    content,
    kind,
    speaker: parties.find((party) => party.id === speaker)?.name ?? null,
  };
}
