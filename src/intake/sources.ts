import type { ReadoutError } from "../errors.js";
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
 * Nothing is opened yet. An input at fault becomes a failure (`FILE_NOT_FOUND`, `FILE_UNREADABLE`, `MANIFEST_INVALID`,
 * `ADDRESS_REFUSED`, `USAGE`) and stops nothing; only an aborted `signal` throws (`INTERRUPTED`).
 */
export async function listSources(
  _inputs: readonly string[],
  _options: { readonly signal?: AbortSignal } = {},
): Promise<SourceList> {
  return { sources: [], failures: [] };
}
