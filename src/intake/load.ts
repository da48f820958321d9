import { open } from "node:fs/promises";
import { addAbortSignal, Readable } from "node:stream";
import { ReadoutError } from "../errors.js";
import type { Report } from "../text/report.js";
import { reportFromBytes } from "./report-from-bytes.js";
import { type IntakeOptions, MAX_BYTES, originOf, type Source } from "./source.js";
import { fetchAddress } from "./web.js";

export interface LoadOptions extends IntakeOptions {
  /** Where standard input comes from: `process.stdin` unless given. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/**
 * Opens one source and makes its report. Throws what `reportFromBytes` throws, and `FILE_NOT_FOUND`, `FILE_UNREADABLE`,
 * `ADDRESS_REFUSED`, `ADDRESS_FAILED`, `INTERRUPTED`.
 */
export async function loadReport(source: Source, options: LoadOptions = {}): Promise<Report> {
  const { maxBytes = MAX_BYTES, signal } = options;
  if (signal?.aborted) throw new ReadoutError("INTERRUPTED", "stopped");
  const origin = originOf(source);
  if (source.kind === "address") {
    const { allowPrivate, timeout } = options;
    const page = await fetchAddress(source.url, {
      maxBytes,
      ...(allowPrivate === undefined ? {} : { allowPrivate }),
      ...(timeout === undefined ? {} : { timeout }),
      ...(signal ? { signal } : {}),
    });
    return reportFromBytes(page.bytes, {
      ...options,
      origin,
      url: page.url,
      contentType: page.contentType,
      manifest: source.manifest,
    });
  }
  if (source.kind === "stdin")
    return reportFromBytes(await readAll(options.stdin ?? process.stdin, { maxBytes, origin, signal }), {
      ...options,
      origin,
    });
  return reportFromBytes(await readFile(source.path, maxBytes), { ...options, origin, manifest: source.manifest });
}

const tooLarge = (origin: string, maxBytes: number): ReadoutError =>
  new ReadoutError("FILE_TOO_LARGE", `${origin} is larger than ${maxBytes.toLocaleString("en")} bytes.`, {
    file: origin,
  });

/** The file's bytes; its size is looked at before anything is read. */
async function readFile(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === "ENOENT";
    throw new ReadoutError(
      missing ? "FILE_NOT_FOUND" : "FILE_UNREADABLE",
      missing ? `There is no ${path}.` : `${path} cannot be opened.`,
      { file: path, cause },
    );
  });
  try {
    if ((await file.stat()).size > maxBytes) throw tooLarge(path, maxBytes);
    return await file.readFile();
  } catch (cause) {
    if (cause instanceof ReadoutError) throw cause;
    throw new ReadoutError("FILE_UNREADABLE", `${path} cannot be read.`, { file: path, cause });
  } finally {
    await file.close();
  }
}

interface ReadOptions {
  readonly maxBytes: number;
  readonly origin: string;
  readonly signal: AbortSignal | undefined;
}

/** All that comes. Nobody may be there to send anything, so that a stream is not waited for once the signal is given. */
async function readAll(
  input: AsyncIterable<Uint8Array>,
  { maxBytes, origin, signal }: ReadOptions,
): Promise<Uint8Array> {
  if (signal && input instanceof Readable) addAbortSignal(signal, input);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of input) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(origin, maxBytes);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (signal?.aborted) throw new ReadoutError("INTERRUPTED", "stopped", { cause });
    throw cause;
  }
  return Buffer.concat(chunks);
}
