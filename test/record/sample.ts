import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readReport } from "../../src/read.js";
import type { Reading } from "../../src/reading/contract.js";
import { createDossier } from "../../src/record/store.js";
import type { Store } from "../../src/record/store-types.js";
import { createReport, type Report } from "../../src/text/report.js";

/** A folder of its own for one test, gone when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "readout-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty dossier, closed when the test ends. */
export async function emptyDossier(folder = temporaryFolder()): Promise<Store> {
  const store = await createDossier(folder, { name: "Sample" });
  onTestFinished(() => store.close());
  return store;
}

/** The reading of a short report. */
export const reading = (id: string, text: string, facts: Partial<Report> = {}): Promise<Reading> =>
  readReport(createReport({ id, text, published: "2026-03-12", ...facts }));

export const FIRST = "President Mara Ode said that talks would resume. “We are ready,” Jonas Rask told reporters.";
export const SECOND = "President Mara Ode met Élise Brandt. Ode said the deal was near. Élise Brandt said it was not.";
