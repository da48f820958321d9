/** The one file over `libsql`: opens the record, keeps its layout current, and turns its errors into ours. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type LibsqlDatabase from "libsql";
import { ReadoutError } from "../errors.js";
import { sql as record } from "./migrations/001-record.js";

export type Database = LibsqlDatabase.Database;
type Value = string | number | null;

/** Layouts in order: the first brings an empty file to version 1, and so on. */
const MIGRATIONS = [record];
export const SCHEMA_VERSION = MIGRATIONS.length;

/** How long a writer waits for another, in milliseconds. */
const BUSY_MS = 10_000;

/** An open database with how to let go of it. */
export interface OpenDatabase {
  readonly database: Database;
  close(): void;
}

/**
 * Opens the file, creating it unless `readOnly`; brings its layout up to date in one transaction. Throws `DATABASE_NEWER`,
 * `DATABASE_BROKEN`, `DATABASE_BUSY`, `FOLDER_READ_ONLY` or `DISK_FULL`.
 */
export async function openDatabase(
  file: string,
  { readOnly = false }: { readOnly?: boolean } = {},
): Promise<OpenDatabase> {
  // Loaded here and not above: a command that needs no store must not wait for the native module.
  const { default: Libsql } = await import("libsql");
  const copy = readOnly ? privateCopy(file) : null;
  return guard(file, () => {
    const database = new Libsql(copy?.file ?? file);
    const close = () => {
      // The driver leaves the log beside the file: a copy of record.db alone would lack what is only in there.
      // On a full disk, or while another process reads, it stays: the record is sound with it.
      if (!readOnly)
        try {
          database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch {}
      database.close();
      copy?.remove();
    };
    try {
      database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
      const version = (database.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;
      if (version > SCHEMA_VERSION)
        throw new ReadoutError(
          "DATABASE_NEWER",
          `${file} has layout ${version}, this Readout knows layouts up to ${SCHEMA_VERSION}`,
          { file },
        );
      if (!readOnly) database.exec("PRAGMA journal_mode = WAL");
      // FULL: with NORMAL an acknowledged report can be lost when the power fails.
      database.exec("PRAGMA synchronous = FULL");
      database.exec("PRAGMA foreign_keys = ON");
      if (!readOnly) migrate(database);
      if (readOnly) database.exec("PRAGMA query_only = ON");
      return { database, close };
    } catch (error) {
      close();
      throw error;
    }
  });
}

/**
 * SQLite in WAL mode writes beside the file even to read it, so a record in a read-only folder is read from a private copy
 * that goes away with the connection.
 */
function privateCopy(file: string): { file: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "readout-"));
  const target = join(folder, "record.db");
  for (const suffix of ["", "-wal"]) if (existsSync(file + suffix)) copyFileSync(file + suffix, target + suffix);
  return { file: target, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function migrate(database: Database): void {
  const version = () => (database.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;
  if (version() === SCHEMA_VERSION) return;
  database.exec("BEGIN IMMEDIATE");
  try {
    // Another process may have done it while this one waited.
    for (let next = version(); next < SCHEMA_VERSION; next++) {
      database.exec(MIGRATIONS[next]!);
      database.exec(`PRAGMA user_version = ${next + 1}`);
    }
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

/** Runs `work` as one transaction: all of it or nothing, even if the process dies in the middle. */
export function transaction<Result>(database: Database, file: string, work: () => Result): Result {
  return guard(file, () => {
    database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      database.exec("COMMIT");
      return result;
    } catch (error) {
      // After a full disk SQLite may have rolled back by itself.
      if (database.inTransaction) database.exec("ROLLBACK");
      throw error;
    }
  });
}

/** Runs `work` and gives SQLite's errors our codes. */
export function guard<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asReadoutError(file, error);
  }
}

function asReadoutError(file: string, error: unknown): unknown {
  if (error instanceof ReadoutError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  const message = error.message;
  const fault = (ours: ConstructorParameters<typeof ReadoutError>[0], says: string) =>
    new ReadoutError(ours, `${file}: ${says}`, { file, cause: error });
  if (/SQLITE_FULL|ENOSPC/.test(code) || /disk is full|No space left/i.test(message))
    return fault("DISK_FULL", "there is no space left on the disk");
  if (/SQLITE_(?:BUSY|LOCKED)/.test(code) || /database is locked/i.test(message))
    return fault("DATABASE_BUSY", "another process is writing to it");
  if (/SQLITE_READONLY|EROFS|EACCES/.test(code) || /readonly database/i.test(message))
    return fault("FOLDER_READ_ONLY", "it cannot be written");
  if (/SQLITE_CANTOPEN/.test(code) || /Unable to open connection/i.test(message))
    return fault("FOLDER_READ_ONLY", "it cannot be opened or made here");
  if (/SQLITE_(?:NOTADB|CORRUPT|IOERR)/.test(code) || /not a database|malformed/i.test(message))
    return fault("DATABASE_BROKEN", "it is not a sound record database");
  return error;
}

/** All rows of a query, typed by the caller. */
export const all = <Row>(database: Database, sql: string, ...values: Value[]): Row[] =>
  database.prepare(sql).all(...values) as Row[];

/** The first row of a query, or null. */
export const one = <Row>(database: Database, sql: string, ...values: Value[]): Row | null =>
  all<Row>(database, sql, ...values)[0] ?? null;

/** Runs a statement that gives no rows. */
export const run = (database: Database, sql: string, ...values: Value[]): void =>
  void database.prepare(sql).run(...values);
