import type { Span } from "./span.js";

/** What sort of document a report is; `news` unless something says otherwise. */
export const REPORT_KINDS = ["news", "readout", "transcript", "statement", "post"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Where a fact about a report was found, most trusted first; `null` where there is none. */
export type MetadataOrigin = "given" | "manifest" | "page" | "dateline" | "file name";

/**
 * Something odd in the input that does not stop the work: shown to the reader of the record, never thrown.
 * `rule` is the id of the rule that noticed (listed in `docs/intake.md` and `docs/reading.md`), `span` its place in the report's text if it has one.
 */
export interface Note {
  readonly rule: string;
  readonly message: string;
  readonly span: Span | null;
}

/**
 * One report: the only owner of its characters. It never changes once it is made; everything else points into `text`.
 * `text` is exactly what the reader of the record is shown: NFC is not applied, nothing is trimmed after this point.
 */
export interface Report {
  /** Unique in its dossier; lower-case letters, digits, `-`, `_`, `.`. */
  readonly id: string;
  readonly text: string;
  readonly title: string | null;
  /** EDTF date of publication, or null: then relative dates stay unresolved. */
  readonly published: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly kind: ReportKind;
  readonly publishedFrom: MetadataOrigin | null;
  readonly outletFrom: MetadataOrigin | null;
  /** The file name or address it came from, as given; for messages, never for identity. */
  readonly origin: string | null;
  /** What intake found odd (guessed charset, replaced bytes, no date, …). */
  readonly notes: readonly Note[];
}

/** Longest text that one report may have, in units: the reader holds all of it, at about a hundred bytes a unit. */
export const MAX_UNITS = 20 * 1024 * 1024;

/** A report from its text, with every field that is not given left empty. */
export function createReport(fields: Partial<Report> & Pick<Report, "id" | "text">): Report {
  return Object.freeze({
    title: null,
    published: null,
    outlet: null,
    author: null,
    url: null,
    kind: "news" as const,
    publishedFrom: fields.published ? ("given" as const) : null,
    outletFrom: fields.outlet ? ("given" as const) : null,
    origin: null,
    notes: [],
    ...fields,
  });
}

/** The exact words of a span: the only way in which text leaves a report. */
export const quote = (report: Pick<Report, "text">, span: Span): string => report.text.slice(span.start, span.end);
