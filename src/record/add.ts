import { ReadoutError } from "../errors.js";
import type { Reading } from "../reading/contract.js";
import { all, one, run } from "./database.js";
import { identityOf } from "./identity.js";
import { roleKey } from "./merge.js";
import { packRow, unpackRow } from "./packing.js";
import { addNamings } from "./parties.js";
import { type RoleRow, rowsOf } from "./rows.js";
import type { DossierRecord, RecordReport } from "./schema.js";
import { indexReport, indexStatements } from "./search-index.js";
import { insertRow, ROW_LISTS, type Session, type StoredRow, WITH_ID } from "./session.js";
import type { AddOutcome } from "./store-types.js";

/** The id of the report with this text, outlet, address and date, or null. */
export const findReport = (
  { database }: Session,
  report: Pick<RecordReport, "text" | "outlet" | "url" | "published">,
): string | null =>
  one<{ id: string }>(database, "SELECT id FROM reports WHERE identity = ?", identityOf(report))?.id ?? null;

/** Adds a reading with all its rows, inside the caller's transaction; a report that is there already is left as it is. */
export function addReading(session: Session, reading: Reading): AddOutcome {
  const rows = rowsOf(reading);
  const known = findReport(session, rows.report);
  if (known !== null) return { status: "unchanged", report: known, statements: countStatements(session, known) };
  insertReport(session, rows.report);
  addNamings(session, rows.namings);
  for (const role of rows.roles) addRole(session, role);
  for (const statement of rows.statements) insertRow(session, "statements", statement);
  indexReport(session, rows.report.id);
  indexStatements(session, rows.report.id);
  return { status: "added", report: rows.report.id, statements: rows.statements.length };
}

const countStatements = ({ database }: Session, report: string): number =>
  one<{ total: number }>(database, "SELECT count(*) AS total FROM statements WHERE report = ?", report)!.total;

function insertReport({ database }: Session, report: RecordReport): void {
  if (one(database, "SELECT 1 FROM reports WHERE id = ?", report.id))
    throw new ReadoutError("REPORT_CONFLICT", `another report of this dossier has the id ${report.id}`);
  checkStorable(report.id, report.text);
  run(
    database,
    "INSERT INTO reports (id, identity, text, units, row) VALUES (?, ?, ?, ?, ?)",
    report.id,
    identityOf(report),
    report.text,
    report.text.length,
    // The place of `text` among the keys is kept, so that an export is what was imported.
    JSON.stringify(report, (key, value) => (key === "text" && value === report.text ? true : value)),
  );
}

/** SQLite keeps UTF-8 up to a NUL: half a character or a NUL would move every place behind it. Intake takes them out. */
function checkStorable(id: string, text: string): void {
  const nul = text.indexOf("\0");
  if (nul >= 0) throw new ReadoutError("RECORD_INVALID", `the text of report ${id} has a NUL character at ${nul}`);
  if (!text.isWellFormed())
    throw new ReadoutError("RECORD_INVALID", `the text of report ${id} has half a character (a lone surrogate)`);
}

/** A role known already gains the words that show it again. */
function addRole(session: Session, role: RoleRow): void {
  const { database, textOf } = session;
  const same = all<StoredRow>(database, "SELECT seq, row FROM roles WHERE party = ?", role.party)
    .map(({ seq, row }) => ({ seq, role: unpackRow<RoleRow>(row, textOf) }))
    .find((stored) => roleKey(stored.role) === roleKey(role));
  if (!same) return void insertRow(session, "roles", role);
  const merged = { ...same.role, spans: [...(same.role.spans ?? []), ...role.spans] };
  run(database, "UPDATE roles SET row = ? WHERE seq = ?", packRow(merged, textOf), same.seq);
}

/** Makes these the codebook's issues, inside the caller's transaction; keys that only a stored row has are kept. */
export function setIssues(session: Session, issues: DossierRecord["issues"]): void {
  const { database } = session;
  const stored = new Map(
    all<{ id: string; row: string }>(database, "SELECT id, row FROM issues").map(({ id, row }) => [
      id,
      JSON.parse(row) as object,
    ]),
  );
  const used = new Set(
    all<{ issue: string }>(database, "SELECT DISTINCT issue FROM positions").map(({ issue }) => issue),
  );
  const kept = [...stored]
    .filter(([id]) => used.has(id) && !issues.some((issue) => issue.id === id))
    .map(([, row]) => row as DossierRecord["issues"][number]);
  run(database, "DELETE FROM issues");
  for (const issue of [...issues, ...kept]) insertRow(session, "issues", { ...stored.get(issue.id), ...issue });
}

/**
 * Takes a whole record in, inside the caller's transaction. Into an empty dossier everything goes as it is; into another
 * one reports that are there stay as they are, with whatever rests on them, and the other rows are added.
 */
export function importRecord(session: Session, record: DossierRecord): { added: string[]; unchanged: string[] } {
  const { database } = session;
  const unchanged = record.reports
    .filter((report) => findReport(session, report) === report.id)
    .map((report) => report.id);
  const there = new Set(unchanged);
  const added = record.reports.filter((report) => !there.has(report.id));
  for (const report of added) {
    const twin = findReport(session, report);
    if (twin !== null)
      throw new ReadoutError("REPORT_CONFLICT", `report ${report.id} is in this dossier already, as ${twin}`);
    insertReport(session, report);
  }
  session.forget();
  for (const party of record.parties) {
    const packed = packRow(party, session.textOf);
    run(
      database,
      "INSERT INTO parties (id, row, base) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
      party.id,
      packed,
      packed,
    );
  }
  for (const list of ROW_LISTS) {
    const stored = new Set(all<{ row: string }>(database, `SELECT row FROM ${list}`).map(({ row }) => row));
    const ids = new Set(
      WITH_ID.has(list) ? all<{ id: string }>(database, `SELECT id FROM ${list}`).map(({ id }) => id) : [],
    );
    for (const row of record[list]) {
      const id = "id" in row && typeof row.id === "string" ? row.id : null;
      if ((id !== null && ids.has(id)) || stored.has(packRow(row, session.textOf))) continue;
      if (list === "statements" && there.has((row as { report: string }).report)) continue;
      insertRow(session, list, row);
    }
  }
  keepFurther(session, record);
  for (const { id } of added) {
    indexReport(session, id);
    indexStatements(session, id);
  }
  return { added: added.map((report) => report.id), unchanged };
}

/** The dossier's name, if it has none of its own reports yet, and keys of the record that the format does not know. */
function keepFurther({ database }: Session, record: DossierRecord): void {
  const known = new Set<string>(["format", "dossier", "reports", "parties", ...ROW_LISTS]);
  const further = Object.fromEntries(Object.entries(record).filter(([key]) => !known.has(key)));
  const put = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
  if (Object.keys(further).length > 0) run(database, put, "further", JSON.stringify(further));
  const reports = one<{ total: number }>(database, "SELECT count(*) AS total FROM reports")!.total;
  if (reports !== record.reports.length) return;
  if (record.dossier) run(database, put, "dossier", record.dossier);
}
