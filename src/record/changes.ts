import { ReadoutError } from "../errors.js";
import { all, one, run } from "./database.js";
import { refreshParties, unusedParties } from "./parties.js";
import { indexReport, indexStatements, unindexReport, unindexStatements } from "./search-index.js";
import { insertPacked, type RowList, type Session, type StoredRow } from "./session.js";
import type { Change } from "./store-types.js";

interface StoredReport extends StoredRow {
  readonly id: string;
  readonly identity: string;
  readonly text: string;
}
interface StoredNaming extends StoredRow {
  readonly party: string;
  readonly report: string;
}
interface StoredParty extends StoredRow {
  readonly id: string;
}

/** What a removal took away or altered, as it was before. */
interface Before {
  readonly reports: StoredReport[];
  readonly namings: StoredNaming[];
  readonly parties: StoredParty[];
  readonly deleted: { readonly list: RowList; readonly seq: number; readonly row: string }[];
  readonly altered: { readonly list: RowList | "reports"; readonly seq: number; readonly row: string }[];
}

/** Lists whose rows rest on spans of several reports: they lose those of the removed one, and go when none is left. */
const SPANNED = new Set<RowList>(["roles", "events", "channels"]);

/**
 * Removes reports and all that rests on them, inside the caller's transaction: their statements and what refers to those,
 * their spans in shared rows, parties that nothing names any more. Logged, so that `undoChange` brings it back.
 */
export function removeReports(session: Session, ids: readonly string[], at: string): Change {
  const { database } = session;
  const reports = ids.map((id) => {
    const found = one<StoredReport>(database, "SELECT seq, id, identity, text, row FROM reports WHERE id = ?", id);
    if (!found) throw new ReadoutError("REPORT_NOT_FOUND", `there is no report ${id} in this dossier`);
    return { seq: found.seq, id: found.id, identity: found.identity, text: found.text, row: found.row };
  });
  const gone = new Set(ids);
  const namings = ids.flatMap((id) =>
    all<StoredNaming>(database, "SELECT seq, party, report, row FROM namings WHERE report = ?", id),
  );
  const { deleted, altered } = fallout(session, gone);
  for (const { list, seq } of deleted) {
    if (list === "statements") unindexStatements(session, [seq]);
    run(database, `DELETE FROM ${list} WHERE seq = ?`, seq);
  }
  const before: Before = {
    reports,
    namings,
    parties: [],
    deleted,
    altered: altered.map(({ list, seq, row }) => ({ list, seq, row })),
  };
  for (const { list, seq, after } of altered) run(database, `UPDATE ${list} SET row = ? WHERE seq = ?`, after, seq);
  for (const { seq } of namings) run(database, "DELETE FROM namings WHERE seq = ?", seq);
  for (const { seq } of reports) {
    unindexReport(session, seq);
    run(database, "DELETE FROM reports WHERE seq = ?", seq);
  }
  refreshParties(session, new Set(namings.map(({ party }) => party)));
  for (const id of unusedParties(session)) {
    before.parties.push(one<StoredParty>(database, "SELECT seq, id, row FROM parties WHERE id = ?", id)!);
    run(database, "DELETE FROM parties WHERE id = ?", id);
  }
  session.forget();
  return log(session, { at, kind: "remove", reports: ids, before, undoes: null });
}

/** Brings back what the latest change that still stands took away, inside the caller's transaction. */
export function undoChange(session: Session, at: string): Change {
  const { database } = session;
  const last = one<{ id: number; reports: string; before: string }>(
    database,
    "SELECT id, reports, before FROM changes WHERE kind = 'remove' AND id NOT IN (SELECT undoes FROM changes WHERE undoes IS NOT NULL) ORDER BY id DESC LIMIT 1",
  );
  if (!last) throw new ReadoutError("NOTHING_TO_UNDO", "no removal of this dossier is left to undo");
  const { reports, namings, parties, deleted, altered } = JSON.parse(last.before) as Before;
  for (const { seq, id, identity, text, row } of reports) {
    if (one(database, "SELECT 1 FROM reports WHERE id = ? OR identity = ?", id, identity))
      throw new ReadoutError(
        "REPORT_CONFLICT",
        `report ${id} was added again since it was removed: remove that one first`,
      );
    run(
      database,
      "INSERT INTO reports (seq, id, identity, text, units, row) VALUES (?, ?, ?, ?, ?, ?)",
      seq,
      id,
      identity,
      text,
      text.length,
      row,
    );
  }
  session.forget();
  for (const { seq, id, row } of parties)
    run(database, "INSERT INTO parties (seq, id, row) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING", seq, id, row);
  for (const { seq, party, report, row } of namings)
    run(database, "INSERT INTO namings (seq, party, report, row) VALUES (?, ?, ?, ?)", seq, party, report, row);
  for (const { list, seq, row } of deleted) insertPacked(session, list, row, seq);
  for (const { list, seq, row } of altered) run(database, `UPDATE ${list} SET row = ? WHERE seq = ?`, row, seq);
  refreshParties(session, new Set(namings.map(({ party }) => party)));
  for (const { id } of reports) {
    indexReport(session, id);
    indexStatements(session, id);
  }
  return log(session, { at, kind: "undo", reports: JSON.parse(last.reports) as string[], before: {}, undoes: last.id });
}

