import type { Database } from "./database.js";
import { all, one, run } from "./database.js";
import { packRow, type TextOf, unpackRow } from "./packing.js";
import type { DossierRecord } from "./schema.js";

/** The lists of a record that are stored row by row; `reports` and `parties` have their own ways. */
export const ROW_LISTS = [
  "roles",
  "issues",
  "statements",
  "positions",
  "shifts",
  "clashes",
  "events",
  "plans",
  "channels",
  "questions",
  "differences",
] as const;
export type RowList = (typeof ROW_LISTS)[number];
/** Those of them whose rows have ids. */
export const WITH_ID: ReadonlySet<string> = new Set(["issues", "statements", "positions", "events", "plans"]);

/** A stored row: its place in the list and its packed JSON. */
export interface StoredRow {
  readonly seq: number;
  readonly row: string;
}

/** What the parts of the store share: the database, and report texts read at most once while it lasts. */
export interface Session {
  readonly database: Database;
  readonly file: string;
  readonly textOf: TextOf;
  /** Forgets texts: call after reports were removed or brought back. */
  forget(): void;
}

/** How many report texts are kept in memory between queries. */
const KEPT_TEXTS = 200;

export function openSession(database: Database, file: string): Session {
  const texts = new Map<string, string>();
  return {
    database,
    file,
    textOf(report) {
      const known = texts.get(report);
      if (known !== undefined) return known;
      const found = one<{ text: string }>(database, "SELECT text FROM reports WHERE id = ?", report);
      if (!found) return undefined;
      if (texts.size >= KEPT_TEXTS) texts.delete(texts.keys().next().value!);
      texts.set(report, found.text);
      return found.text;
    },
    forget: () => texts.clear(),
  };
}

/** Adds one row to a list; at its old place in the list if `seq` is given. Gives its place. */
export function insertRow(session: Session, list: RowList, row: object, seq: number | null = null): number {
  const packed = packRow(row, session.textOf);
  return insertPacked(session, list, packed, seq);
}

/** Adds a packed row as it is. */
export function insertPacked({ database }: Session, list: RowList, packed: string, seq: number | null = null): number {
  if (WITH_ID.has(list)) {
    const { id } = JSON.parse(packed) as { id: string };
    run(database, `INSERT INTO ${list} (seq, id, row) VALUES (?, ?, ?)`, seq, id, packed);
  } else run(database, `INSERT INTO ${list} (seq, row) VALUES (?, ?)`, seq, packed);
  return one<{ seq: number }>(database, "SELECT last_insert_rowid() AS seq")!.seq;
}

/** All rows of a list in their order, with the words of their spans. */
export function rowsOfList<List extends RowList>(session: Session, list: List): DossierRecord[List] {
  return all<StoredRow>(session.database, `SELECT seq, row FROM ${list} ORDER BY seq`).map(({ row }) =>
    unpackRow(row, session.textOf),
  ) as DossierRecord[List];
}
