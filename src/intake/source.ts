import type { ReportKind } from "../text/report.js";

/** What a manifest or the user says of one report before it is read; `null` or absent where nothing is said. */
export interface ReportFacts {
  readonly id?: string | null;
  readonly title?: string | null;
  readonly published?: string | null;
  readonly outlet?: string | null;
  readonly author?: string | null;
  readonly url?: string | null;
  readonly kind?: ReportKind | null;
}

/** One thing that a report can be made of, not yet opened. */
export type Source =
  | { readonly kind: "file"; readonly path: string; readonly bytes: number; readonly manifest: ReportFacts | null }
  | { readonly kind: "address"; readonly url: string; readonly manifest: ReportFacts | null }
  | { readonly kind: "stdin" };

export interface IntakeOptions {
  /** Facts given by the user: they win over the manifest, that over the page, that over dateline and file name. */
  readonly facts?: ReportFacts;
  /** Named groups `published`, `outlet`, `title`, `kind`: a regular expression or a template such as `{published}_{outlet}_*`. */
  readonly fileNamePattern?: string;
  /** Largest input in bytes; 20 MiB unless told. */
  readonly maxBytes?: number;
  /** Charset label that wins over detection. */
  readonly charset?: string;
  /** Let web addresses resolve to private, loopback and link-local hosts. */
  readonly allowPrivate?: boolean;
  /** Time limit for one address, in milliseconds; 20,000 unless told. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** The largest input taken unless the user says otherwise, in bytes: 20 MiB. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** What to call a source in messages: its path or address as given, or "standard input". */
export const originOf = (source: Source): string =>
  source.kind === "file" ? source.path : source.kind === "address" ? source.url : "standard input";