/** All changes, latest first. */
export const listChanges = ({ database }: Session): Change[] =>
  all<{ id: number; at: string; kind: Change["kind"]; reports: string; undone: number }>(
    database,
    "SELECT id, at, kind, reports, EXISTS (SELECT 1 FROM changes AS later WHERE later.undoes = changes.id) AS undone FROM changes ORDER BY id DESC",
  ).map(({ id, at, kind, reports, undone }) => ({
    id,
    at,
    kind,
    reports: JSON.parse(reports) as string[],
    undone: undone === 1,
  }));

function log(
  { database }: Session,
  {
    at,
    kind,
    reports,
    before,
    undoes,
  }: { at: string; kind: Change["kind"]; reports: readonly string[]; before: object; undoes: number | null },
): Change {
  run(
    database,
    "INSERT INTO changes (at, kind, reports, before, undoes) VALUES (?, ?, ?, ?, ?)",
    at,
    kind,
    JSON.stringify(reports),
    JSON.stringify(before),
    undoes,
  );
  const { id } = one<{ id: number }>(database, "SELECT last_insert_rowid() AS id")!;
  return { id, at, kind, reports, undone: false };
}

type Json = Record<string, unknown>;
type Alteration = Before["altered"][number] & { readonly after: string };

/** Every row that rests on the removed reports: those that go, and those that stay with less. */
function fallout(session: Session, gone: ReadonlySet<string>): { deleted: Before["deleted"]; altered: Alteration[] } {
  const deleted: Before["deleted"] = [];
  const altered: Alteration[] = [];
  const goneIds: Record<string, Set<unknown>> = { statements: new Set(), positions: new Set(), events: new Set() };
  const isGone = (span: unknown) => gone.has((span as { report?: string } | null)?.report ?? "");
  const kept = (spans: unknown) => (Array.isArray(spans) ? spans.filter((span) => !isGone(span)) : []);
  for (const list of [
    "statements",
    "positions",
    "shifts",
    "clashes",
    "events",
    "plans",
    "channels",
    "questions",
    "differences",
    "roles",
  ] as const) {
    for (const { seq, row } of candidates(session, list, gone)) {
      const value = JSON.parse(row) as Json;
      const after = afterRemoval(list, value);
      if (after === null) {
        deleted.push({ list, seq, row });
        goneIds[list]?.add(value.id);
      } else if (after !== value) altered.push({ list, seq, row, after: JSON.stringify(after) });
    }
  }
  for (const { seq, row } of all<StoredRow>(
    session.database,
    "SELECT seq, row FROM reports WHERE copy_of IS NOT NULL",
  )) {
    const value = JSON.parse(row) as Json;
    if (gone.has(String(value.copyOf)) && !gone.has(String(value.id)))
      altered.push({ list: "reports", seq, row, after: JSON.stringify({ ...value, copyOf: null }) });
  }
  return { deleted, altered };

  /** The row without the removed reports; null where nothing of it is left; the same object where nothing changes. */
  function afterRemoval(list: RowList, value: Json): Json | null {
    if (list === "statements") return gone.has(String(value.report)) ? null : value;
    if (list === "positions") return isGone(value.span) || goneIds.statements!.has(value.statement) ? null : value;
    if (list === "shifts")
      return goneIds.positions!.has(value.earlier) || goneIds.positions!.has(value.later) ? null : value;
    if (list === "clashes") return goneIds.positions!.has(value.a) || goneIds.positions!.has(value.b) ? null : value;
    if (list === "differences")
      return gone.has(String(value.a)) || gone.has(String(value.b))
        ? null
        : goneIds.events!.has(value.event)
          ? { ...value, event: null }
          : value;
    if (list === "questions")
      return isGone(value.span) ? null : goneIds.statements!.has(value.answered) ? { ...value, answered: null } : value;
    const key = list === "plans" ? "history" : "spans";
    const spans = Array.isArray(value[key]) ? (value[key] as Json[]) : [];
    const left = list === "plans" ? spans.filter((step) => !isGone(step.span)) : kept(spans);
    if (left.length === spans.length) return value;
    return left.length === 0 && (list === "plans" || SPANNED.has(list)) ? null : { ...value, [key]: left };
  }
}

/** Rows that may rest on the reports: by index for statements, else by a look at each row. */
function candidates({ database }: Session, list: RowList, gone: ReadonlySet<string>): StoredRow[] {
  if (list !== "statements") return all<StoredRow>(database, `SELECT seq, row FROM ${list}`);
  return [...gone].flatMap((report) =>
    all<StoredRow>(database, "SELECT seq, row FROM statements WHERE report = ? ORDER BY seq", report),
  );
}
