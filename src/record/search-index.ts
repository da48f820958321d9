import { all, one, run } from "./database.js";
import { unpackRow } from "./packing.js";
import type { RecordStatement } from "./schema.js";
import type { Session } from "./session.js";

/** Puts a stored report's title and text into the full-text index. */
export function indexReport({ database }: Session, id: string): void {
  const report = one<{ seq: number; text: string; title: string | null }>(
    database,
    "SELECT seq, text, row ->> 'title' AS title FROM reports WHERE id = ?",
    id,
  )!;
  run(
    database,
    "INSERT INTO report_words (rowid, title, body) VALUES (?, ?, ?)",
    report.seq,
    report.title ?? "",
    report.text,
  );
}

/** Puts the stored statements of a report into the full-text index, with their speakers' names. */
export function indexStatements(session: Session, report: string): void {
  const rows = all<{ seq: number; row: string; speaker: string | null }>(
    session.database,
    `SELECT statements.seq, statements.row, parties.name AS speaker
     FROM statements LEFT JOIN parties ON parties.id = statements.speaker WHERE statements.report = ?`,
    report,
  );
  for (const { seq, row, speaker } of rows) {
    const { content } = unpackRow<RecordStatement>(row, session.textOf);
    const words = content.map((span) => span.text).join(" ");
    run(
      session.database,
      "INSERT INTO statement_words (rowid, said, speaker) VALUES (?, ?, ?)",
      seq,
      words,
      speaker ?? "",
    );
  }
}

export const unindexReport = ({ database }: Session, seq: number): void =>
  run(database, "DELETE FROM report_words WHERE rowid = ?", seq);

export function unindexStatements({ database }: Session, seqs: readonly number[]): void {
  for (const seq of seqs) run(database, "DELETE FROM statement_words WHERE rowid = ?", seq);
}
