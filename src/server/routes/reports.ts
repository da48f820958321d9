import { Hono } from "hono";
import { uniqueId } from "../../intake/report-id.js";
import { readReport } from "../../read.js";
import type { AddOutcome, Store } from "../../record/store-types.js";
import type { Report } from "../../text/report.js";
import type { ServerContext } from "../context.js";
import { loadInput, type ReportInput, reportBody } from "../incoming.js";
import { reportRow, reportView } from "../views.js";

/** `/api/reports` and `/api/reports/:id`: the reports of the dossier, one of them, one more, one less. */
export const reportRoutes = (context: ServerContext) => {
  const { store, codebook } = context;
  return new Hono()
    .get("/reports", async (c) => {
      const reports = await store.reports();
      return c.json({ rows: reports.map(reportRow) });
    })
    .post("/reports", reportBody, async (c) => {
      const input = c.req.valid("json");
      const report = await loadInput(input, context, c.req.raw.signal);
      const known = await store.findReport(report);
      const outcome: AddOutcome = known
        ? { status: "unchanged", report: known, statements: 0 }
        : await store.addReading(await readReport(await withFreeId(report, input, store), { codebook }));
      return c.json(outcome, outcome.status === "added" ? 201 : 200);
    })
    .get("/reports/:id", async (c) => {
      const id = c.req.param("id");
      const report = await store.report(id);
      const [{ rows }, parties] = await Promise.all([
        store.statements({ reports: [id], limit: Number.MAX_SAFE_INTEGER }),
        store.parties(),
      ]);
      return c.json(reportView(report, rows, parties));
    })
    .delete("/reports/:id", async (c) => c.json({ change: await store.remove([c.req.param("id")]) }));
};

/** The report under an id that no other has; one that the client chose is kept, and refused by the store if it is taken. */
async function withFreeId(report: Report, input: ReportInput, store: Store): Promise<Report> {
  if (input.id !== undefined) return report;
  const taken = new Set((await store.reports()).map(({ id }) => id as string));
  return { ...report, id: uniqueId(report.id, taken) };
}
