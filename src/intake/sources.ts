import { stat } from "node:fs/promises";
import { ReadoutError } from "../errors.js";
import { readDossierFolder } from "./dossier-folder.js";
import type { Source } from "./source.js";

/** An input, or a row of a manifest, that gave no source; the rest of the batch goes on without it. */
export interface SourceFailure {
  /** The path or address at fault, as it was given. */
  readonly origin: string;
  readonly error: ReadoutError;
}

/** What inputs led to, in the order of the inputs. */
export interface SourceList {
  readonly sources: readonly Source[];
  readonly failures: readonly SourceFailure[];
}

/**
 * The reports that inputs stand for: files, folders, dossier folders, web addresses, and `-` for standard input.
 * Nothing is opened yet. An input at fault becomes a failure (`FILE_NOT_FOUND`, `FILE_UNREADABLE`, `FOLDER_EMPTY`,
 * `MANIFEST_INVALID`, `ADDRESS_REFUSED`, `USAGE`) and stops nothing; only an aborted `signal` throws (`INTERRUPTED`).
 */
export async function listSources(
  inputs: readonly string[],
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<SourceList> {
  const sources: Source[] = [];
  const failures: SourceFailure[] = [];
  for (const input of inputs) {
    try {
      const list = await sourcesOf(input, sources, signal);
      sources.push(...list.sources);
      failures.push(...list.failures);
    } catch (error) {
      if (!(error instanceof ReadoutError) || error.code === "INTERRUPTED") throw error;
      failures.push({ origin: input, error });
    }
  }
  return { sources, failures };
}

async function sourcesOf(
  input: string,
  before: readonly Source[],
  signal: AbortSignal | undefined,
): Promise<SourceList> {
  const only = (source: Source): SourceList => ({ sources: [source], failures: [] });
  if (input === "-") {
    if (before.some(({ kind }) => kind === "stdin"))
      throw new ReadoutError("USAGE", "Standard input can be read only once.");
    return only({ kind: "stdin" });
  }
  if (/^https?:\/\//i.test(input)) {
    if (!URL.canParse(input)) throw new ReadoutError("ADDRESS_REFUSED", `${input} is no web address.`);
    return only({ kind: "address", url: input, manifest: null });
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(input))
    throw new ReadoutError("ADDRESS_REFUSED", `${input}: only http and https are fetched.`);
  const found = await stat(input).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === "ENOENT" || cause.code === "ENOTDIR";
    throw new ReadoutError(
      missing ? "FILE_NOT_FOUND" : "FILE_UNREADABLE",
      missing ? `There is no ${input}.` : `${input} cannot be opened.`,
      { file: input, cause },
    );
  });
  if (found.isDirectory()) {
    const list = await readDossierFolder(input, signal ? { signal } : {});
    if (list.sources.length + list.failures.length > 0) return list;
    throw new ReadoutError("FOLDER_EMPTY", `${input} holds no reports.`, { file: input });
  }
  if (!found.isFile()) throw new ReadoutError("FILE_UNREADABLE", `${input} is not a file.`, { file: input });
  return only({ kind: "file", path: input, bytes: found.size, manifest: null });
}
