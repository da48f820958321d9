import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readReport } from "../../src/read.js";
import { createDossier } from "../../src/record/store.js";
import type { Store } from "../../src/record/store-types.js";
import { createReport, type Report } from "../../src/text/report.js";

/** Reports of an invented negotiation, short enough to know by heart. */
export const REPORTS: readonly Report[] = [
  createReport({
    id: "talks-open",
    title: "Talks open in Varenholm",
    published: "2026-03-02",
    outlet: "The Courier",
    text: [
      "Foreign Minister Irena Valko said on Monday that her government would attend the talks in Varenholm.",
      "“We will come without preconditions,” Valko told reporters.",
      "According to mediator Jonas Brandt, the first round will last three days.",
    ].join("\n"),
  }),
  createReport({
    id: "truce-doubted",
    title: "Envoy doubts the truce",
    published: "2026-03-09",
    outlet: "Northern Wire",
    kind: "readout",
    text: "Envoy Pavel Dorn warned that the truce “will not hold without monitors.” Dorn said Valko had promised more than she could give.",
  }),
  createReport({
    id: "hostile",
    title: "<script>document.title='taken'</script>",
    text: "<img src=x onerror=\"document.title='taken'\"> “<b>We will not move</b>,” said General Anders Holt.\n<script>document.title='taken'</script>",
  }),
];

/** A real record in a folder of its own, gone when the test is over. */
export async function testDossier(reports: readonly Report[] = REPORTS): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), "readout-server-"));
  const store = await createDossier(folder, { name: "Varenholm talks" });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const report of reports) await store.addReading(await readReport(report));
  return store;
}
