import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadCodebook } from "../knowledge/codebook.js";
import { openStore } from "../record/store.js";
import type { Store } from "../record/store-types.js";

/** Opens the dossier's record for the time of `work`. */
export async function withStore<Result>(
  folder: string,
  { readOnly }: { readOnly: boolean },
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(folder, { readOnly });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The file of a dossier's codebook, or null where it has none. */
export function codebookOf(folder: string): string | null {
  const file = join(folder, "codebook.yaml");
  return existsSync(file) ? file : null;
}

/** Brings the record's issues up to the dossier's `codebook.yaml`, if it has one. */
export async function takeCodebook(store: Store): Promise<void> {
  const file = codebookOf(store.folder);
  if (!file) return;
  const { issues } = await loadCodebook(file);
  await store.setIssues(issues.map((issue) => ({ ...issue, phrases: [...issue.phrases] })));
}
