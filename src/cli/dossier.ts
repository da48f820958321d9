import { existsSync } from "node:fs";
import { join } from "node:path";
import { ReadoutError } from "../errors.js";
import { type Codebook, loadCodebook } from "../knowledge/codebook.js";
import { openStore } from "../record/store.js";
import type { Store } from "../record/store-types.js";

/** Opens the dossier's record for the time of `work`; only to read it where it cannot be written, if `readOnly`. */
export async function withStore<Result>(
  folder: string,
  { readOnly }: { readonly readOnly: boolean },
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await (readOnly ? openToRead(folder) : openStore(folder));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/**
 * Opens the record as a writer would, who sees what others are writing and copies nothing; a store opened `readOnly` works on
 * a copy of the file, so that is for folders that cannot be written.
 */
async function openToRead(folder: string): Promise<Store> {
  try {
    return await openStore(folder);
  } catch (error) {
    if (!(error instanceof ReadoutError && error.code === "FOLDER_READ_ONLY")) throw error;
    return openStore(folder, { readOnly: true });
  }
}

/** The codebook of a dossier folder, or null where it has none. Throws `CODEBOOK_INVALID`, `FILE_UNREADABLE`. */
export async function codebookOf(folder: string): Promise<Codebook | null> {
  const file = join(folder, "codebook.yaml");
  return existsSync(file) ? loadCodebook(file) : null;
}

/** Brings the record's issues up to the codebook, if there is one. */
export async function takeCodebook(store: Store, codebook: Codebook | null): Promise<void> {
  if (codebook) await store.setIssues(codebook.issues.map((issue) => ({ ...issue, phrases: [...issue.phrases] })));
}
