/** Many reports at once: more than it takes for threads to be started, where there is more than one core. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addAll } from "../../src/cli/add.js";
import { createDossier } from "../../src/record/store.js";
import type { Store } from "../../src/record/store-types.js";
import { temporaryFolder } from "../record/sample.js";

const COUNT = 30;
const EMPTY = 7;
const TWIN = 20;

let store: Store;
let files: string[];
let told = "";
beforeEach(async () => {
  const folder = temporaryFolder();
  store = await createDossier(join(folder, "talks"), { name: "talks" });
  files = Array.from({ length: COUNT }, (_, i) => {
    const file = join(folder, `report-${i}.txt`);
    // The longer ones first, so that later ones are read before them.
    const text = `“We agree on point ${i === TWIN ? 0 : i},” Jonas Rask said.\n\n`.repeat(
      i === TWIN ? COUNT : COUNT - i,
    );
    writeFileSync(file, i === EMPTY ? "" : text);
    return file;
  });
  told = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    told += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
});

const added = (into: Store, controller = new AbortController()) =>
  addAll(into, files, { codebook: null, json: true, signal: controller.signal });

test("reports are stored in the order given, one that fails is told, and a twin is left out", async () => {
  const { outcomes, failures, stopped } = await added(store);
  expect(stopped).toBeNull();
  expect(outcomes.map(({ origin }) => origin)).toEqual(files.filter((_, i) => i !== EMPTY));
  expect(outcomes.filter(({ status }) => status === "unchanged").map(({ report }) => report)).toEqual(["report-0"]);
  expect(failures).toMatchObject([{ origin: files[EMPTY], error: { code: "FILE_EMPTY" } }]);
  expect(told).toContain("FILE_EMPTY");
  expect((await store.reports()).length).toBe(COUNT - 2);
  for (const { statements, status } of outcomes) expect(statements > 0).toBe(status === "added");
});

test("an interruption keeps what was stored, drops the rest, and another run adds just that", async () => {
  const controller = new AbortController();
  const stopping: Store = {
    ...store,
    async addReading(reading) {
      const outcome = await store.addReading(reading);
      if (outcome.report === "report-3") controller.abort();
      return outcome;
    },
  };
  const { outcomes, stopped } = await added(stopping, controller);
  expect(outcomes.map(({ report }) => report)).toEqual(["report-0", "report-1", "report-2", "report-3"]);
  expect(stopped).toMatchObject({ code: "INTERRUPTED" });
  expect((await store.reports()).length).toBe(4);
  const again = await added(store);
  expect(again.outcomes.filter(({ status }) => status === "added").length).toBe(COUNT - 2 - 4);
});
