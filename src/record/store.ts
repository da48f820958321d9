import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { ReadoutError } from "../errors.js";
import type { Reading } from "../reading/contract.js";
import { addReading, findReport, importRecord, setIssues } from "./add.js";
import { listChanges, removeReports, undoChange } from "./changes.js";
import { type Database, guard, one, openDatabase, run, transaction } from "./database.js";
import { checkIntegrity } from "./integrity.js";
import { allParties } from "./parties.js";
import { listReports, listStatements, partiesWithCounts, reportIds, reportWithNotes, storedReport } from "./queries.js";
import { type DossierRecord, RECORD_FORMAT } from "./schema.js";
import { searchRecord } from "./search.js";
import { openSession, ROW_LISTS, rowsOfList, type Session } from "./session.js";
import type { Store } from "./store-types.js";

/** The record's file in its dossier folder. */
export const RECORD_FILE = "record.db";

/**
 * Opens the record of a dossier folder. Throws `DOSSIER_MISSING` where there is none, `FOLDER_READ_ONLY` where it is to be
 * written and cannot be.
 */
export async function openStore(folder: string, { readOnly = false }: { readOnly?: boolean } = {}): Promise<Store> {
  const file = join(folder, RECORD_FILE);
  if (!existsSync(file))
    throw new ReadoutError("DOSSIER_MISSING", `${folder} holds no ${RECORD_FILE}`, { file: folder });
  if (!readOnly) checkWritable(folder, file);
  return openFile(resolve(folder), file, readOnly);
}

/** Makes the record of a new dossier in a folder (made if missing). Throws `DOSSIER_EXISTS` if it has one. */
export async function createDossier(
  folder: string,
  { name = basename(resolve(folder)), issues = [] }: { name?: string; issues?: DossierRecord["issues"] } = {},
): Promise<Store> {
  const file = join(folder, RECORD_FILE);
  if (existsSync(file)) throw new ReadoutError("DOSSIER_EXISTS", `${folder} holds a ${RECORD_FILE} already`, { file });
  guard(folder, () => mkdirSync(folder, { recursive: true }));
  checkWritable(folder, file);
  const store = await openFile(resolve(folder), file, false, name);
  if (issues.length > 0) await store.setIssues(issues);
  return store;
}

function checkWritable(folder: string, file: string): void {
  try {
    if (!statSync(folder).isDirectory())
      throw new ReadoutError("FILE_UNREADABLE", `${folder} is not a folder`, { file: folder });
    accessSync(folder, constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
  } catch (error) {
    if (error instanceof ReadoutError) throw error;
    throw new ReadoutError("FOLDER_READ_ONLY", `${folder} cannot be written`, { file: folder, cause: error });
  }
}

async function openFile(folder: string, file: string, readOnly: boolean, name: string | null = null): Promise<Store> {
  const { database, close } = await openDatabase(file, { readOnly });
  const session = openSession(database, file);
  const write = async <Result>(work: () => Result): Promise<Result> => {
    if (readOnly) throw new ReadoutError("FOLDER_READ_ONLY", `${file} was opened for reading only`, { file });
    return transaction(database, file, work);
  };
  const read = async <Result>(work: () => Result): Promise<Result> => guard(file, work);
  const now = () => new Date().toISOString();
  if (name !== null)
    await write(() =>
      run(database, "INSERT INTO meta (key, value) VALUES ('dossier', ?) ON CONFLICT (key) DO NOTHING", name),
    );

  return {
    folder,
    file,
    readOnly,
    dossierName: () => read(() => dossierName(database) ?? basename(folder)),
    addReading: (reading: Reading) => write(() => addReading(session, reading)),
    setIssues: (issues) => write(() => setIssues(session, issues)),
    findReport: (report) => read(() => findReport(session, report)),
    reports: () => read(() => listReports(session)),
    report: (id) => read(() => reportWithNotes(session, id)),
    parties: () => read(() => partiesWithCounts(session)),
    statements: (filter) => read(() => listStatements(session, filter)),
    search: (query, options) => read(() => searchRecord(session, query, options)),
    remove: (ids) => write(() => removeReports(session, [...new Set(ids)], now())),
    undo: () => write(() => undoChange(session, now())),
    changes: () => read(() => listChanges(session)),
    exportRecord: () => read(() => exportRecord(session)),
    importRecord: (record) => write(() => importRecord(session, record)),
    check: () => read(() => checkIntegrity(session)),
    close: async () => close(),
  };
}

const dossierName = (database: Database): string | null =>
  one<{ value: string }>(database, "SELECT value FROM meta WHERE key = 'dossier'")?.value ?? null;

/** The whole dossier as one record; keys that an import brought beside the lists come back as well. */
function exportRecord(session: Session): DossierRecord {
  const { database } = session;
  const further = one<{ value: string }>(database, "SELECT value FROM meta WHERE key = 'further'");
  const name = dossierName(database);
  const lists = Object.fromEntries(ROW_LISTS.map((list) => [list, rowsOfList(session, list)])) as Pick<
    DossierRecord,
    (typeof ROW_LISTS)[number]
  >;
  return {
    format: RECORD_FORMAT,
    ...(name === null ? {} : { dossier: name }),
    reports: reportIds(session).map((id) => storedReport(session, id)),
    parties: allParties(session),
    ...lists,
    ...(further ? (JSON.parse(further.value) as object) : {}),
  };
}
