import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import { ReadoutError } from "../errors.js";
import { type Manifest, type ManifestRow, parseManifest } from "./manifest.js";
import type { Source } from "./source.js";
import type { SourceFailure, SourceList } from "./sources.js";

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

/** Endings of files that may be reports; other files of a folder are passed over. */
const REPORT_FILE = /\.(?:txt|text|md|html?|xhtml)$/i;
/** Folders deeper than this are not looked into. */
const MAX_DEPTH = 20;

/**
 * What a dossier folder holds: its name, its reports in the manifest's order (else sorted by path), its codebook.
 * Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `MANIFEST_INVALID`; a row whose file is missing is a failure and stops nothing.
 */
export async function readDossierFolder(
  folder: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<DossierFolder> {
  const manifestPath = (await isFile(join(folder, "manifest.json"))) ? join(folder, "manifest.json") : null;
  const codebookPath = (await isFile(join(folder, "codebook.yaml"))) ? join(folder, "codebook.yaml") : null;
  const manifest: Manifest = manifestPath
    ? parseManifest(await readText(manifestPath), { file: manifestPath })
    : { dossier: null, reports: null };
  const name = manifest.dossier ?? basename(resolve(folder));
  const list = manifest.reports?.length
    ? await fromManifest(folder, manifest.reports)
    : await fromFiles(folder, signal);
  return { folder, name, manifestPath, codebookPath, ...list };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new ReadoutError("FILE_UNREADABLE", `${path} cannot be read.`, { file: path, cause });
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

async function fromManifest(folder: string, rows: readonly ManifestRow[]): Promise<SourceList> {
  const sources: Source[] = [];
  const failures: SourceFailure[] = [];
  const home = await realpath(folder);
  for (const { file, ...manifest } of rows) {
    const path = join(folder, file);
    const real = await realpath(path).catch(() => null);
    const found = real === null ? null : await stat(real);
    const fault = (code: "FILE_NOT_FOUND" | "FILE_UNREADABLE", message: string) =>
      failures.push({ origin: path, error: new ReadoutError(code, message, { file: path }) });
    if (real === null || found === null) fault("FILE_NOT_FOUND", `${path}, which manifest.json names, is not there.`);
    // A link could point anywhere.
    else if (!real.startsWith(home + sep)) fault("FILE_UNREADABLE", `${path} lies outside the dossier folder.`);
    else if (!found.isFile()) fault("FILE_UNREADABLE", `${path} is not a file.`);
    else sources.push({ kind: "file", path, bytes: found.size, manifest });
  }
  return { sources, failures };
}

/** Every report file below the folder, sorted by path; hidden ones, links and other programs' packages are passed over. */
async function fromFiles(folder: string, signal: AbortSignal | undefined): Promise<SourceList> {
  const sources: Source[] = [];
  const failures: SourceFailure[] = [];
  const walk = async (at: string, depth: number): Promise<void> => {
    if (signal?.aborted) throw new ReadoutError("INTERRUPTED", "stopped");
    const entries = await readdir(at, { withFileTypes: true }).catch((cause: unknown) => {
      failures.push({
        origin: at,
        error: new ReadoutError("FILE_UNREADABLE", `${at} cannot be opened.`, { file: at, cause }),
      });
      return [];
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      if (entry.isDirectory() && depth < MAX_DEPTH) await walk(path, depth + 1);
      else if (entry.isFile() && REPORT_FILE.test(entry.name))
        sources.push({ kind: "file", path, bytes: (await lstat(path)).size, manifest: null });
    }
  };
  await walk(folder, 0);
  return { sources, failures };
}
