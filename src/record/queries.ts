import { ReadoutError } from "../errors.js";
import type { Note } from "../text/report.js";
import { all, one } from "./database.js";
import { unpackRow } from "./packing.js";
import { allParties } from "./parties.js";
import { parseQuery } from "./query-language.js";
import type { RecordParty, RecordReport, RecordStatement } from "./schema.js";
import type { Session } from "./session.js";
import type { Page, ReportSummary, StatementFilter, StatementRow } from "./store-types.js";

/** A report as it was stored, its text put back in its place. */
export function storedReport({ database }: Session, id: string): RecordReport {
  const found = one<{ row: string; text: string }>(database, "SELECT row, text FROM reports WHERE id = ?", id);
  if (!found) throw new ReadoutError("REPORT_NOT_FOUND", `there is no report ${id} in this dossier`);
  const report = JSON.parse(found.row) as RecordReport;
  // Assigning keeps the key where it stands.
  report.text = found.text;
  return report;
}

/** A report with its notes, none if it has none. */
export const reportWithNotes = (session: Session, id: string): RecordReport & { readonly notes: readonly Note[] } => {
  const report = storedReport(session, id);
  return { ...report, notes: (report.notes as Note[] | undefined) ?? [] };
};

/** Ids of all reports in the order in which they came. */
export const reportIds = ({ database }: Session): string[] =>
  all<{ id: string }>(database, "SELECT id FROM reports ORDER BY seq").map(({ id }) => id);

/** All reports without their texts, in the order in which they came. */
export function listReports({ database }: Session): ReportSummary[] {
  const rows = all<{ row: string; units: number; statements: number }>(
    database,
    `SELECT reports.row, reports.units, count(statements.seq) AS statements
     FROM reports LEFT JOIN statements ON statements.report = reports.id GROUP BY reports.seq ORDER BY reports.seq`,
  );
  return rows.map(({ row, units, statements }) => {
    const { text: _text, ...facts } = JSON.parse(row) as RecordReport;
    return { ...facts, id: facts.id, notes: (facts.notes as Note[] | undefined) ?? [], units, statements };
  });
}

/** All parties with how many statements each made. */
export function partiesWithCounts(session: Session): (RecordParty & { readonly statements: number })[] {
  const counts = new Map(
    all<{ speaker: string; total: number }>(
      session.database,
      "SELECT speaker, count(*) AS total FROM statements WHERE speaker IS NOT NULL GROUP BY speaker",
    ).map(({ speaker, total }) => [speaker, total]),
  );
  return allParties(session).map((party) => ({ ...party, statements: counts.get(party.id) ?? 0 }));
}

/** Statements that fit the filter, by their report's date (undated last), then in reading order. */
export function listStatements(session: Session, filter: StatementFilter = {}): Page<StatementRow> {
  const { where, values } = conditions(filter);
  const from = `FROM statements JOIN reports ON reports.id = statements.report
    LEFT JOIN parties AS speakers ON speakers.id = statements.speaker
    LEFT JOIN parties AS addressees ON addressees.id = statements.addressee
    ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""}`;
  const total = one<{ total: number }>(session.database, `SELECT count(*) AS total ${from}`, ...values)!.total;
  const rows = all<{
    row: string;
    speaker: string | null;
    addressee: string | null;
    title: string | null;
    published: string | null;
    outlet: string | null;
  }>(
    session.database,
    `SELECT statements.row, speakers.name AS speaker, addressees.name AS addressee,
       reports.row ->> 'title' AS title, reports.published, reports.outlet ${from}
     ORDER BY reports.published IS NULL, reports.published, reports.seq, statements.seq LIMIT ? OFFSET ?`,
    ...values,
    filter.limit ?? -1,
    filter.offset ?? 0,
  );
  return {
    total,
    rows: rows.map(({ row, speaker, addressee, title, published, outlet }) => ({
      ...unpackRow<RecordStatement>(row, session.textOf),
      speakerName: speaker,
      addresseeName: addressee,
      reportTitle: title,
      published,
      outlet,
    })),
  };
}

function conditions(filter: StatementFilter): { where: string[]; values: (string | number)[] } {
  const where: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, ...given: (string | number)[]) => {
    where.push(condition);
    values.push(...given);
  };
  if (filter.reports)
    add(`statements.report IN (${filter.reports.map(() => "?").join(", ") || "NULL"})`, ...filter.reports);
  if (filter.speaker !== undefined)
    add("(statements.speaker = ? OR speakers.name = ? COLLATE NOCASE)", filter.speaker, filter.speaker);
  if (filter.kind) add("statements.kind = ?", filter.kind);
  if (filter.certainty) add("statements.certainty = ?", filter.certainty);
  if (filter.since) add("reports.published >= ?", filter.since);
  // A day's end: "2026-03" as the last day asked for takes in all of March.
  if (filter.until) add("reports.published <= ?", `${filter.until}\u{10ffff}`);
  if (filter.words)
    add(
      "statements.seq IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)",
      parseQuery(filter.words).match,
    );
  return { where, values };
}
