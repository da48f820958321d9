/** What a store gives and takes: the command line, the server and the workbench know the record only through this. */
import type { Reading } from "../reading/contract.js";
import type { Note } from "../text/report.js";
import type { Span } from "../text/span.js";
import type { DossierRecord, RecordParty, RecordReport, RecordStatement } from "./schema.js";

/** `unchanged`: the same report (text, outlet, address, date) is already there under `report`. */
export interface AddOutcome {
  readonly status: "added" | "unchanged";
  readonly report: string;
  readonly statements: number;
}

/** A report in a list: everything but its text. */
export type ReportSummary = {
  // Omit would lose the known keys beside the index signature.
  [Key in keyof RecordReport as Key extends "text" ? never : Key]: RecordReport[Key];
} & {
  readonly units: number;
  readonly statements: number;
  readonly notes: readonly Note[];
};

/** A statement with the names that a person reads beside it. */
export type StatementRow = RecordStatement & {
  readonly speakerName: string | null;
  readonly addresseeName: string | null;
  readonly reportTitle: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
};

/** Every key narrows; a list within a key widens. Dates are EDTF days, both ends included. */
export interface StatementFilter {
  readonly reports?: readonly string[];
  readonly speaker?: string;
  readonly kind?: RecordStatement["kind"];
  readonly certainty?: RecordStatement["certainty"];
  /** A full-text query over the content, as `search` takes it. */
  readonly words?: string;
  /** Published on or after / on or before. */
  readonly since?: string;
  readonly until?: string;
  readonly limit?: number;
  readonly offset?: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A find: the passage around it with the places of the words within `snippet`, and its place in the report. */
export interface SearchHit {
  readonly kind: "report" | "statement";
  readonly report: string;
  readonly statement: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly speakerName: string | null;
  readonly snippet: string;
  /** Half-open places of the matched words within `snippet`. */
  readonly marks: readonly Span[];
  /** `snippet` is `text.slice(start, end)` of the report. */
  readonly span: Span;
}

export interface SearchOptions {
  readonly in?: "reports" | "statements" | "both";
  readonly limit?: number;
  readonly offset?: number;
}

/** One change that can be undone: what it was, when, and what it touched. */
export interface Change {
  readonly id: number;
  readonly at: string;
  readonly kind: "remove" | "undo";
  readonly reports: readonly string[];
  readonly undone: boolean;
}

export interface IntegrityCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** One dossier's record, open. Every write is one transaction; a failed one leaves the record as it was. */
export interface Store {
  readonly folder: string;
  readonly file: string;
  readonly readOnly: boolean;
  dossierName(): Promise<string>;
  /** Adds the report and all its rows, or nothing. Throws `REPORT_CONFLICT` if another report has its id. */
  addReading(reading: Reading): Promise<AddOutcome>;
  /** Replaces the codebook's issues by these, keeping unknown keys of rows that stay. */
  setIssues(issues: DossierRecord["issues"]): Promise<void>;
  /** Whether a report with this text, outlet, address and date is there: its id or null. Lets `add` skip the reading. */
  findReport(report: Pick<RecordReport, "text" | "outlet" | "url" | "published">): Promise<string | null>;
  reports(): Promise<readonly ReportSummary[]>;
  /** Throws `REPORT_NOT_FOUND`. */
  report(id: string): Promise<RecordReport & { readonly notes: readonly Note[] }>;
  parties(): Promise<readonly (RecordParty & { readonly statements: number })[]>;
  statements(filter?: StatementFilter): Promise<Page<StatementRow>>;
  /** Throws `QUERY_INVALID` with the place of the fault. */
  search(query: string, options?: SearchOptions): Promise<Page<SearchHit>>;
  /** Removes reports with all their rows, and parties that nothing names any more; the change can be undone. */
  remove(ids: readonly string[]): Promise<Change>;
  /** Undoes the latest change that is not undone yet, byte for byte. Throws `NOTHING_TO_UNDO`. */
  undo(): Promise<Change>;
  changes(): Promise<readonly Change[]>;
  /** The whole dossier as one record. */
  exportRecord(): Promise<DossierRecord>;
  /** Takes a whole record in, in one transaction; reports that are already there are left as they are. */
  importRecord(
    record: DossierRecord,
  ): Promise<{ readonly added: readonly string[]; readonly unchanged: readonly string[] }>;
  check(): Promise<readonly IntegrityCheck[]>;
  close(): Promise<void>;
}
